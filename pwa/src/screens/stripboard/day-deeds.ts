/**
 * The deeds on a whole day: moved, split, merged, added, taken out, given a date. Pure: each gives what is to be done.
 *
 * Promises: its strips keep their order. Refuses: to take out a day that has strips; they go to the day beside it.
 */
import { type At, atOf, type BoardDay } from "../../rules/layout";
import { between } from "../../rules/order";
import type { AnyDeed } from "../../sync";
import { editStrip, struck } from "./deeds";
import type { Card, List } from "./lists";

export interface Change {
  readonly deeds: readonly AnyDeed[];
  readonly back: readonly AnyDeed[];
}

/** A key for a day behind that one, null being the first of its unit. `id` is the day that moves or comes. */
export function dayKey(days: readonly BoardDay[], behind: string | null, unit: string, id: string): string {
  const own = days.filter((day) => day.unit === unit && day.id !== id);
  const at = own.findIndex((day) => day.id === behind);
  return between(own[at]?.order ?? null, own[at + 1]?.order ?? null, id);
}

const edit = (record: string, fields: Readonly<Record<string, unknown>>): AnyDeed =>
  ({ kind: "day_break", verb: "day_break.edit", record, fields }) as AnyDeed;
const add = (record: string, board: string, unit: string, order: string): AnyDeed => ({
  ...{ kind: "day_break", verb: "day_break.add", record },
  fields: { board, unit, order },
});

/** The whole day, behind another; null: first of all. */
export function moveDay(days: readonly BoardDay[], day: BoardDay, behind: string | null): Change {
  const order = dayKey(days, behind, day.unit, day.id);
  return { deeds: [edit(day.id, { order })], back: [edit(day.id, { order: day.order })] };
}

/** Its strips from that one on become a day of their own, the next. */
export function splitDay(days: readonly BoardDay[], list: List, from: string, board: string, id: string): Change {
  const at = list.cards.findIndex((card) => card.id === from);
  const later = at < 0 ? [] : list.cards.slice(at);
  const unit = list.day?.unit ?? "";
  const to = (card: Card): At => ({ place: "day", day: id, order: card.order });
  return {
    deeds: [
      add(id, board, unit, dayKey(days, list.id, unit, id)),
      ...later.map((card) => editStrip(card.id, to(card))),
    ],
    back: [...later.map((card) => editStrip(card.id, atOf(card.strip))), struck("day_break", id, true)],
  };
}

/** Its strips go to the end of another day, and the day is no more. */
export function mergeDay(list: List, into: List): Change {
  let behind = into.cards.at(-1)?.order ?? null;
  const moved = list.cards.map((card) => {
    behind = between(behind, null, card.id);
    return editStrip(card.id, { place: "day", day: into.id, order: behind });
  });
  return {
    deeds: [...moved, struck("day_break", list.id, true)],
    back: [struck("day_break", list.id, false), ...list.cards.map((card) => editStrip(card.id, atOf(card.strip)))],
  };
}

/** An empty day behind that one. */
export function addDay(
  days: readonly BoardDay[],
  behind: string | null,
  unit: string,
  board: string,
  id: string,
): Change {
  return {
    deeds: [add(id, board, unit, dayKey(days, behind, unit, id))],
    back: [struck("day_break", id, true)],
  };
}

export const takeOutDay = (list: List): Change => ({
  deeds: [struck("day_break", list.id, true)],
  back: [struck("day_break", list.id, false)],
});

/** Its own date, whatever the calendar says; null: the calendar's again. Or a note. */
export function setDay(list: List, fields: { date?: string | null; note?: string | null }): Change {
  const stood = list.day?.record;
  const was = Object.fromEntries(Object.keys(fields).map((name) => [name, stood?.[name as "date" | "note"] ?? null]));
  return { deeds: [edit(list.id, fields)], back: [edit(list.id, was)] };
}
