/**
 * The board as it is drawn: lists of cards, each day one, and the boneyard and what is placed nowhere.
 *
 * Promises: a list that nothing moved is the very same object as before, so that only what moved is drawn again.
 * Refuses: to know signals, screens or deeds.
 */
import type { Strip } from "../../generated/kinds";
import { atOf, type BoardDay, type Layout } from "../../rules/layout";
import type { Facts } from "./facts";

export const BONEYARD = "boneyard";
export const UNPLACED = "unplaced";

/** A strip: of a scene, or a banner. */
export interface Card {
  readonly id: string;
  readonly order: string;
  readonly facts: Facts | null;
  readonly banner: string | null;
  /** How long it takes: the scene's estimate, or the banner's own. */
  readonly minutes: number;
  readonly strip: Strip;
}

export interface Sum {
  readonly scenes: number;
  readonly eighths: number;
  readonly minutes: number;
  /** How many of the cast work. */
  readonly cast: number;
}

export interface List {
  /** A day break's id, "boneyard" or "unplaced". */
  readonly id: string;
  readonly day: Omit<BoardDay, "strips"> | null;
  readonly cards: readonly Card[];
  readonly sum: Sum;
}

export interface Lists {
  /** Every unit's days, then the boneyard, then what is placed nowhere. */
  readonly all: readonly List[];
  readonly byId: ReadonlyMap<string, List>;
  /** In which list a card lies. */
  readonly where: ReadonlyMap<string, List>;
}

export const EMPTY: Lists = { all: [], byId: new Map(), where: new Map() };

export function sumOf(cards: readonly Card[]): Sum {
  const cast = new Set<string>();
  let [scenes, eighths, minutes] = [0, 0, 0];
  for (const card of cards) {
    minutes += card.minutes;
    if (!card.facts) continue;
    scenes += 1;
    eighths += card.facts.eighths;
    for (const id of card.facts.cast) cast.add(id);
  }
  return { scenes, eighths, minutes, cast: cast.size };
}

function cardOf(strip: Strip, facts: ReadonlyMap<string, Facts>): Card {
  const of = strip.scene === null ? null : (facts.get(strip.scene) ?? null);
  const own = strip.minutes ?? null;
  return {
    id: strip.id,
    order: atOf(strip).order,
    facts: of,
    banner: of ? null : (strip.banner ?? ""),
    minutes: own ?? of?.minutes ?? 0,
    strip,
  };
}

const sameCard = (a: Card, b: Card | undefined): boolean =>
  b !== undefined &&
  a.id === b.id &&
  a.order === b.order &&
  a.facts === b.facts &&
  a.banner === b.banner &&
  a.minutes === b.minutes;

const sameDay = (a: List["day"], b: List["day"]): boolean =>
  a === b ||
  (a !== null && b !== null && a.number === b.number && a.date === b.date && a.unit === b.unit && a.order === b.order);

/** The list as it was, where it says the same. */
function kept(now: Omit<List, "sum">, before: List | undefined): List {
  if (before && sameDay(now.day, before.day) && now.cards.length === before.cards.length)
    if (now.cards.every((card, place) => sameCard(card, before.cards[place]))) return before;
  return { ...now, sum: sumOf(now.cards) };
}

function gathered(all: readonly List[]): Lists {
  const where = new Map<string, List>();
  for (const list of all) for (const card of list.cards) where.set(card.id, list);
  return { all, byId: new Map(all.map((list) => [list.id, list])), where };
}

/** A strip of a scene that left the breakdown is passed over; `before` is what was drawn last. */
export function listsOf(laid: Layout, facts: ReadonlyMap<string, Facts>, before: Lists = EMPTY): Lists {
  const cards = (strips: readonly Strip[]) =>
    strips.map((strip) => cardOf(strip, facts)).filter((card) => card.facts || card.strip.scene === null);
  const made = [
    ...laid.days.map(({ strips, ...day }) => ({ id: day.id, day, cards: cards(strips) })),
    { id: BONEYARD, day: null, cards: cards(laid.boneyard) },
    { id: UNPLACED, day: null, cards: cards(laid.unplaced) },
  ];
  return gathered(made.map((list) => kept(list, before.byId.get(list.id))));
}

/** The same with some lists laid anew: a move that is not made yet. */
export function withLists(lists: Lists, changed: ReadonlyMap<string, readonly Card[]>): Lists {
  return gathered(
    lists.all.map((list) => {
      const cards = changed.get(list.id);
      return cards ? { ...list, cards, sum: sumOf(cards) } : list;
    }),
  );
}
