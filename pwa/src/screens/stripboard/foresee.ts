/**
 * What deeds on a board would make of it, before they are done: a day that moves, a start that is pushed.
 *
 * Promises: the same laying as of what stands, over the same records with those deeds laid on. Refuses to write anything.
 */
import type { Board, BoardUnit, CalendarDay, Calendar as CalendarRecord, DayBreak, Strip } from "../../generated/kinds";
import { calendarOf } from "../../rules/dates";
import { layout } from "../../rules/layout";
import { type AnyDeed, records } from "../../sync";
import { companyMoves, type DayEffect, type PersonEffect, peopleEffects } from "./effect";
import type { CastMember, Facts } from "./facts";
import { EMPTY, type List, type Lists, listsOf } from "./lists";

export interface Records {
  readonly board: readonly Board[];
  readonly board_unit: readonly BoardUnit[];
  readonly day_break: readonly DayBreak[];
  readonly strip: readonly Strip[];
  readonly calendar: readonly CalendarRecord[];
  readonly calendar_day: readonly CalendarDay[];
}

const NAMES = ["board", "board_unit", "day_break", "strip", "calendar", "calendar_day"] as const;

export const recordsNow = (): Records =>
  Object.fromEntries(NAMES.map((name) => [name, records(name).peek()])) as unknown as Records;

interface Any {
  readonly id: string;
  readonly struck?: string | null;
}

/** The records with those deeds laid on. What is struck is gone; what is new is there. */
export function withDeeds(now: Records, deeds: readonly AnyDeed[]): Records {
  const made: Record<string, readonly Any[]> = { ...now } as never;
  for (const name of NAMES) {
    const own = deeds.filter((deed) => deed.kind === name);
    if (!own.length) continue;
    const all = new Map((made[name] ?? []).map((one) => [one.id, one]));
    for (const { record, fields } of own)
      if (record) all.set(record, { ...(all.get(record) ?? BLANK), ...fields, id: record } as Any);
    made[name] = [...all.values()].filter((one) => !one.struck);
  }
  return made as unknown as Records;
}

const BLANK = { unit: null, date: null, note: null, at: null, scene: null, banner: null, minutes: null } as const;

export function laidOut(of: Records, board: string, facts: ReadonlyMap<string, Facts>, before: Lists = EMPTY): Lists {
  const own = of.board.find((one) => one.id === board);
  if (!own) return EMPTY;
  const calendars = new Map(
    of.calendar.map((one) => [
      one.id,
      calendarOf(
        one,
        of.calendar_day.filter((day) => day.calendar === one.id),
      ),
    ]),
  );
  return listsOf(layout(own, of.day_break, of.strip, calendars, of.board_unit), facts, before);
}

export interface Foreseen {
  readonly then: Lists;
  /** Days whose strips change, with what they come to. */
  readonly days: readonly DayEffect[];
  /** Days whose date or number moves though their strips stay. */
  readonly moved: number;
  readonly endWas: List | undefined;
  readonly endNow: List | undefined;
  /** Who works more, less or otherwise; whose dates alone move is counted. */
  readonly people: readonly PersonEffect[];
  readonly shifted: number;
  /** Days that no longer have a date: the calendar leaves none to work. */
  readonly undated: number;
}

/** The last day of the first unit, the main one. */
const lastOf = ({ all }: Lists) => all.filter((list) => list.day && list.day.unit === all[0]?.day?.unit).at(-1);

const dated = (list: List | undefined) => `${list?.day?.date ?? ""}/${list?.day?.number ?? ""}`;

/** What differs between the board and the board as it would be. */
export function foreseen(before: Lists, then: Lists, cast: ReadonlyMap<string, CastMember>): Foreseen {
  const nothing = { scenes: 0, eighths: 0, minutes: 0, cast: 0 };
  const isDay = (list: List) => list.day !== null;
  const days = then.all.filter(isDay).flatMap((list): DayEffect[] => {
    const stood = before.byId.get(list.id);
    const same = stood && list.cards.length === stood.cards.length;
    if (same && list.cards.every((card, at) => card.id === stood.cards[at]?.id)) return [];
    const movesWas = stood ? companyMoves(stood.cards) : 0;
    return [{ list, was: stood?.sum ?? nothing, now: list.sum, movesWas, movesNow: companyMoves(list.cards) }];
  });
  const people = peopleEffects(before, then, cast.values());
  const otherwise = people.filter((one) => one.gains.length > 0 || one.loses.length > 0 || one.was !== one.now);
  return {
    then,
    days,
    moved: then.all.filter((list) => isDay(list) && dated(before.byId.get(list.id)) !== dated(list)).length,
    endWas: lastOf(before),
    endNow: lastOf(then),
    people: otherwise,
    shifted: people.length - otherwise.length,
    undated: then.all.filter((list) => isDay(list) && !list.day?.date && before.byId.get(list.id)?.day?.date).length,
  };
}
