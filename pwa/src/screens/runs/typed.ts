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

/** The day a need-by falls on: an hour already past means tomorrow's. */
export function needByInstant(minutes: number, now: number, date: string, where: string): string {
  const past = minutes < minutesAt(now, date, where) && minutes < 1440;
  return instantOf(date, past ? minutes + 1440 : minutes, where);
}
