/**
 * What is done to a run here. Each deed says where it stands, and has its way back.
 * Promises: a delivery leaves a proof of its own, however small; what was not ticked is short.
 */
import type { FileRef, Run } from "../../generated/kinds";
import { tell } from "../../parts/toast";
import { clock, deed, type Fields, me, record, standing } from "../../sync";
import { say, type WordKey } from "../../words";
import { didDo } from "../desk/undo";
import { itemsOf } from "./my-runs";
import { runNumber } from "./run-words";

type RunVerb = "run.give" | "run.edit" | "run.take" | "run.cannot" | "run.pick_up" | "run.deliver" | "run.cancel";

const now = () => new Date(clock.peek()).toISOString();

/** Does it, and tells; where the phone cannot keep it, the banner says so and the screen is as before. */
async function step(
  run: Run,
  verb: RunVerb,
  fields: Fields<"run">,
  word: WordKey,
  back?: { verb: RunVerb; fields: Fields<"run"> },
): Promise<boolean> {
  try {
    await deed({ kind: "run", verb, record: run.id, fields });
  } catch {
    return false;
  }
  // Until the server has given a number, its title names it.
  const text = say(word, { run: run.number ? runNumber(run) : (run.title ?? "") });
  const where = () => standing("run", run.id).value;
  if (!back) tell({ text, where });
  else
    didDo({
      text,
      where,
      stands: () => {
        const present = record("run", run.id).peek();
        return Object.entries(fields).every(([name, value]) => present?.[name as keyof Run] === value);
      },
      back: () => deed({ kind: "run", verb: back.verb, record: run.id, fields: back.fields }).catch(() => undefined),
    });
  return true;
}

/** Tells of a run just given. While nobody has taken it, the way back cancels it. */
export function gave(run: string, title: string): void {
  didDo({
    text: say("run.did.give", { title }),
    where: () => standing("run", run).value,
    stands: () => record("run", run).peek()?.state === "given",
    back: () =>
      deed({ kind: "run", verb: "run.cancel", record: run, fields: { state: "cancelled" } }).catch(() => undefined),
  });
}

export function take(run: Run): Promise<boolean> {
  const person = me.peek()?.person.id ?? null;
  return step(run, "run.take", { assignee: person, state: "taken", taken_at: now() }, "run.did.take", {
    verb: "run.take",
    fields: { assignee: run.assignee, state: "given", taken_at: null },
  });
}

/** Hands it back to the office with the reason. */
export function cannot(run: Run, reason: string): Promise<boolean> {
  return step(run, "run.cannot", { assignee: null, cannot: reason }, "run.did.cannot");
}

export function pickUp(run: Run): Promise<boolean> {
  return step(run, "run.pick_up", { state: "picked_up", picked_up_at: now() }, "run.did.pick_up", {
    verb: "run.pick_up",
    fields: { state: "taken", picked_up_at: null },
  });
}

export interface Proof {
  received_by: string;
  signature: string;
  note: string;
  photos: readonly FileRef[];
}

/** The step and the proof are two records: the proof is kept whatever becomes of the run (M4). */
export async function deliver(run: Run, proof: Proof): Promise<boolean> {
  const person = me.peek()?.person.id ?? null;
  const at = now();
  const items = itemsOf(run.id);
  const ticked = items.filter((item) => item.ticked).map((item) => item.id);
  try {
    await deed({
      kind: "run_proof",
      verb: "run_proof.make",
      fields: {
        run: run.id,
        person,
        at,
        items: ticked,
        short: items.length - ticked.length,
        ...(run.deliver_to ? { place: run.deliver_to } : {}),
        ...(proof.received_by.trim() ? { received_by: proof.received_by.trim() } : {}),
        ...(proof.signature ? { signature: proof.signature } : {}),
        ...(proof.note.trim() ? { note: proof.note.trim() } : {}),
        ...(proof.photos.length > 0 ? { photos: proof.photos } : {}),
      },
    });
  } catch {
    return false;
  }
  return step(run, "run.deliver", { state: "delivered", delivered_at: at, delivered_by: person }, "run.did.deliver", {
    verb: "run.deliver",
    fields: { state: run.state, delivered_at: null, delivered_by: null },
  });
}

export function cancel(run: Run): Promise<boolean> {
  return step(run, "run.cancel", { state: "cancelled" }, "run.did.cancel", {
    verb: "run.edit",
    fields: { state: run.state },
  });
}

/** Gives it to a person, or to whoever of a role takes it first. */
export function assign(run: Run, to: { assignee: string | null; open_to: Run["open_to"] }): Promise<boolean> {
  return step(run, "run.edit", to, "run.did.assign", {
    verb: "run.edit",
    fields: { assignee: run.assignee, open_to: run.open_to },
  });
}

export function tick(item: string, on: boolean): void {
  deed({ kind: "run_item", verb: "run_item.tick", record: item, fields: { ticked: on } }).catch(() => undefined);
}
