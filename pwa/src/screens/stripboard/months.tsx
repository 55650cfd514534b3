/** The months of a calendar: each date with the shoot days on it, or why nobody shoots. Walked by arrows. */
import { computed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { daySaid, today } from "../../parts/said";
import { calendarOf, daysLater, isOff } from "../../rules/dates";
import { records } from "../../sync";
import { language, say } from "../../words";
import { monthsOf, WEEK } from "./calendar-deeds";
import { calendarNow, openDate, type Sort, sortWord } from "./calendar-held";
import { dayName } from "./effect-words";
import { lists } from "./held";
import type { List } from "./lists";

interface DateFacts {
  readonly days: readonly List[];
  readonly sort: Sort | undefined;
  readonly note: string | undefined;
  readonly off: boolean;
}

const facts = computed(() => {
  const of = calendarNow();
  const own = records("calendar_day").value.filter((one) => one.calendar === of?.id);
  const byDate = new Map(own.map((one) => [one.date, one]));
  const plain = calendarOf(of ?? { start: null, days_off: null }, own);
  const shot = new Map<string, List[]>();
  for (const list of lists.value.all)
    if (list.day?.date) shot.set(list.day.date, [...(shot.get(list.day.date) ?? []), list]);
  return {
    start: of?.start ?? [...shot.keys()].sort()[0] ?? today.value,
    last: [...shot.keys(), ...byDate.keys()].sort().at(-1) ?? of?.start ?? today.value,
    of: (date: string): DateFacts => ({
      days: shot.get(date) ?? [],
      sort: byDate.get(date)?.sort ?? undefined,
      note: byDate.get(date)?.note ?? undefined,
      off: isOff(plain, date),
    }),
  };
});

function monthSaid(month: string): string {
  const form = new Intl.DateTimeFormat(language.value === "es" ? "es" : "en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return form.format(Date.parse(`${month}-15T12:00:00Z`));
}

function Cell({ date }: { date: string }) {
  const { days, sort, note, off } = facts.value.of(date);
  const what = days.length
    ? days.map((list) => dayName(list)).join(", ")
    : sort
      ? sortWord(sort)
      : off
        ? say("sb.off")
        : "";
  const marks = [what, days.length && sort ? sortWord(sort) : "", note ?? ""].filter(Boolean).join(", ");
  const classes = ["sbdate", days.length ? "shoots" : "", off ? "off" : "", date === today.value ? "today" : ""];
  return (
    <button
      type="button"
      class={classes.filter(Boolean).join(" ")}
      data-date={date}
      aria-label={[daySaid(date), marks].filter(Boolean).join(". ")}
      aria-pressed={openDate.value === date}
      onClick={() => {
        openDate.value = date;
      }}
    >
      <b>{Number(date.slice(8))}</b>
      <span>{what}</span>
      {sort && days.length ? <small>{sortWord(sort)}</small> : null}
      {note ? <small>{note}</small> : null}
    </button>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

function walk(event: KeyboardEvent): void {
  const date = (event.target as HTMLElement).dataset.date;
  const by = STEPS[event.key];
  if (!date || !by) return;
  const next = document.querySelector<HTMLElement>(`[data-date="${daysLater(date, by)}"]`);
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

export function Months() {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const on = root.current;
    on?.addEventListener("keydown", walk);
    return () => on?.removeEventListener("keydown", walk);
  }, []);
  const { start, last } = facts.value;
  const end = daysLater(last < start ? start : last, 14);
  return (
    <div class="sbmonths" ref={root}>
      {monthsOf(start, end).map(({ month, weeks }) => (
        <section key={month} class="sbmonth" aria-label={monthSaid(month)}>
          <h2>{monthSaid(month)}</h2>
          <table>
            <thead>
              <tr>
                {WEEK.map((day) => (
                  <th key={day} scope="col" abbr={say(`sb.week.${day}`)}>
                    {say(`sb.week.${day}`).slice(0, 2)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.find(Boolean)}>
                  {week.map((date, at) => (
                    <td key={date ?? WEEK[at]}>{date ? <Cell date={date} /> : null}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
