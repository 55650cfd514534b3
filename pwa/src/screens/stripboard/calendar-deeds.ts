/**
 * The deeds on a calendar. Pure: each gives what is to be done, and the way back.
 *
 * Promises: a calendar made from the dates of a board gives those dates again. Refuses to write a date twice.
 */
import type { Board, Calendar } from "../../generated/kinds";
import { daysLater, isOff, type Week, weekdayOf } from "../../rules/dates";
import type { AnyDeed } from "../../sync";
import type { Change } from "./day-deeds";

export const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const edit = (record: string, fields: object): AnyDeed =>
  ({ kind: "calendar", verb: "calendar.edit", record, fields }) as AnyDeed;

/** Shooting begins on another date; everything behind moves with it. */
export const setStart = (of: Calendar, start: string | null): Change => ({
  deeds: [edit(of.id, { start })],
  back: [edit(of.id, { start: of.start })],
});

/** A weekday is off, or worked. */
export function setWeekday(of: Calendar, day: (typeof WEEK)[number], off: boolean): Change {
  const stood = (of.days_off ?? null) as Week | null;
  const days_off = Object.fromEntries(WEEK.map((name) => [name, name === day ? off : (stood?.[name] ?? false)]));
  return { deeds: [edit(of.id, { days_off })], back: [edit(of.id, { days_off: stood })] };
}

export interface Made extends Change {
  readonly id: string;
}

/** Weekdays never worked are off; what else lies between is a day off of its own, a worked day off is worked. */
export function calendarFrom(
  board: Board,
  dates: readonly string[],
  fallback: string,
  name: string,
  id: string,
  dayId: (date: string) => string,
): Made {
  const sorted = [...new Set(dates)].sort();
  const [start, end] = [sorted[0] ?? fallback, sorted.at(-1) ?? fallback];
  const worked = new Set(sorted);
  const weekdays = new Set(sorted.map(weekdayOf));
  const off = (at: number) => (sorted.length ? !weekdays.has(at) : at > 4);
  const days_off = Object.fromEntries(WEEK.map((day, at) => [day, off(at)])) as Week;
  const plain = { start, days_off, marks: new Map<string, string>() };
  const marks: AnyDeed[] = [];
  for (let date = start; sorted.length && date <= end; date = daysLater(date, 1))
    if (!worked.has(date) && !isOff(plain, date))
      marks.push({
        ...{ kind: "calendar_day", verb: "calendar_day.add", record: dayId(date) },
        fields: { calendar: id, date, sort: "day_off" },
      });
  const on = (calendar: string | null): AnyDeed => ({
    ...{ kind: "board", verb: "board.edit", record: board.id },
    fields: { on_calendar: calendar },
  });
  return {
    id,
    deeds: [
      { kind: "calendar", verb: "calendar.add", record: id, fields: { name, start, days_off } },
      ...marks,
      on(id),
    ],
    back: [on(board.on_calendar)],
  };
}

/** The months from one date to another, each its days in weeks that begin on Monday; null before its first. */
export function monthsOf(from: string, to: string, most = 30): { month: string; weeks: (string | null)[][] }[] {
  const made: { month: string; weeks: (string | null)[][] }[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first.slice(0, 7) <= to.slice(0, 7) && made.length < most; ) {
    const month = first.slice(0, 7);
    const cells: (string | null)[] = Array.from({ length: weekdayOf(first) }, () => null);
    let date = first;
    for (; date.slice(0, 7) === month; date = daysLater(date, 1)) cells.push(date);
    while (cells.length % 7) cells.push(null);
    made.push({ month, weeks: Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7)) });
    first = date;
  }
  return made;
}
