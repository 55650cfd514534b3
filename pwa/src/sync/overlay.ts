/**
 * What the screen shows: the replica with my own deeds laid over it (P6). Pure.
 * Promises: an overlay falls only when the replica has taken in its outcome, so that nothing flickers back.
 * Refuses: to merge; fields are laid over in order of n and that is all.
 */
import { KINDS } from "../generated/kinds.ts";
import type { Kept } from "./outbox.ts";
import type { KindName } from "./types.ts";
import type { Entry, Place } from "./wire.ts";

/** A record as a screen reads it: every declared field is there, null where nobody set it. */
export interface Rec {
  readonly id: string;
  readonly rev: number;
  readonly struck?: string | null;
  readonly [field: string]: unknown;
}

export type Recs = ReadonlyMap<string, Rec>;

const blanks = new Map<string, Readonly<Record<string, null>>>();

/** A record of that kind in which nothing is set. */
export function blank(kind: string): Readonly<Record<string, null>> {
  const known = blanks.get(kind);
  if (known) return known;
  const fields = KINDS[kind as KindName]?.fields ?? [];
  const made = Object.fromEntries(fields.map((name) => [name, null]));
  blanks.set(kind, made);
  return made;
}

const verbOf = (entry: Entry) => KINDS[entry.kind as KindName]?.verbs[entry.verb];

/** Whether the deed still stands over the replica. `stood` is the replica's own record, if it has one. */
export function isLaid(kept: Kept, place: Place | undefined, stood: Rec | undefined): boolean {
  const { entry, outcome } = kept;
  // What is offered again after a restore was on the screen long since (P7).
  if (kept.again) return false;
  // What takes effect only when the server says so is not shown before (E6).
  if (verbOf(entry)?.offline === "no" || outcome?.outcome === "refused") return false;
  if (!outcome || outcome.seq === null) return true;
  if (outcome.outcome === "held") return !kept.dismissed && !(stood && stood.rev > outcome.seq);
  return !(place?.cursor.epoch === outcome.epoch && place.cursor.seq >= outcome.seq);
}

/** The records of one kind with those entries laid over them, in the order given. */
export function lay(kind: string, stood: Recs, entries: readonly Entry[]): Recs {
  if (!entries.length) return stood;
  const laid = new Map(stood);
  for (const entry of entries) {
    const under = laid.get(entry.record);
    // A record that left this phone does not come back as a torso of the one field I set.
    if (!under && !verbOf(entry)?.creates) continue;
    laid.set(entry.record, { ...(under ?? { ...blank(kind), id: entry.record, rev: 0 }), ...entry.fields } as Rec);
  }
  return laid;
}

/**
 * E3: the record's rev as its author saw it. Where a deed of mine covers a field, that deed's own base, since it may hide
 * another's value that I never saw. `laid` are the entries over this record, by n.
 */
export function baseOf(
  fields: Readonly<Record<string, unknown>>,
  stood: Rec | undefined,
  place: Place | undefined,
  laid: readonly Entry[],
): Entry["base"] {
  const covering = laid.find((entry) => Object.keys(entry.fields).some((name) => name in fields));
  if (covering) return covering.base;
  return stood && place ? { epoch: place.cursor.epoch, rev: stood.rev } : null;
}
