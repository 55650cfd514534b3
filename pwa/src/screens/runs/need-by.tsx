/**
 * Need-by: an hour and its day.
 * Promises: the day is always seen; until one is chosen it follows the hour, by the next shoot day.
 */
import { computed } from "@preact/signals";
import { type Choice, ChoiceField } from "../../parts/fields";
import { clockKind, shortMonth, shortWeekday, today, zone } from "../../parts/said";
import { TimeField } from "../../parts/time-field";
import { minute, records } from "../../sync";
import { say } from "../../words";
import type { RunForm } from "./run-form";
import { dayAfter, needByDay, needByInstant } from "./typed";

type Asked = Pick<RunForm, "need_by" | "day">;

/** The dates that are shot, each with its number where it has one. */
const shoots = computed(() => {
  const found = new Map<string, number | null>();
  for (const { date, number } of records("shoot_day").value) {
    if (date) found.set(date, found.get(date) ?? number);
  }
  return found;
});

/** The day that counts. A chosen one that has gone by since does not, unless it `stands` in the run. */
export function dayOf(form: Asked, stands = ""): string {
  if (form.day && (form.day >= today.value || form.day === stands)) return form.day;
  return needByDay(form.need_by, minute.value, today.value, zone.value, [...shoots.value.keys()]);
}

export function needByOf(form: Asked, stands = ""): string | null {
  return form.need_by === null ? null : needByInstant(form.need_by, dayOf(form, stands), zone.value);
}

/** "Tomorrow, Thu 14 May, day 1": short, so that a phone's choice holds it. */
function dayWords(date: string): string {
  const number = shoots.value.get(date);
  const weekday = shortWeekday(date);
  const name = say("part.day", { weekday, day: Number(date.slice(8)), month: shortMonth(date) });
  const day = number ? say("run.day.shoot", { day: name, n: number }) : name;
  if (date === today.value) return say("run.day.today", { day });
  if (date === dayAfter(today.value)) return say("run.day.tomorrow", { day });
  return day.charAt(0).toUpperCase() + day.slice(1);
}

/** Today, tomorrow, the shoot days ahead, and the one that is chosen. */
function choices(chosen: string): Choice<string>[] {
  const ahead = [...shoots.value.keys()].filter((date) => date > today.value);
  const days = new Set([chosen, today.value, dayAfter(today.value), ...ahead]);
  return [...days].sort().map((date) => ({ value: date, label: dayWords(date) }));
}

export function NeedBy({
  form,
  stands,
  onChange,
}: {
  form: Asked;
  /** The day that the run has now. */
  stands?: string | undefined;
  onChange: (change: Partial<Asked>) => void;
}) {
  const day = dayOf(form, stands);
  return (
    <div class="needby">
      <TimeField
        label={say("run.field.need_by")}
        value={form.need_by}
        onTime={(need_by) => onChange({ need_by })}
        clock={clockKind.value}
      />
      <ChoiceField
        label={say("run.field.day")}
        value={day}
        choices={choices(day)}
        onChoose={(chosen) => onChange({ day: chosen })}
      />
    </div>
  );
}
