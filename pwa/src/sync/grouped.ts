/**
 * Records by what stands in one of their fields: the items of each run, the strips of each board. Pure.
 * Promises: a group in which nothing changed is the very list it was, so that whoever reads it hears nothing of the others.
 */
import type { Rec } from "./overlay.ts";

export type Groups = ReadonlyMap<unknown, readonly Rec[]>;

export function grouped(all: readonly Rec[], field: string, before: Groups): Groups {
  const groups = new Map<unknown, Rec[]>();
  for (const rec of all) {
    const group = groups.get(rec[field]);
    if (group) group.push(rec);
    else groups.set(rec[field], [rec]);
  }
  const same = new Map<unknown, readonly Rec[]>();
  for (const [parent, group] of groups) {
    const was = before.get(parent);
    same.set(parent, was && alike(was, group) ? was : group);
  }
  return same;
}

/** The same things in the same order. */
export function alike(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, place) => one === others[place]);
}
