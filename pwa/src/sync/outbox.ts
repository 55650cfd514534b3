/**
 * The deeds of this device: which wait, which are laid over the screen, which did not stand.
 * Promises: an entry leaves memory only when it waits for nothing, lies over nothing and needs nobody; storage keeps it on (P7).
 * Refuses: to change an entry once saved, but for its device and n after a fork (A2).
 */
import { isLaid, type Rec } from "./overlay.ts";
import type { KindName, Refusal, Why } from "./types.ts";
import type { Entry, Outcome, Place } from "./wire.ts";

/** An entry and what became of it. */
export interface Kept {
  readonly entry: Entry;
  readonly outcome?: {
    readonly outcome: string;
    readonly seq: number | null;
    readonly epoch: string;
    readonly why: Why | null;
  };
  readonly dismissed?: true;
  /** Offered again after a restore or a gap (P7). */
  readonly offered?: true;
  /** And the replica had long since taken it in: it is not laid over it again. */
  readonly again?: true;
  /** There while memory needs it; storage finds the open ones by it. */
  readonly open?: 1;
}

const NOT_STOOD = ["refused", "contested", "held"];

/** What the outcome makes of it, in the epoch that gave it. */
export function judged(kept: Kept, outcome: Outcome, epoch: string): Kept {
  const { seq, why } = outcome;
  return { ...kept, outcome: { outcome: outcome.outcome, seq, epoch, why } };
}

export const waits = (kept: Kept) => !kept.outcome;

/** Whether it is to be put before the person (P6). A held deed that has been released in the meantime is not. */
export function needsPerson(kept: Kept, stood: Rec | undefined): boolean {
  const { outcome } = kept;
  if (!outcome || kept.dismissed || !NOT_STOOD.includes(outcome.outcome)) return false;
  return !(outcome.outcome === "held" && outcome.seq !== null && stood && stood.rev > outcome.seq);
}

/** The same with its `open` mark as it should be. */
export function marked(kept: Kept, place: Place | undefined, stood: Rec | undefined): Kept {
  const open = waits(kept) || isLaid(kept, place, stood) || needsPerson(kept, stood);
  if (open === (kept.open === 1)) return kept;
  const { open: _, ...rest } = kept;
  return open ? { ...rest, open: 1 } : rest;
}

/** By n; a deed that is not counted yet comes last. */
export function byCount(all: Iterable<Kept>): Kept[] {
  return [...all].sort((a, b) => (a.entry.n === b.entry.n ? 0 : a.entry.n - b.entry.n));
}

/** Those that fit one push: at most `entries` and about `bytes`, but one always. */
export function pushful(waiting: readonly Entry[], entries: number, bytes: number): Entry[] {
  const chosen: Entry[] = [];
  let size = 0;
  for (const entry of waiting) {
    size += JSON.stringify(entry).length;
    if (chosen.length && (chosen.length === entries || size > bytes)) break;
    chosen.push(entry);
  }
  return chosen;
}

/** The deeds that need the person, by n; under a refused one those that depended on it. */
export function refusals(all: readonly Kept[]): Refusal[] {
  const found: Refusal[] = [];
  const under = new Map<string, Refusal[]>();
  for (const kept of all) {
    const made = asRefusal(kept);
    const parent = [...under.keys()].find((record) => mentions(kept.entry, record));
    if (parent !== undefined) under.get(parent)?.push(made);
    else {
      found.push(made);
      if (made.outcome === "refused") under.set(made.record, made.dependents as Refusal[]);
    }
  }
  return found;
}

function asRefusal({ entry, outcome }: Kept): Refusal {
  const { id, kind, record, verb, fields, at } = entry;
  const became = (outcome?.outcome ?? "held") as Refusal["outcome"];
  return {
    id,
    kind: kind as KindName,
    record,
    verb,
    fields,
    at,
    outcome: became,
    why: outcome?.why ?? null,
    dependents: [],
  };
}

function mentions(entry: Entry, record: string): boolean {
  return entry.record === record || Object.values(entry.fields).flat().includes(record);
}
