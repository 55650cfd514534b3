/**
 * What of what arrives may count, and when (P3, P4, P5). Pure but for its own state.
 * Promises: pages gather in a shadow and are handed on when the taking in is whole; frames wait for their mark.
 * Refuses: a reply to where the device no longer stands, a snapshot behind it, a mark that leaves a hole.
 */
import { inOrder } from "./replica.ts";
import type { Change, Mark, Place, Reply } from "./wire.ts";

/** A taking in that is whole: these changes, or with `swap` exactly these records and no others, and then that place. */
export interface Taken {
  readonly changes: readonly Change[];
  readonly swap: boolean;
  readonly place: Place;
}

/** taken: apply it. more: a page went to the shadow, ask on. ask: there is something newer to ask for. nothing: leave it. */
export type Verdict = { readonly is: "taken"; readonly taken: Taken } | { readonly is: "more" | "ask" | "nothing" };

export interface Shadow {
  readonly place: Place;
  readonly snapshot: boolean;
  readonly changes: ReadonlyMap<string, Change>;
}

const NOTHING: Verdict = { is: "nothing" };
const ASK: Verdict = { is: "ask" };

export class Intake {
  place: Place | undefined;
  shadow: Shadow | undefined;
  #buffer: Change[] = [];

  /** From where to ask on: the shadow's place while there is one. */
  get tip(): Place | undefined {
    return this.shadow?.place ?? this.place;
  }

  /** A reply to a message that asked from `asked`. */
  reply(reply: Reply, asked: Place["cursor"] | null): Verdict {
    const tip = this.tip;
    if (asked?.epoch !== tip?.cursor.epoch || asked?.seq !== tip?.cursor.seq) return this.#late(reply);
    const place = { cursor: reply.to, scope: reply.scope };
    if (reply.snapshot ? reply.from !== 0 : !follows(reply, tip)) return NOTHING;
    const before = reply.snapshot ? undefined : this.shadow;
    const snapshot = reply.snapshot || (before?.snapshot ?? false);
    if (reply.more) {
      this.shadow = { place, snapshot, changes: gathered(before?.changes, reply.changes) };
      return { is: "more" };
    }
    this.shadow = undefined;
    if (snapshot && this.#isBehind(place)) return NOTHING;
    const changes = before ? [...gathered(before.changes, reply.changes).values()] : reply.changes;
    return this.#whole({ changes, swap: snapshot, place });
  }

  /** Changes of a channel: they wait for the mark that closes them. */
  frames(changes: readonly Change[]): void {
    this.#buffer.push(...changes);
  }

  /** The mark after the frames, or a pong. */
  mark(mark: Mark): Verdict {
    const changes = inOrder(this.#buffer);
    this.#buffer = [];
    const { place } = this;
    if (this.shadow || !place || place.cursor.epoch !== mark.to.epoch) return ASK;
    if (mark.scope !== null && mark.scope !== place.scope) return ASK;
    if (mark.to.seq <= place.cursor.seq) return NOTHING;
    if (mark.from !== place.cursor.seq) return ASK;
    return this.#whole({ changes, swap: false, place: { cursor: mark.to, scope: place.scope } });
  }

  /** A socket that ended: what it had not marked is asked for again. */
  forgetFrames(): void {
    this.#buffer = [];
  }

  #whole(taken: Taken): Verdict {
    this.place = taken.place;
    return { is: "taken", taken };
  }

  #late(reply: Reply): Verdict {
    const cursor = this.tip?.cursor;
    return cursor && cursor.epoch === reply.epoch && reply.to.seq <= cursor.seq ? NOTHING : ASK;
  }

  #isBehind(place: Place): boolean {
    const cursor = this.place?.cursor;
    return cursor !== undefined && cursor.epoch === place.cursor.epoch && place.cursor.seq < cursor.seq;
  }
}

function follows(reply: Reply, tip: Place | undefined): boolean {
  return (
    tip !== undefined &&
    reply.epoch === tip.cursor.epoch &&
    reply.scope === tip.scope &&
    reply.from === tip.cursor.seq &&
    reply.to.seq >= reply.from
  );
}

export const keyOf = (change: Change) => `${change.kind}/${change.id}`;

/** One change for each record: the highest rev, and at one rev the live one. */
export function gathered(
  before: ReadonlyMap<string, Change> | undefined,
  changes: Iterable<Change>,
): ReadonlyMap<string, Change> {
  const all = new Map(before);
  for (const change of inOrder(changes)) {
    const stood = all.get(keyOf(change));
    if (!stood || stood.rev < change.rev || (stood.rev === change.rev && !change.gone)) all.set(keyOf(change), change);
  }
  return all;
}
