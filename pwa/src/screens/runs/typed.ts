/** What is typed into the form of a run, read. Pure. */
import { instantOf, minutesAt } from "../../rules/instants";

export interface Line {
  text: string;
  quantity: string | null;
}

/** Items as they are typed, one a line; what follows the last comma is the quantity: "Gaff tape, 2 in black, 6 rolls". */
export function itemLines(typed: string): Line[] {
  const lines = typed.split("\n").map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const comma = line.lastIndexOf(",");
    if (comma < 1) return { text: line, quantity: null };
    return { text: line.slice(0, comma).trim(), quantity: line.slice(comma + 1).trim() || null };
  });
}

/** An item as it would be typed, such that `itemLines` reads the same again. */
export function itemLine(item: { text: string | null; quantity: string | null }): string {
  const text = item.text ?? "";
  if (item.quantity) return `${text}, ${item.quantity}`;
  return text.includes(",", 1) ? `${text},` : text;
}

/** The date so many days later. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

// A weekend with a holiday. A shoot further off than that is not what an hour alone means: in prep it means today.
const NEAR = 3;

/**
 * The day that an hour means while none is chosen: today where it is a shoot day and the hour is ahead, else the next
 * shoot day; where none is near, today, and tomorrow for an hour gone by.
 */
export function needByDay(
  minutes: number | null,
  now: number,
  date: string,
  where: string,
  shoots: readonly string[],
): string {
  const past = minutes !== null && minutes < minutesAt(now, date, where);
  const first = past ? dayAfter(date) : date;
  const next = [...shoots].sort().find((day) => day >= first);
  return next && next <= dayAfter(date, NEAR) ? next : first;
}

export function needByInstant(minutes: number, day: string, where: string): string {
  return instantOf(day, minutes, where);
}
