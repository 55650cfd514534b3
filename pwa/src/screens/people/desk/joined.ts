/**
 * Who is on Callboard, and when last seen: of those signed in the server tells whoever may end sessions; a copy's rungs tell the rest.
 *
 * Promises: asked for while the list is looked at, again each minute. Refuses: to say "not yet" of anybody where the server does not tell.
 */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Copy } from "../../../generated/kinds";
import { ask, link, me, minute } from "../../../sync";
import { copies } from "../../desk/office";

export interface Joined {
  /** When his phone was last heard of: an instant. */
  readonly seen: string;
  /** Whether one of his phones is rung when a call moves. */
  readonly rings: boolean;
}

interface Device {
  readonly person: string;
  readonly seen: string;
  readonly rings: boolean;
}

/** Who may ask for everybody's; the server judges. */
const KEEPERS: readonly string[] = ["coordinator", "apoc"];

const told = signal<readonly Device[] | undefined>(undefined);

/** Devices, and what copies tell of phones, as one line a person. */
export function gathered(devices: readonly Device[], copies: readonly Copy[]): Map<string, Joined> {
  const found = new Map<string, Joined>();
  const add = (person: string | null, at: string | null | undefined, rings: boolean) => {
    if (!person || !at) return;
    const before = found.get(person);
    const later = before && Date.parse(before.seen) > Date.parse(at) ? before.seen : at;
    found.set(person, { seen: later, rings: rings || (before?.rings ?? false) });
  };
  for (const { person, seen, rings } of devices) add(person, seen, rings);
  for (const { person, on_phone, seen, copied } of copies)
    for (const rung of [on_phone, seen, copied]) add(person, rung?.at, false);
  return found;
}

export const joined = computed<ReadonlyMap<string, Joined>>(() => gathered(told.value ?? [], copies.value));

/** Whether it is known of everybody: else who is not here may be all the same. */
export const joinedIsWhole = computed(() => told.value !== undefined);

async function learn(): Promise<void> {
  try {
    const reply = await ask("devices");
    if (reply.ok) told.value = ((await reply.json()) as { devices: Device[] }).devices;
  } catch {
    // Without signal what was told last stands.
  }
}

export function useJoined(): void {
  const keeps = KEEPERS.includes(me.value?.person.role ?? "");
  const away = link.state.value === "away";
  const at = minute.value;
  useEffect(() => {
    if (keeps && !away) void learn();
  }, [keeps, away, at]);
}
