// The dates of shoot days, as they follow from a calendar. A date that is off singly is off, one that is worked singly
// is worked whatever its weekday; where no day can be worked there is no date.
// Twin of server/office/schedule/dates.py; tests/vectors/dates.json holds both. Dates are texts like 2026-03-07.

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const OFF: ReadonlySet<string> = new Set(["holiday", "day_off", "travel", "company_move"]);
const FAR = 400;
const DAY = 86_400_000;

export type Week = Readonly<Partial<Record<(typeof WEEKDAYS)[number], boolean | null>>>;

/** `start`, the weekly days off and what single dates are: a `calendar` with its `calendar_day`s. */
export interface Calendar {
  readonly start: string | null;
  readonly days_off: Week | null;
  readonly marks: ReadonlyMap<string, string>;
}

export function calendarOf(
  record: { readonly start: string | null; readonly days_off: unknown },
  days: Iterable<{ readonly date: string | null; readonly sort: string | null }>,
): Calendar {
  const marks = new Map<string, string>();
  for (const day of days) if (day.date && day.sort) marks.set(day.date, day.sort);
  return { start: record.start, days_off: record.days_off as Week | null, marks };
}

/** 0 is Monday. */
export const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

export const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export function isOff(calendar: Calendar, date: string): boolean {
  const mark = calendar.marks.get(date);
  if (mark === "work") return false;
  const name = WEEKDAYS[weekdayOf(date)];
  return (mark !== undefined && OFF.has(mark)) || (name !== undefined && calendar.days_off?.[name] === true);
}

/** The first date after that one that is worked; null if none is. */
export function nextWorked(calendar: Calendar, after: string): string | null {
  for (let ahead = 1; ahead <= FAR; ahead++) {
    const date = daysLater(after, ahead);
    if (!isOff(calendar, date)) return date;
  }
  return null;
}

const read = (text: string | null | undefined): string | null =>
  text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;

/** A date or null for each day in order. `fixed`: each day's own date; `brought`: those of a board without a calendar. */
export function datesOf(
  calendar: Calendar | null,
  fixed: readonly (string | null)[],
  brought: readonly string[] = [],
): (string | null)[] {
  let last: string | null = null;
  let ended = false;
  return fixed.map((own, index) => {
    let when = read(own);
    if (when !== null) {
      ended = false;
    } else if (calendar === null) {
      when = read(brought[index]);
    } else if (!ended) {
      when = last === null ? calendar.start : nextWorked(calendar, last);
      ended = when === null;
    }
    if (when !== null && (last === null || when > last)) last = when;
    return when;
  });
}
