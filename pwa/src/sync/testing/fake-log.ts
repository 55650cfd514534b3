/**
 * A production's log as small as the wire allows, for the tests: it counts, stores outcomes, forks, gaps, restores, pages.
 * Refuses: to merge; whoever writes last stands. What is tested is the phone.
 */
import type { Change, Cursor, Entry, Message, Outcome, Reply } from "../wire.ts";

interface Row {
  readonly entry: Entry;
  readonly outcome: Outcome;
}

interface Stored {
  kind: string;
  id: string;
  rev: number;
  record: Record<string, unknown> | null;
}

export class FakeLog {
  epoch = "e1";
  scope = "s1";
  seq = 0;
  page = 500;
  floor = 0;
  now = () => new Date();
  /** What becomes of an entry instead of "applied". */
  judge: (entry: Entry) => Partial<Outcome> = () => ({});
  readonly messages: Message[] = [];
  readonly applied: Cursor[] = [];
  lost: number | undefined;
  ended = false;
  /** What it says beside every reply: `kinds`, `update`. */
  beside: Partial<Reply> = {};
  #turns = new Map<string, Row>();
  #last = new Map<string, number>();
  #byId = new Map<string, Row>();
  #records = new Map<string, Stored>();

  /** Somebody else's deed. Returns the changes of its frame. */
  write(kind: string, id: string, record: Record<string, unknown> | null): Change {
    this.seq++;
    const stood = this.#records.get(id)?.record;
    const stored = { kind, id, rev: this.seq, record: record && { ...stood, ...record } };
    this.#records.set(id, stored);
    return change(stored);
  }

  get(id: string): Record<string, unknown> | null | undefined {
    return this.#records.get(id)?.record;
  }

  get entries(): Entry[] {
    return [...this.#byId.values()].map((row) => row.entry);
  }

  /** Everything after `cut` never happened; a new life of the log begins. */
  restore(cut: number, epoch: string): void {
    this.epoch = epoch;
    this.seq = cut;
    for (const [key, row] of this.#turns) if ((row.outcome.seq ?? 0) > cut) this.#turns.delete(key);
    for (const [key, row] of this.#byId) if ((row.outcome.seq ?? 0) > cut) this.#byId.delete(key);
    for (const [key, stored] of this.#records) if (stored.rev > cut) this.#records.delete(key);
    this.#last.clear();
    for (const { entry } of this.#turns.values())
      this.#last.set(entry.device, Math.max(entry.n, this.#last.get(entry.device) ?? 0));
  }

  /** This device's number is taken by another entry, as after a copied profile. */
  takeTurn(device: string, n: number): void {
    this.seq++;
    const outcome: Outcome = { id: "other", n, seq: this.seq, outcome: "applied", why: null };
    this.#turns.set(`${device}/${n}`, { entry: { id: "other" } as Entry, outcome });
    this.#last.set(device, Math.max(n, this.#last.get(device) ?? 0));
  }

  forgetDevice(device: string): void {
    this.#last.delete(device);
    for (const key of [...this.#turns.keys()]) if (key.startsWith(`${device}/`)) this.#turns.delete(key);
  }

  exchange(message: Message): Reply {
    this.messages.push(message);
    if (message.lost_through !== undefined) {
      this.lost = message.lost_through;
      this.#last.set(message.device, message.lost_through);
    }
    const outcomes = message.entries.map((entry) => this.#accept(entry, message.was));
    if (message.applied) this.applied.push(message.applied);
    const head = {
      protocol: 1,
      nonce: message.nonce,
      now: this.now().toISOString(),
      epoch: this.epoch,
      backup_floor: this.floor,
      ...this.beside,
    };
    if (this.ended) {
      const nothing = { snapshot: false, from: 0, to: this.cursor(0), more: false, changes: [] };
      return { ...head, scope: "", outcomes, ...nothing, erase: message.entries.length === 0 };
    }
    const from = message.from;
    const fits =
      from?.epoch === this.epoch && message.scope === this.scope && from.token === `${this.epoch}:${from.seq}`;
    const start = fits ? from.seq : 0;
    const all = [...this.#records.values()]
      .filter((stored) => stored.rev > start && (fits || stored.record))
      .sort((a, b) => a.rev - b.rev);
    const part = all.slice(0, this.page);
    const more = part.length < all.length;
    const to = more ? (part.at(-1)?.rev ?? start) : this.seq;
    return {
      ...head,
      scope: this.scope,
      outcomes,
      snapshot: !fits,
      from: start,
      to: this.cursor(to),
      more,
      changes: part.map(change),
    };
  }

  /** What a socket's frames carry that was told up to `seq`. */
  framesAfter(seq: number): Change[] {
    return [...this.#records.values()].filter((stored) => stored.rev > seq).map(change);
  }

  cursor(seq: number): Cursor {
    return { epoch: this.epoch, seq, token: `${this.epoch}:${seq}` };
  }

  #accept(entry: Entry, was: string | null): Outcome {
    const { id, n, device } = entry;
    const row = this.#turns.get(`${device}/${n}`);
    if (row) return row.entry.id === id ? row.outcome : { id, n, seq: null, outcome: "fork", why: why("fork") };
    const last = this.#last.get(device) ?? (was ? (this.#last.get(was) ?? 0) : 0);
    if (n > last + 1) return { id, n, seq: null, outcome: "gap", why: why("gap", { expected: last + 1 }) };
    const known = this.#byId.get(id);
    const outcome = known ? { ...known.outcome, n } : this.#new(entry);
    if (outcome.seq === null) return outcome;
    this.#turns.set(`${device}/${n}`, { entry, outcome });
    if (!known) this.#byId.set(id, { entry, outcome });
    this.#last.set(device, Math.max(n, last));
    return outcome;
  }

  #new(entry: Entry): Outcome {
    this.seq++;
    const outcome: Outcome = {
      id: entry.id,
      n: entry.n,
      seq: this.seq,
      outcome: "applied",
      why: null,
      ...this.judge(entry),
    };
    if (outcome.seq === null) this.seq--;
    const stood = this.#records.get(entry.record)?.record;
    if (outcome.outcome === "applied" || outcome.outcome === "merged") {
      const { kind, record: id } = entry;
      this.#records.set(id, { kind, id, rev: this.seq, record: { ...stood, ...entry.fields } });
    }
    return outcome;
  }
}

export function why(code: string, values: Record<string, unknown> = {}) {
  return { code, text: code, values };
}

function change({ kind, id, rev, record }: Stored): Change {
  return record ? { kind, id, rev, record } : { kind, id, rev, gone: true };
}
