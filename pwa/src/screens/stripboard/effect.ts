/**
 * What a move does, known before it is made: to pages and hours of the days, to company moves, to who works when.
 *
 * Promises: only what differs is told; a person who works in two lists of one date works one day. Refuses: to weigh it.
 */
import type { CastMember } from "./facts";
import type { Card, List, Lists, Sum } from "./lists";
import { withLists } from "./lists";
import { after, type Lift } from "./moving";

export interface DayEffect {
  readonly list: List;
  readonly was: Sum;
  readonly now: Sum;
  readonly movesWas: number;
  readonly movesNow: number;
}

export interface PersonEffect {
  readonly member: CastMember;
  /** Lists in which this person works then and did not, and the other way round. */
  readonly gains: readonly List[];
  readonly loses: readonly List[];
  /** Days of work before and after. */
  readonly was: number;
  readonly now: number;
  /** First day of work, where that moves. */
  readonly startWas: List | null;
  readonly startNow: List | null;
  readonly endWas: List | null;
  readonly endNow: List | null;
}

export interface Effect {
  readonly days: readonly DayEffect[];
  readonly people: readonly PersonEffect[];
  /** How many of those lifted work just the same days. */
  readonly same: number;
  /** The board as it would lie. */
  readonly then: Lists;
}

/** How often the company moves within a day: from one place to the next, as the strips follow each other. */
export function companyMoves(cards: readonly Card[]): number {
  const places = cards.flatMap((card) => card.facts?.place ?? []);
  return places.filter((place, at) => at > 0 && place !== places[at - 1]).length;
}

const isDay = (list: List): boolean => list.day !== null;

/** The days on which each of the cast works, in the board's order. */
export type Work = ReadonlyMap<string, readonly List[]>;

const known = new WeakMap<Lists, Work>();

export function workOf(lists: Lists): Work {
  const found = known.get(lists);
  if (found) return found;
  const work = new Map<string, List[]>();
  for (const list of lists.all.filter(isDay))
    for (const id of new Set(list.cards.flatMap((card) => card.facts?.cast ?? []))) {
      const days = work.get(id);
      if (days) days.push(list);
      else work.set(id, [list]);
    }
  known.set(lists, work);
  return work;
}

/** Two units on one date are one day of work. */
const daysOf = (lists: readonly List[]): number => new Set(lists.map((list) => list.day?.date ?? list.id)).size;

/** By date, so that a second unit's day stands where it falls. */
const byDate = (lists: readonly List[]): readonly List[] =>
  lists.every((list) => list.day?.date)
    ? [...lists].sort((a, b) => ((a.day?.date ?? "") < (b.day?.date ?? "") ? -1 : 1))
    : lists;

function personEffect(member: CastMember, before: readonly List[], later: readonly List[]): PersonEffect | undefined {
  const [was, now] = [byDate(before), byDate(later)];
  const [old, fresh] = [new Set(was.map((list) => list.id)), new Set(now.map((list) => list.id))];
  const gains = now.filter((list) => !old.has(list.id));
  const loses = was.filter((list) => !fresh.has(list.id));
  const moved = was.some((list, at) => list.day?.date !== now[at]?.day?.date);
  if (!gains.length && !loses.length && !moved) return undefined;
  return {
    ...{ member, gains, loses, was: daysOf(was), now: daysOf(now) },
    startWas: was[0] ?? null,
    startNow: now[0] ?? null,
    endWas: was.at(-1) ?? null,
    endNow: now.at(-1) ?? null,
  };
}

/** What differs between two states of the board for these people. */
export function peopleEffects(before: Lists, then: Lists, who: Iterable<CastMember>): PersonEffect[] {
  const [was, now] = [workOf(before), workOf(then)];
  return [...who].flatMap((member) => personEffect(member, was.get(member.id) ?? [], now.get(member.id) ?? []) ?? []);
}

export function effectOf(lists: Lists, lift: Lift, cast: ReadonlyMap<string, CastMember>): Effect {
  const changed = after(lists, lift);
  const then = withLists(lists, changed);
  const days = [...changed.keys()].flatMap((id): DayEffect[] => {
    const [stood, list] = [lists.byId.get(id), then.byId.get(id)];
    if (!stood?.day || !list) return [];
    const [movesWas, movesNow] = [companyMoves(stood.cards), companyMoves(list.cards)];
    return [{ list, was: stood.sum, now: list.sum, movesWas, movesNow }];
  });
  const who = new Set(lift.cards.flatMap((card) => card.facts?.cast ?? []));
  const members = [...who].flatMap((id) => cast.get(id) ?? []);
  const people = peopleEffects(lists, then, members);
  return { days: days.sort(inBoardOrder(then)), people, same: members.length - people.length, then };
}

function inBoardOrder(lists: Lists) {
  const place = new Map(lists.all.map((list, at) => [list.id, at]));
  return (a: DayEffect, b: DayEffect) => (place.get(a.list.id) ?? 0) - (place.get(b.list.id) ?? 0);
}
