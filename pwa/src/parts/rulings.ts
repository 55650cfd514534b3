/**
 * What settled questions decided about this person's own words, until he has seen it (M3).
 * Promises: a deed of his that waited for the office's word waits no more once that is here.
 */
import { computed } from "@preact/signals";
import type { Ruling } from "../generated/kinds";
import { deed, dismiss, me, needsYou, type Refusal, records } from "../sync";

const mine = computed(() => records("ruling").value.filter((ruling) => ruling.person === me.value?.person.id));
const ruled = computed(() => new Set(mine.value.map((ruling) => ruling.entry)));

/** Unseen ones, the oldest first. */
export const rulings = computed<readonly Ruling[]>(() =>
  mine.value.filter((ruling) => !ruling.seen).sort((a, b) => a.rev - b.rev),
);

/** My deeds that did not stand and of which nobody has said more since. */
export const unruled = computed<readonly Refusal[]>(() =>
  needsYou.value.filter((one) => !(one.outcome === "contested" && ruled.value.has(one.id))),
);

export async function seeRuling(ruling: Ruling, at: string): Promise<void> {
  try {
    await deed({ kind: "ruling", verb: "ruling.see", record: ruling.id, fields: { seen: at } });
    if (ruling.entry) await dismiss(ruling.entry);
  } catch {
    // The banner says why, and it stays.
  }
}
