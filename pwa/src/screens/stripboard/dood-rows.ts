/**
 * The day-out-of-days around a move: who it touches, before and after. Pure; the codes are `rules/dood`.
 *
 * Promises: a column is a date of work, two units on one date are one. Refuses more columns than can be read at once.
 */
import type { Element, ElementDay } from "../../generated/kinds";
import type { Week } from "../../rules/dates";
import { type Column, doodLine, doodRules, type Said } from "../../rules/dood";
import { workOf } from "./effect";
import type { CastMember } from "./facts";
import type { List, Lists } from "./lists";

/** What a performer brings to the table beside the work. */
export interface Performer {
  readonly marks: ReadonlyMap<string, string>;
  readonly week: Week | null;
  readonly own: Said | null;
}

export interface Performers {
  readonly board: Said | null;
  readonly of: (element: string) => Performer;
}

export interface DoodColumn {
  readonly key: string;
  readonly number: number;
  readonly date: string | null;
}

export interface DoodRow {
  readonly member: CastMember;
  readonly cells: readonly { readonly was: string; readonly now: string }[];
  /** Dates of work that the performer has off, and had not before. */
  readonly clashes: readonly string[];
}

export function performersOf(
  board: Said | null,
  elements: readonly Element[],
  days: readonly ElementDay[],
): Performers {
  const byId = new Map(elements.map((one) => [one.id, one]));
  return {
    board,
    of: (id) => {
      const element = byId.get(id);
      const marks = new Map(
        days.flatMap((one) => (one.element === id && one.date && one.sort ? [[one.date, one.sort]] : [])),
      );
      return { marks, week: (element?.days_off as Week | null) ?? null, own: (element?.dood as Said | null) ?? null };
    },
  };
}

const keyOf = (list: List): string => list.day?.date ?? list.id;

/** Each date of work once, in order; days without a date as the board has them. */
export function columnsOf(lists: Lists): DoodColumn[] {
  const found = new Map<string, DoodColumn>();
  for (const list of lists.all)
    if (list.day && !found.has(keyOf(list)))
      found.set(keyOf(list), { key: keyOf(list), number: list.day.number, date: list.day.date });
  const all = [...found.values()];
  return all.every((one) => one.date) ? all.sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1)) : all;
}

function lineOf(lists: Lists, columns: readonly DoodColumn[], member: string, { board, of }: Performers) {
  const { marks, week, own } = of(member);
  const place = new Map(columns.map((column, at) => [column.key, at]));
  const works = (workOf(lists).get(member) ?? []).flatMap((list) => place.get(keyOf(list)) ?? []);
  const days = columns.map(({ date, number }): Column => ({ date, number, off: false }));
  return doodLine(works, days, marks, doodRules(board, own), week);
}

/** The lines of those members in both states, over the columns of the later one. */
export function doodRows(
  before: Lists,
  then: Lists,
  members: readonly CastMember[],
  performers: Performers,
): { columns: DoodColumn[]; rows: DoodRow[] } {
  const columns = columnsOf(then);
  const rows = members.map((member) => {
    const [was, now] = [before, then].map((lists) => lineOf(lists, columns, member.id, performers));
    const cells = columns.map((_, at) => ({ was: was?.cells[at] ?? "", now: now?.cells[at] ?? "" }));
    const had = new Set(was?.clashes);
    const clashes = (now?.clashes ?? []).filter((at) => !had.has(at)).flatMap((at) => columns[at]?.date ?? []);
    return { member, cells, clashes };
  });
  return { columns, rows };
}

/** The columns worth showing: those around what is touched, at most so many; where some are left out between, a gap. */
export function windowOf(columns: readonly DoodColumn[], touched: ReadonlySet<string>, most: number): number[] {
  const at = columns.flatMap((column, place) => (touched.has(column.key) ? place : []));
  const wanted = new Set<number>();
  for (const reach of [0, 1, 2, 3, 4])
    for (const place of at)
      for (const one of [place - reach, place + reach])
        if (one >= 0 && one < columns.length && wanted.size < most) wanted.add(one);
  return [...wanted].sort((a, b) => a - b);
}
