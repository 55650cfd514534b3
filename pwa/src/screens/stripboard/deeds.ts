/**
 * What is done to a board: each is entries of the ordinary sort, at once on this device, with one way back.
 *
 * Promises: a move writes the place of what was lifted and of nothing else. A board from before there were day breaks gets
 * them with the first deed that needs one. Refuses: to undo what somebody has changed since.
 */
import type { At, BoardDay } from "../../rules/layout";
import { type AnyDeed, deeds, type KindName, record, standing } from "../../sync";
import { didDo } from "../desk/undo";
import { board, hold, laid, lift, lists } from "./held";
import { placings, stays } from "./moving";

/** With the day breaks that only strips tell of: written down before anything hangs on them, each in one deed. */
export function complete(made: readonly AnyDeed[], of: string, days: readonly BoardDay[]): AnyDeed[] {
  const missing = days.filter((day) => day.record === null);
  const ids = new Set(missing.map((day) => day.id));
  const own = (id: string) => made.find((deed) => deed.kind === "day_break" && deed.record === id);
  const breaks = missing.map(({ id, unit, order }): AnyDeed => {
    const fields = { board: of, unit, order, ...(own(id)?.fields as object | undefined) };
    return { kind: "day_break", verb: "day_break.add", record: id, fields };
  });
  return [...breaks, ...made.filter((deed) => !(deed.kind === "day_break" && ids.has(deed.record ?? "")))];
}

export const editStrip = (id: string, at: At): AnyDeed => ({
  kind: "strip",
  verb: "strip.edit",
  record: id,
  fields: { at },
});

type Strikable = "strip" | "day_break" | "cover_set" | "calendar_day" | "board" | "board_unit";

export const struck = (kind: Strikable, id: string, on: boolean): AnyDeed => {
  const fields = { struck: on ? new Date().toISOString() : null };
  return { kind, verb: `${kind}.strike`, record: id, fields } as AnyDeed;
};

export interface Doing {
  readonly text: string;
  readonly deeds: readonly AnyDeed[];
  readonly back: readonly AnyDeed[];
}

const plainly = (value: unknown) => JSON.stringify(value ?? null);

/** Whether everything that was set is as it was set. */
function stand(made: readonly AnyDeed[]): boolean {
  const last = new Map(made.map((one) => [one.record, one]));
  return [...last.values()].every(({ kind, record: id, fields }) => {
    const now = record(kind as KindName, id ?? "").peek() as Record<string, unknown> | undefined;
    const names = Object.keys(fields);
    if (names.length === 1 && names[0] === "struck")
      return Boolean(now?.struck) === Boolean((fields as { struck?: unknown }).struck);
    return now !== undefined && Object.entries(fields).every(([name, value]) => plainly(now[name]) === plainly(value));
  });
}

/** Several deeds on one record follow each other; otherwise all are kept at once. */
async function inRounds(made: readonly AnyDeed[]): Promise<void> {
  const rounds: AnyDeed[][] = [];
  const turns = new Map<string, number>();
  for (const one of made) {
    const turn = turns.get(one.record ?? "") ?? 0;
    turns.set(one.record ?? "", turn + 1);
    rounds[turn] = [...(rounds[turn] ?? []), one];
  }
  await Promise.all(rounds.map((round) => deeds(round)));
}

/** A record that was struck comes back with what is set now; one that never was is made. */
export function addOrLift(kind: Strikable, id: string, fields: Readonly<Record<string, unknown>>): AnyDeed[] {
  const there = record(kind, id).peek();
  const deed = (verb: string): AnyDeed => ({ kind, verb: `${kind}.${verb}`, record: id, fields }) as AnyDeed;
  if (!there) return [deed("add")];
  return there.struck ? [struck(kind, id, false), deed("edit")] : [deed("edit")];
}

/** Does it and tells; where this device cannot keep it, the banner says so and the board is as before. */
export async function does({ text, deeds: made, back }: Doing): Promise<boolean> {
  const of = board.peek();
  const first = made[0];
  if (!first) return false;
  const kept = inRounds(of ? complete(made, of.id, laid.peek().days) : made);
  didDo({
    text,
    stands: () => stand(made),
    where: () => standing(first.kind, first.record ?? "").value,
    back: () => inRounds(back).catch(() => undefined),
  });
  return kept.then(
    () => true,
    () => false,
  );
}

/** Lays what is lifted where it is shown; nothing is written where it lies so already. */
export function place(text: string): void {
  const now = lift.peek();
  const on = lists.peek();
  hold(undefined);
  if (!now || stays(on, now)) return;
  const made = placings(on, now);
  void does({
    text,
    deeds: made.map(({ strip, at }) => editStrip(strip, at)),
    back: made.map(({ strip, was }) => editStrip(strip, was)),
  });
}
