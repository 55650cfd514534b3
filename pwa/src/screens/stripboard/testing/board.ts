/** A small board for the tests: three days of a film, as the records of a phone. */
import type { Board, DayBreak, Element, Scene, Strip } from "../../../generated/kinds";
import { layout } from "../../../rules/layout";
import { nth } from "../../../rules/order";
import { allFacts, castOf } from "../facts";
import { EMPTY, type Lists, listsOf } from "../lists";

const standing = { rev: 1, struck: null };
export const BOARD = "00000000-0000-4000-8000-00000000b0a2";
export const id = (kind: string, n: number): string =>
  `00000000-0000-4000-8000-${kind.padStart(2, "0").slice(0, 2)}${String(n).padStart(10, "0")}`;

export const board = (over: Partial<Board> = {}): Board =>
  ({
    ...standing,
    id: BOARD,
    name: "White",
    on_calendar: null,
    dood: null,
    dates: null,
    day_minutes: null,
    ...over,
  }) as Board;

export const dayBreak = (n: number, over: Partial<DayBreak> = {}): DayBreak =>
  ({
    ...{ ...standing, id: id("d", n), board: BOARD, unit: "Main", order: nth(n * 10), note: null },
    date: `2026-05-${13 + n}`,
    ...over,
  }) as DayBreak;

export const strip = (n: number, day: number | "boneyard", order: number, over: Partial<Strip> = {}): Strip =>
  ({
    ...{
      ...standing,
      id: id("5", n),
      board: BOARD,
      scene: id("c", n),
      banner: null,
      minutes: null,
      place: null,
      day: null,
    },
    order: null,
    at:
      day === "boneyard"
        ? { place: "boneyard", day: null, order: nth(order) }
        : { place: "day", day: id("d", day), order: nth(order) },
    ...over,
  }) as Strip;

export const scene = (n: number, cast: readonly number[], over: Partial<Scene> = {}): Scene =>
  ({
    ...{
      ...standing,
      id: id("c", n),
      number: String(n),
      ie: "INT",
      set: `SET ${n}`,
      dn: "DAY",
      eighths: 8,
      estimate: 60,
    },
    ...{
      elements: cast.map((one) => id("e", one)),
      location: null,
      script_day: null,
      description: null,
      omitted: null,
    },
    ...over,
  }) as Scene;

export const member = (n: number, name: string): Element =>
  ({ ...standing, id: id("e", n), name, category: "Cast", board_id: String(n), person: null }) as Element;

const ELEMENTS = [member(1, "Calder"), member(2, "Ruth"), member(3, "Ames"), member(5, "Trucker")];
export const CAST = castOf(ELEMENTS);

/** Day 1: 11 (1), 12 (1 2), a banner; day 2: 21 (2), 22 (3 5); day 3: 31 (1), 32 (5). In the boneyard: 40 (3). */
export const SCENES = [
  scene(11, [1]),
  scene(12, [1, 2]),
  scene(21, [2]),
  scene(22, [3, 5]),
  scene(31, [1]),
  scene(32, [5]),
  scene(40, [3]),
];
export const STRIPS = [
  strip(11, 1, 10),
  strip(12, 1, 20),
  strip(19, 1, 30, { scene: null, banner: "Lunch", minutes: 30 }),
  strip(21, 2, 10),
  strip(22, 2, 20),
  strip(31, 3, 10),
  strip(32, 3, 20),
  strip(40, "boneyard", 10),
];
export const BREAKS = [dayBreak(1), dayBreak(2), dayBreak(3)];
export const FACTS = allFacts(SCENES, CAST, []);

export function lay(
  strips: readonly Strip[] = STRIPS,
  breaks: readonly DayBreak[] = BREAKS,
  before: Lists = EMPTY,
): Lists {
  return listsOf(layout(board(), breaks, strips), FACTS, before);
}

/** What stands in each list, by scene or banner: "11 12 Lunch". */
export const shown = (lists: Lists): Record<string, string> =>
  Object.fromEntries(
    lists.all
      .filter((list) => list.cards.length > 0)
      .map((list) => [
        list.day ? `day ${list.day.number}` : list.id,
        list.cards.map((card) => card.facts?.number ?? card.banner).join(" "),
      ]),
  );
