/** The day's own times, each edited where it stands. */
import type { CallSheet } from "../../generated/kinds";
import { minutesSaid } from "../../parts/said";
import { parseTime } from "../../rules/time";
import { say, type WordKey } from "../../words";
import type { Stars } from "./difference";
import { edit } from "./edit";
import { TimeCell } from "./time-cell";

const TIMES = [
  ["general_call", "builder.general_call"],
  ["shooting_call", "builder.shooting_call"],
  ["breakfast", "builder.breakfast"],
  ["lunch", "builder.lunch"],
  ["wrap", "builder.wrap"],
] as const satisfies readonly (readonly [keyof CallSheet, WordKey])[];

export interface TimesProps {
  readonly sheet: CallSheet;
  readonly shift: number;
  readonly stars: Stars;
  readonly colour: string;
  readonly disabled: boolean;
}

export function Times({ sheet, shift, stars, colour, disabled }: TimesProps) {
  const type = (field: (typeof TIMES)[number][0], what: string) => (typed: string) => {
    const minutes = typed === "" ? null : parseTime(typed);
    if (typed !== "" && minutes === null) return false;
    const time = minutes === null ? say("builder.none") : minutesSaid(minutes);
    edit(
      "call_sheet",
      sheet.id,
      { [field]: minutes === null ? null : minutes - shift },
      say("builder.did_sheet", { what, time }),
    );
    return true;
  };
  return (
    <dl class="daytimes" aria-label={say("builder.times")}>
      {TIMES.map(([field, word]) => {
        const stood = sheet[field];
        return (
          <div key={field}>
            <dt>{say(word)}</dt>
            <dd>
              <TimeCell
                label={say(word)}
                minutes={stood === null ? null : stood + shift}
                onTyped={type(field, say(word))}
                star={stars.times.has(field) ? colour : undefined}
                disabled={disabled}
              />
            </dd>
          </div>
        );
      })}
      <div>
        <dt>{say("builder.lunch_takes")}</dt>
        <dd>
          <select
            class="cell"
            aria-label={say("builder.lunch_takes")}
            disabled={disabled}
            value={String(sheet.lunch_minutes ?? "")}
            onChange={(event) => {
              const minutes = event.currentTarget.value === "" ? null : Number(event.currentTarget.value);
              const time = minutes === null ? say("builder.none") : say("builder.minutes", { count: minutes });
              edit(
                "call_sheet",
                sheet.id,
                { lunch_minutes: minutes },
                say("builder.did_sheet", { what: say("builder.lunch_takes"), time }),
              );
            }}
          >
            <option value="">{say("builder.none")}</option>
            {[30, 45, 60].map((minutes) => (
              <option key={minutes} value={minutes}>
                {say("builder.minutes", { count: minutes })}
              </option>
            ))}
            {sheet.lunch_minutes !== null && ![30, 45, 60].includes(sheet.lunch_minutes) ? (
              <option value={sheet.lunch_minutes}>{say("builder.minutes", { count: sheet.lunch_minutes })}</option>
            ) : null}
          </select>
        </dd>
      </div>
    </dl>
  );
}
