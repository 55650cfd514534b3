/**
 * Deeds that reached the server and wait there, and the word that lets one go or lets it lie (A3).
 * Promises: what became of one that this person let go is told, where it did not stand.
 */
import { computed } from "@preact/signals";
import { type HeldDeed, HIRERS } from "../../generated/kinds";
import { goesByItself, wantsWord } from "../../parts/held-word";
import { tell } from "../../parts/toast";
import { ask, deed, me, record, records, standing } from "../../sync";
import { isWord, say } from "../../words";

const byArrival = (a: HeldDeed, b: HeldDeed) =>
  String(a.received_at).localeCompare(String(b.received_at)) || (a.seq ?? 0) - (b.seq ?? 0);

const of = (state: HeldDeed["state"]) =>
  computed(() => records("held_deed").value.filter((held) => held.state === state && !decidedHere(held)));

/** Said here, and the server has not answered yet. */
const decidedHere = (held: HeldDeed) => held.deciding !== null && standing("held_deed", held.id).value === "here";

const waiting = of("waiting");
export const forWord = computed(() => waiting.value.filter(wantsWord).sort(byArrival));
export const byItself = computed(() => waiting.value.filter(goesByItself).sort(byArrival));
export const lying = of("lying");

export const mayDecide = computed(() => (HIRERS as readonly string[]).includes(me.value?.person.role ?? ""));

/** How many wait for this person's word. */
export const heldWaits = computed(() => (mayDecide.value ? forWord.value.length : 0));

/** What it would set, from the server; undefined while unknown, null where it was erased. */
export async function wantedFields(id: string): Promise<Readonly<Record<string, unknown>> | null | undefined> {
  try {
    const reply = await ask(`held/${id}`);
    if (!reply.ok) return undefined;
    return ((await reply.json()) as { fields: Record<string, unknown> | null }).fields;
  } catch {
    return undefined;
  }
}

const TOLD_WITHIN_MS = 60_000;

/** `what` says the deed in words, for the toast. */
export async function decide(
  held: HeldDeed,
  verb: "held_deed.release" | "held_deed.let_lie",
  what: string,
): Promise<void> {
  const shown = { seq: held.seq };
  try {
    await deed({ kind: "held_deed", verb, record: held.id, fields: { deciding: shown } });
  } catch {
    return;
  }
  const where = () => standing("held_deed", held.id).value;
  tell({ text: say(verb === "held_deed.release" ? "held.released" : "held.lies", { what }), where });
  if (verb === "held_deed.release") tellWhatBecame(held.id, what);
}

function tellWhatBecame(id: string, what: string): void {
  const stop = record("held_deed", id).subscribe((held) => {
    if (held?.state !== "released") return;
    queueMicrotask(() => stop());
    if (held.outcome === "refused") tell({ text: say("held.refused", { what, why: reasonWord(held) }) });
    if (held.outcome === "contested") tell({ text: say("held.contested", { what }) });
  });
  setTimeout(stop, TOLD_WITHIN_MS);
}

export function reasonWord(held: HeldDeed): string {
  const key = `refused.${held.reason}`;
  return isWord(key) ? say(key) : "";
}
