/**
 * The deeds on a board as a whole. Pure: each gives what is to be done.
 *
 * Promises: a copy has days, strips and cover sets of its own; what is done on it touches no other board. A new board holds every
 * scene of the breakdown, placed nowhere yet.
 */
import type { Board, BoardUnit, CoverSet, Scene } from "../../generated/kinds";
import { atOf, type Layout } from "../../rules/layout";
import { nth } from "../../rules/order";
import { type AnyDeed, recordId } from "../../sync";
import type { Change } from "./day-deeds";
import { struck } from "./deeds";

const STEP = 10;

const kept = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

const deed = (kind: string, record: string, fields: Readonly<Record<string, unknown>>): AnyDeed =>
  ({ kind, verb: `${kind}.add`, record, fields: kept(fields) }) as AnyDeed;

export interface Whole {
  readonly board: Board;
  readonly laid: Layout;
  readonly units: readonly BoardUnit[];
  readonly covers: readonly CoverSet[];
}

/** Ids follow from the copy's own, so that two halves of one deed name the same day. */
export function copyBoard({ board, laid, units, covers }: Whole, id: string, name: string): Change {
  const dayOf = new Map(laid.days.map((day) => [day.id, recordId("day_break", id, day.id)]));
  const { on_calendar, dood, day_minutes, note, calendar, dates } = board;
  const strips = [...laid.days.flatMap((day) => day.strips), ...laid.boneyard, ...laid.unplaced];
  const made = [
    deed("board", id, { name, on_calendar, dood, day_minutes, note, calendar, dates: dates?.length ? dates : null }),
    ...units
      .filter((one) => one.board === board.id && one.unit)
      .map(({ unit, sort, on_calendar, order }) =>
        deed("board_unit", recordId("board_unit", id, unit ?? ""), { board: id, unit, sort, on_calendar, order }),
      ),
    ...laid.days.map((day) =>
      deed("day_break", dayOf.get(day.id) ?? "", {
        ...{ board: id, unit: day.unit, order: day.order },
        ...{ date: day.record?.date, note: day.record?.note },
      }),
    ),
    ...strips.map((strip) => {
      const at = atOf(strip);
      const { scene, banner, minutes, comments } = strip;
      const there = { place: at.place, day: at.day === null ? null : (dayOf.get(at.day) ?? null), order: at.order };
      return deed("strip", recordId("strip", id, strip.id), { board: id, scene, banner, minutes, comments, at: there });
    }),
    ...covers
      .filter((one) => one.board === board.id && dayOf.has(one.day ?? "") && one.scene)
      .map(({ day, scene, note }) => {
        const to = dayOf.get(day ?? "") ?? "";
        return deed("cover_set", recordId("cover_set", to, scene ?? ""), { board: id, day: to, scene, note });
      }),
  ];
  return { deeds: made, back: [struck("board", id, true)] };
}

/** In the order of the breakdown's numbers. */
export function newBoard(scenes: readonly Scene[], id: string, name: string): Change {
  const order = [...scenes].sort((a, b) =>
    (a.number ?? "").localeCompare(b.number ?? "", undefined, { numeric: true }),
  );
  const strips = order.map((scene, index) =>
    deed("strip", recordId("strip", id, scene.id), {
      ...{ board: id, scene: scene.id },
      at: { place: "unplaced", day: null, order: nth((index + 1) * STEP) },
    }),
  );
  const first = recordId("day_break", id, "Main", "1");
  const day = deed("day_break", first, { board: id, unit: "Main", order: nth(STEP) });
  return { deeds: [deed("board", id, { name }), day, ...strips], back: [struck("board", id, true)] };
}
