/**
 * The device: one browser storage × one person × one production (E7).
 * Promises: its identity is minted in the transaction that first needs it; `n` is given in the one that saves the entry (E1),
 * and goes on counting when the device takes a new identity (A2).
 */
import type { Writing } from "./database.ts";
import { uuid7 } from "./ids.ts";
import { browser } from "./platform.ts";

export interface Device {
  readonly id: string;
  /** The identities before this one, oldest first: what a device forked from. */
  readonly earlier: readonly string[];
  /** The last n given. */
  readonly n: number;
  /** Entries of that identity up to there are lost on this side too: the hole is declared (A2). */
  readonly lost?: { readonly device: string; readonly through: number };
}

export const minted = (platform = browser): Device => ({ id: uuid7(platform), earlier: [], n: 0 });

/** The identity that this one of the device's took over from; null for the first. */
export function parentOf(device: Device, id: string): string | null {
  const line = [...device.earlier, device.id];
  return line[line.indexOf(id) - 1] ?? null;
}

/** The device as it stands in storage, minted there if there is none. */
export async function deviceIn(tx: Writing, platform = browser): Promise<Device> {
  const facts = tx.objectStore("facts");
  const kept = (await facts.get("device")) as Device | undefined;
  if (kept) return kept;
  const device = minted(platform);
  await facts.put(device, "device");
  return device;
}

/** The device with its next `many` n, which are used up. */
export async function countOn(tx: Writing, many = 1, platform = browser): Promise<Device> {
  const device = await deviceIn(tx, platform);
  const next = { ...device, n: device.n + many };
  await tx.objectStore("facts").put(next, "device");
  return next;
}
