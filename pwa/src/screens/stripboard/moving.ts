/**
 * Lifting strips and laying them elsewhere, before anything is written. Pure.
 *
 * Promises: what is lifted stays in its order; put back it stands where it was; every place of the board can be reached
 * one step at a time. Refuses: to write; `deeds.ts` makes the entries.
 */
import { type At, atOf } from "../../rules/layout";
import { between } from "../../rules/order";
import { BONEYARD, type Card, type List, type Lists, UNPLACED } from "./lists";

/** A place on the board: in a list, before its nth card, those that are lifted not counted. */
export interface Target {
  readonly list: string;
  readonly place: number;
}

export interface Lift {
  /** The cards, in the board's order. */
  readonly cards: readonly Card[];
  readonly to: Target;
  /** Where the first of them stood. */
  readonly from: Target;
}

const has = (cards: readonly Card[], id: string): boolean => cards.some((card) => card.id === id);

/** The cards of a list that stay. */
export const rest = (list: List | undefined, lift: Pick<Lift, "cards">): readonly Card[] =>
  list ? list.cards.filter((card) => !has(lift.cards, card.id)) : [];

/** Takes those cards up; undefined where none of them is on the board. */
export function lifted(lists: Lists, ids: readonly string[]): Lift | undefined {
  const wanted = new Set(ids);
  const cards = lists.all.flatMap((list) => list.cards.filter((card) => wanted.has(card.id)));
  const first = cards[0];
  const list = first && lists.where.get(first.id);
  if (!list) return undefined;
  const place = list.cards.findIndex((card) => card.id === first.id);
  const from = { list: list.id, place };
  return { cards, to: from, from };
}

/** The same strips after the board moved under them; undefined where they are gone. */
export function relifted(lists: Lists, lift: Lift): Lift | undefined {
  const again = lifted(
    lists,
    lift.cards.map((card) => card.id),
  );
  if (!again) return undefined;
  const list = lists.byId.get(lift.to.list);
  if (!list) return again;
  return { ...again, to: { list: list.id, place: Math.min(lift.to.place, rest(list, again).length) } };
}

/** The lists of the unit that is shown, the boneyard and what is unplaced: the way of the arrows. */
export function wayOf(lists: Lists, unit: string): readonly List[] {
  return lists.all.filter((list) => list.day === null || list.day.unit === unit);
}

/** One place on or back; over the end of a list into the next. At the board's own end it stays. */
export function stepped(lists: Lists, unit: string, lift: Lift, by: 1 | -1): Lift {
  const here = rest(lists.byId.get(lift.to.list), lift).length;
  const place = lift.to.place + by;
  if (place >= 0 && place <= here) return { ...lift, to: { ...lift.to, place } };
  const way = wayOf(lists, unit);
  const next = way[way.findIndex((list) => list.id === lift.to.list) + by];
  if (!next) return lift;
  return { ...lift, to: { list: next.id, place: by > 0 ? 0 : rest(next, lift).length } };
}

/** To the end of the next day or the day before. */
export function dayStepped(lists: Lists, unit: string, lift: Lift, by: 1 | -1): Lift {
  const way = wayOf(lists, unit);
  const next = way[way.findIndex((list) => list.id === lift.to.list) + by];
  return next ? laidIn(lists, lift, next.id) : lift;
}

/** To a place of a list; without one to its end. */
export function laidIn(lists: Lists, lift: Lift, list: string, place?: number): Lift {
  const most = rest(lists.byId.get(list), lift).length;
  return { ...lift, to: { list, place: Math.max(0, Math.min(place ?? most, most)) } };
}

/** How every list that the move touches would look. */
export function after(lists: Lists, lift: Lift): ReadonlyMap<string, readonly Card[]> {
  const changed = new Map<string, readonly Card[]>();
  for (const card of lift.cards) {
    const list = lists.where.get(card.id);
    if (list) changed.set(list.id, rest(list, lift));
  }
  const under = rest(lists.byId.get(lift.to.list), lift);
  changed.set(lift.to.list, [...under.slice(0, lift.to.place), ...lift.cards, ...under.slice(lift.to.place)]);
  return changed;
}

/** Whether everything would lie as it lies. */
export function stays(lists: Lists, lift: Lift): boolean {
  return [...after(lists, lift)].every(([id, cards]) => {
    const stood = lists.byId.get(id)?.cards ?? [];
    return stood.length === cards.length && stood.every((card, place) => card.id === cards[place]?.id);
  });
}

export interface Placing {
  readonly strip: string;
  readonly at: At;
  readonly was: At;
}

/** What placing writes: a place for each strip that is lifted, and for nobody else's. */
export function placings(lists: Lists, lift: Lift): Placing[] {
  const { list, place } = lift.to;
  const under = rest(lists.byId.get(list), lift);
  const where = list === BONEYARD || list === UNPLACED ? { place: list, day: null } : { place: "day", day: list };
  const upTo = under[place]?.order ?? null;
  let behind = under[place - 1]?.order ?? null;
  return lift.cards.map((card) => {
    behind = between(behind, upTo, card.id);
    return { strip: card.id, at: { ...where, order: behind } as At, was: atOf(card.strip) };
  });
}
