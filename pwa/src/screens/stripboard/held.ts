/**
 * The board that is looked at, as this device holds it: its lists, its cast, and what is lifted from it.
 *
 * Promises: it follows the records by itself; a list that nothing moved stays the very same object, and what draws it is not
 * drawn again. Refuses: to write.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Board } from "../../generated/kinds";
import { may } from "../../parts/may";
import { production } from "../../parts/said";
import { type Calendar, calendarOf } from "../../rules/dates";
import { layout, MAIN } from "../../rules/layout";
import { records } from "../../sync";
import { type Effect, effectOf } from "./effect";
import { allFacts, castOf } from "./facts";
import { type Card, EMPTY, type List, type Lists, listsOf } from "./lists";
import { type Lift, relifted, stays } from "./moving";

const byName = (a: Board, b: Board) => (a.name ?? "").localeCompare(b.name ?? "", undefined, { numeric: true });

export const boards = computed(() => [...records("board").value].sort(byName));
/** The board in the address; without one the current. */
export const chosenBoard = signal<string | undefined>(undefined);
export const board = computed(
  () =>
    boards.value.find((one) => one.id === chosenBoard.value) ??
    boards.value.find((one) => one.id === production.value?.board) ??
    boards.value[0],
);
export const isCurrent = computed(() => board.value !== undefined && board.value.id === production.value?.board);
export const makesBoards = computed(() => may("strip", "strip.edit"));

export const calendars = computed<ReadonlyMap<string, Calendar>>(() => {
  const days = records("calendar_day").value;
  return new Map(
    records("calendar").value.map((one) => [
      one.id,
      calendarOf(
        one,
        days.filter((day) => day.calendar === one.id),
      ),
    ]),
  );
});

export const cast = computed(() => castOf(records("element").value));
export const facts = computed(() => allFacts(records("scene").value, cast.value, records("location").value));
const NOTHING = { days: [], boneyard: [], unplaced: [] };
export const laid = computed(() => {
  const of = board.value;
  if (!of) return NOTHING;
  const [breaks, strips, units] = [records("day_break"), records("strip"), records("board_unit")];
  return layout(of, breaks.value, strips.value, calendars.value, units.value);
});

let drawn: Lists = EMPTY;
export const lists = computed<Lists>(() => {
  drawn = listsOf(laid.value, facts.value, drawn);
  return drawn;
});

export const units = computed<readonly string[]>(() => {
  const found = new Set(laid.value.days.map((day) => day.unit));
  for (const one of records("board_unit").value) if (one.board === board.value?.id && one.unit) found.add(one.unit);
  return found.size ? [...found] : [MAIN];
});
const chosenUnit = signal<string>(MAIN);
export const unit = computed(() =>
  units.value.includes(chosenUnit.value) ? chosenUnit.value : (units.value[0] ?? MAIN),
);
export const chooseUnit = (name: string): void => {
  chosenUnit.value = name;
};
/** The days that are shown, by their ids: the same list until a day comes, goes or moves. */
let shownDays: readonly string[] = [];
export const days = computed(() => {
  const now = lists.value.all.filter((list) => list.day?.unit === unit.value).map((list) => list.id);
  if (now.length !== shownDays.length || now.some((id, at) => id !== shownDays[at])) shownDays = now;
  return shownDays;
});

const listSignals = new Map<string, ReadonlySignal<List | undefined>>();

function once<T>(made: Map<string, T>, key: string, make: () => T): T {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}

/** One list; whoever reads it hears of it alone. */
export const listOf = (id: string): ReadonlySignal<List | undefined> =>
  once(listSignals, id, () => computed(() => lists.value.byId.get(id)));

// What is lifted

const held = signal<Lift | undefined>(undefined);
/** Follows the board: what somebody else moved meanwhile is where he put it, and what he took away is no longer lifted. */
export const lift = computed(() => held.value && relifted(lists.value, held.value));
export const isLifted = computed(() => lift.value !== undefined);
export const hold = (next: Lift | undefined): void => {
  held.value = next;
};

export interface LiftIn {
  /** Cards that stand here and are lifted. */
  readonly gone: readonly Card[];
  /** Before which of the cards that stay they would be laid. */
  readonly to: number | null;
  readonly cards: readonly Card[];
}

const liftSignals = new Map<string, ReadonlySignal<LiftIn | undefined>>();

/** What the lift does to one list: nothing to most. */
export const liftIn = (id: string): ReadonlySignal<LiftIn | undefined> =>
  once(liftSignals, id, () => {
    let last: LiftIn | undefined;
    return computed(() => {
      const now = lift.value;
      const to = now?.to.list === id ? now.to.place : null;
      const here = now?.cards.some((card) => lists.value.where.get(card.id)?.id === id);
      if (!now || (to === null && !here)) last = undefined;
      else if (!last || last.to !== to || !sameCards(last.cards, now.cards)) {
        const gone = now.cards.filter((card) => lists.value.where.get(card.id)?.id === id);
        last = { gone, to, cards: now.cards };
      }
      return last;
    });
  });

const sameCards = (a: readonly Card[], b: readonly Card[]) =>
  a.length === b.length && a.every((card, at) => card.id === b[at]?.id && card.facts === b[at]?.facts);

/** What placing it here would do; undefined while it lies where it lay. */
export const effect = computed<Effect | undefined>(() => {
  const now = lift.value;
  return now && !stays(lists.value, now) ? effectOf(lists.value, now, cast.value) : undefined;
});
