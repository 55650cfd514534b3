/** A phone for the tests: a pocket on fake-indexeddb, closed and opened as often as wanted. */
import { vi } from "vitest";
import { messageOf } from "../exchange.ts";
import { Pocket } from "../pocket.ts";
import { receive } from "../receive.ts";
import type { FakeLog } from "./fake-log.ts";
import { PERSON } from "./fake-net.ts";

let productions = 0;
/** A production nobody has used yet in this test run. */
export const freshProduction = () => `production-${++productions}`;

export async function openPocket(production: string, person = PERSON): Promise<Pocket> {
  const pocket = new Pocket(production, person);
  await pocket.load();
  return pocket;
}

/** Exchanges until there is nothing more to say, as the link does, with no network between. */
export async function exchange(pocket: Pocket, log: FakeLog, most = 20): Promise<void> {
  for (let turn = 0; turn < most; turn++) {
    const message = messageOf(pocket);
    const got = await receive(pocket, log.exchange(message), message);
    if (!got.ask && messageOf(pocket).entries.length === 0) return;
  }
  throw new Error("The exchange never ended.");
}

/** Waits for a fact, with the patience that a busy machine needs. */
export const until = <T>(fact: () => T) => vi.waitFor(fact, { timeout: 10_000, interval: 10 });
