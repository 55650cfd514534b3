// A board as it lies: its days by unit, each with its strips in order, the boneyard, and what is placed nowhere.
// Every strip of the board is in exactly one place, and everyone sees one order: by key, then by id.
// Twin of server/office/schedule/layout.py; tests/vectors/layout.json holds both.
import type { Board, BoardUnit, DayBreak, Strip } from "../generated/kinds";
import { recordId } from "../sync/ids";
import { type Calendar, datesOf } from "./dates";
import { inOrder, nth } from "./order";

export const MAIN = "Main";
const AT_ONCE = 10;
const BEYOND = 1e9;

export type Place = "day" | "boneyard" | "unplaced";

/** Where a strip stands; `day` is the id of a day break. */
export interface At {
  readonly place: Place;
  readonly day: string | null;
  readonly order: string;
}

/** A day of a board; `number` counts from 1 within its unit, `date` is null where nothing says when. */
export interface BoardDay {
  readonly id: string;
  readonly unit: string;
  readonly number: number;
  readonly order: string;
  readonly date: string | null;
  /** Null for a day that only its strips tell of, from before there were day breaks. */
  readonly record: DayBreak | null;
  readonly strips: readonly Strip[];
}

export interface Layout {
  readonly days: readonly BoardDay[];
  readonly boneyard: readonly Strip[];
  readonly unplaced: readonly Strip[];
}

/** The day break that a file's nth day becomes. */
export const dayId = (board: string, number: number, unit = MAIN): string =>
  recordId("day_break", board, unit, String(number));

/** Where a strip stands, in whatever way it was written. */
export function atOf(strip: Pick<Strip, "at" | "place" | "day" | "order" | "board">): At {
  if (strip.at) {
    const { place, day, order } = strip.at as { place: Place; day?: string | null; order: string };
    return { place, day: day ?? null, order };
  }
  const place = strip.place ?? "unplaced";
  const day = place === "day" && strip.day !== null ? dayId(strip.board ?? "", strip.day) : null;
  return { place, day, order: nth(strip.order ?? BEYOND) };
}

/** Records of other boards are passed over. `calendars` by id; `units` are the board's own. */
export function layout(
  board: Pick<Board, "id" | "on_calendar" | "dates">,
  breaks: readonly DayBreak[],
  strips: readonly Strip[],
  calendars: ReadonlyMap<string, Calendar> = new Map(),
  units: readonly BoardUnit[] = [],
): Layout {
  const placed = strips
    .filter((strip) => strip.board === board.id)
    .map((strip) => {
      const at = atOf(strip);
      return { strip, at, order: at.order, id: strip.id };
    })
    .sort(inOrder);
  const days = new Map<string, { id: string; unit: string; order: string; record: DayBreak | null }>();
  for (const one of breaks) {
    if (one.board === board.id)
      days.set(one.id, { id: one.id, unit: one.unit || MAIN, order: one.order ?? "", record: one });
  }
  for (const { strip, at } of placed) {
    if (!strip.at && at.day !== null && strip.day !== null && !days.has(at.day))
      days.set(at.day, { id: at.day, unit: MAIN, order: nth(strip.day * AT_ONCE), record: null });
  }
  const rows = new Map<string, Strip[]>([...days.keys()].map((id) => [id, []]));
  const boneyard: Strip[] = [];
  const unplaced: Strip[] = [];
  for (const { strip, at } of placed) {
    const row = at.place === "day" && at.day !== null ? rows.get(at.day) : undefined;
    (row ?? (at.place === "boneyard" ? boneyard : unplaced)).push(strip);
  }
  const named = new Map(units.filter((one) => one.board === board.id).map((one) => [one.unit, one]));
  const found: BoardDay[] = [];
  const names = [...new Set([...days.values()].map((day) => day.unit))].sort((a, b) => byUnit(a, b, named));
  for (const unit of names) {
    const mine = [...days.values()].filter((day) => day.unit === unit).sort(inOrder);
    const follows = named.get(unit)?.on_calendar ?? (unit === MAIN ? board.on_calendar : null);
    const calendar = (follows && calendars.get(follows)) || null;
    const dates = datesOf(
      calendar,
      mine.map((day) => day.record?.date ?? null),
      unit === MAIN ? (board.dates ?? []) : [],
    );
    mine.forEach((day, index) => {
      found.push({ ...day, number: index + 1, date: dates[index] ?? null, strips: rows.get(day.id) ?? [] });
    });
  }
  return { days: found, boneyard, unplaced };
}

function byUnit(a: string, b: string, named: ReadonlyMap<string | null, BoardUnit>): number {
  if ((a === MAIN) !== (b === MAIN)) return a === MAIN ? -1 : 1;
  return inOrder({ order: named.get(a)?.order ?? "", id: a }, { order: named.get(b)?.order ?? "", id: b });
}
