/**
 * Taking in what came: outcomes first, then changes, on the screen in one step and on the disk in one transaction.
 * Promises: an entry's overlay and the record that replaces it change places in the same frame (P6).
 * Refuses: to retire an entry for anything but an outcome with its own id.
 */
import { batch } from "@preact/signals";
import type { Verdict } from "./intake.ts";
import { judged, type Kept, waits } from "./outbox.ts";
import type { Pocket } from "./pocket.ts";
import { bridge, bridged, fork, offerAll, prune } from "./recount.ts";
import { isBeyond, type Mark, type Message, type Outcome, type Reply } from "./wire.ts";

/** What the link has to know: whether to ask on at once, and whether records came that the server should hear are here. */
export interface Received {
  readonly ask: boolean;
  readonly took: boolean;
  /** This session is another person's. */
  readonly foreign: boolean;
}

const AS_OF_EVERY_MS = 300_000;

/** A reply to `message`. Never rejects: what the disk did not take shows as not saved. */
export async function receive(pocket: Pocket, reply: Reply, message: Message): Promise<Received> {
  const miscount = reply.outcomes.find(isMiscount);
  let verdict: Verdict = { is: "nothing" };
  try {
    const renewed = pocket.epoch !== undefined && pocket.epoch !== reply.epoch;
    if (renewed) await offerAll(pocket);
    pocket.epoch = reply.epoch;
    verdict = batch((): Verdict => {
      const retired = judge(pocket, reply);
      if ((renewed || retired > 0) && isToOffer(pocket, message)) return { is: "ask" };
      if (isBeyond(reply)) return leave(pocket);
      return takeReply(pocket, reply, message);
    });
    await pocket.flush();
    if (miscount) await recount(pocket, miscount, message);
    else if (message.lost_through !== undefined) await bridged(pocket);
    if (verdict.is === "taken" && reply.backup_floor > pocket.floor.peek()) {
      pocket.floor.value = reply.backup_floor;
      await prune(pocket, reply.backup_floor, reply.epoch);
    }
  } catch {
    pocket.saved.value = false;
  }
  const foreign = reply.outcomes.some(({ why }) => why?.code === "other_person");
  return { ...received(verdict, miscount !== undefined), foreign };
}

/** A mark or a pong; `now` is the server's time then. */
export async function receiveMark(pocket: Pocket, mark: Mark, now: Date): Promise<Received> {
  const verdict = batch(() => {
    const judged = pocket.intake.mark(mark);
    const whole = judged.is === "taken" || mark.to.seq === pocket.intake.place?.cursor.seq;
    if (judged.is !== "ask") settle(pocket, judged, now, !whole);
    return judged;
  });
  await pocket.flush();
  return received(verdict, false);
}

function received(verdict: Verdict, again: boolean): Received {
  const took = verdict.is === "taken" && verdict.taken.changes.length > 0;
  return { foreign: false, ask: again || verdict.is === "more" || verdict.is === "ask", took };
}

/** What this app would misread stays on the server until the app is newer; the screen stays as it was whole (E8). */
function leave(pocket: Pocket): Verdict {
  pocket.review();
  return { is: "nothing" };
}

function takeReply(pocket: Pocket, reply: Reply, message: Message): Verdict {
  const first = pocket.intake.shadow === undefined || reply.snapshot;
  const verdict = pocket.intake.reply(reply, message.from);
  const { shadow } = pocket.intake;
  if (verdict.is === "more" && shadow) pocket.unwritten.page(shadow, reply.changes, first);
  settle(pocket, verdict, new Date(reply.now), verdict.is !== "taken");
  return verdict;
}

/** Puts a whole taking in on the screen and in line for the disk. `stale`: something newer is known to be there. */
function settle(pocket: Pocket, verdict: Verdict, now: Date, stale: boolean): void {
  const before = pocket.asOf.peek();
  if (!stale) pocket.asOf.value = now;
  if (verdict.is === "taken") {
    const { changes, swap, place } = verdict.taken;
    const still = pocket.place.peek()?.cursor.seq === place.cursor.seq && !swap && !changes.length;
    pocket.replica[swap ? "swap" : "take"](changes);
    pocket.place.value = place;
    // A cursor that stands still is not worth waking the disk for, but for "as of" now and then.
    if (!still || now.getTime() - (before?.getTime() ?? 0) > AS_OF_EVERY_MS) {
      pocket.unwritten.taken(verdict.taken, now.toISOString());
    }
  }
  pocket.review();
}

/**
 * P7: first everything is offered again, then the new life of the log is taken in; else what it has not been told of yet
 * would leave the screen and come back. Asked only after progress, so that an entry that is stuck holds up no call.
 */
function isToOffer(pocket: Pocket, message: Message): boolean {
  const sent = new Set(message.entries.map((entry) => entry.id));
  return pocket.kept.peek().some((kept) => waits(kept) && kept.offered && !sent.has(kept.entry.id));
}

/** Returns how many entries have their outcome now. */
function judge(pocket: Pocket, reply: Reply): number {
  const byId = new Map(
    reply.outcomes.filter((outcome) => !isMiscount(outcome)).map((outcome) => [outcome.id, outcome]),
  );
  const now: Kept[] = [];
  for (const kept of pocket.kept.peek()) {
    const outcome = byId.get(kept.entry.id);
    if (outcome && waits(kept) && isFinal(outcome)) now.push(judged(kept, outcome, reply.epoch));
  }
  for (const kept of now) pocket.unwritten.entry(kept);
  pocket.keep(now);
  return now.length;
}

/** Whether the server has judged the deed itself: not when it was one too many, or came under another person's session. */
function isFinal({ seq, why }: Outcome): boolean {
  return seq !== null || !["too_many", "other_person"].includes(why?.code ?? "");
}

/** Not a word about the deed, but about how it was counted (A2). */
function countWord(outcome: Outcome): "fork" | "gap" | undefined {
  return [outcome.outcome, outcome.why?.code].find((word) => word === "fork" || word === "gap") as "fork" | "gap";
}

function isMiscount(outcome: Outcome): boolean {
  return countWord(outcome) !== undefined;
}

async function recount(pocket: Pocket, outcome: Outcome, message: Message): Promise<void> {
  if (countWord(outcome) === "fork") return fork(pocket, message.device);
  const expected = Number(outcome.why?.values?.expected ?? 1);
  return bridge(pocket, message.device, Number.isSafeInteger(expected) ? expected : 1);
}
