/**
 * What the server holds, as far as this phone may see it and has taken it in: Maps in memory behind signals.
 * Promises: a screen that reads one kind hears of that kind alone; a record never runs backwards (P5).
 * Refuses: to change in halves; whoever takes in several things does so in a `batch`.
 */
import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { blank, type Rec, type Recs } from "./overlay.ts";
import type { Change } from "./wire.ts";

const NONE: Recs = new Map();

export class Replica {
  readonly #kinds = new Map<string, Signal<Recs>>();

  /** The records of a kind, struck ones too. */
  of(kind: string): ReadonlySignal<Recs> {
    return this.#of(kind);
  }

  get(kind: string, id: string): Rec | undefined {
    return this.#of(kind).peek().get(id);
  }

  /** Takes changes in, those of a lower rev last heard of being left aside. */
  take(changes: Iterable<Change>): void {
    const moved = new Map<string, Map<string, Rec>>();
    for (const change of inOrder(changes)) {
      const recs = moved.get(change.kind) ?? new Map(this.#of(change.kind).peek());
      moved.set(change.kind, recs);
      const stood = recs.get(change.id);
      if (stood && (stood.rev > change.rev || (change.gone && stood.rev === change.rev))) continue;
      if (change.gone) recs.delete(change.id);
      else recs.set(change.id, asRec(change));
    }
    batch(() => {
      for (const [kind, recs] of moved) this.#of(kind).value = recs;
    });
  }

  /** Becomes exactly these, whatever was there. */
  swap(changes: Iterable<Change>): void {
    const fresh = new Map<string, Map<string, Rec>>();
    for (const change of inOrder(changes)) {
      const recs = fresh.get(change.kind) ?? new Map<string, Rec>();
      fresh.set(change.kind, recs);
      if (change.gone) recs.delete(change.id);
      else recs.set(change.id, asRec(change));
    }
    batch(() => {
      for (const [kind, recs] of this.#kinds) recs.value = fresh.get(kind) ?? NONE;
      for (const [kind, recs] of fresh) this.#of(kind).value = recs;
    });
  }

  /** All there is, as changes: to write it down whole. */
  all(): Change[] {
    return [...this.#kinds].flatMap(([kind, recs]) =>
      [...recs.peek().values()].map(({ id, rev, ...record }) => ({ kind, id, rev, record })),
    );
  }

  #of(kind: string): Signal<Recs> {
    const recs = this.#kinds.get(kind) ?? signal(NONE);
    this.#kinds.set(kind, recs);
    return recs;
  }
}

/** By rev; at one rev, live after gone, so that live stands (P4). */
export function inOrder(changes: Iterable<Change>): Change[] {
  return [...changes].sort((a, b) => a.rev - b.rev || Number(b.gone ?? false) - Number(a.gone ?? false));
}

function asRec(change: Change): Rec {
  return { ...blank(change.kind), ...change.record, id: change.id, rev: change.rev } as Rec;
}
