/**
 * A person's pocket as the service worker has it: the disk alone, no page about it.
 * Promises: what it writes, the open tabs hear of; what waits goes out in order of n, as a page would send it.
 * Refuses: to take in changes, which is a page's business.
 */
import { Database } from "../sync/database.ts";
import type { Device } from "../sync/device.ts";
import { messageOf } from "../sync/exchange.ts";
import { Post } from "../sync/http.ts";
import { judged, type Kept, waits } from "../sync/outbox.ts";
import { browser } from "../sync/platform.ts";
import type { Place, Reply } from "../sync/wire.ts";

/** Outcomes that are the end of it. What counts differently (a fork, a gap) is for the page, which counts on. */
const ENDS = ["applied", "merged", "contested", "superseded", "held", "refused"];

export class PocketHere {
  readonly database: Database;

  constructor(
    readonly production: string,
    readonly person: string,
  ) {
    this.database = new Database(production, person);
  }

  /** Tells every open tab of this person's. */
  tell(said: unknown): void {
    if (typeof BroadcastChannel === "undefined") return;
    const channel = new BroadcastChannel(`callboard/${this.production}/${this.person}`);
    channel.postMessage({ is: "said", said });
    channel.close();
  }

  tellKept(entries: readonly Kept[]): void {
    if (entries.length) this.tell({ is: "pocket", told: { is: "entries", entries } });
  }

  /** Sends what waits; returns what became of each, by entry. Empty where there is no signal, or nothing to send. */
  async send(): Promise<ReadonlyMap<string, string>> {
    const { place, device, kept } = await this.#read();
    const waiting = kept.filter(waits);
    if (!device || !waiting.length) return new Map();
    const message = messageOf({
      platform: browser,
      person: this.person,
      device,
      durable: place,
      intake: { tip: place },
      kept: { peek: () => waiting },
    });
    const answer = await new Post(`/p/${this.production}/api/sync`).exchange(message);
    return answer.is === "reply" ? this.#retire(waiting, answer.reply) : new Map();
  }

  async #read() {
    return this.database.write(["facts", "entries"], async (tx) => {
      const facts = tx.objectStore("facts");
      const [stood, device, kept] = await Promise.all([
        facts.get("replica"),
        facts.get("device"),
        tx.objectStore("entries").index("open").getAll(),
      ]);
      const place = (stood as { place: Place } | undefined)?.place;
      kept.sort((a, b) => a.entry.n - b.entry.n);
      return { place, device: device as Device | undefined, kept };
    });
  }

  async #retire(waiting: readonly Kept[], reply: Reply): Promise<ReadonlyMap<string, string>> {
    const became = new Map<string, string>();
    const retired = reply.outcomes.flatMap((outcome) => {
      const kept = waiting.find(({ entry }) => entry.id === outcome.id && entry.n === outcome.n);
      if (!kept || !ENDS.includes(outcome.outcome)) return [];
      became.set(kept.entry.id, outcome.outcome);
      return [judged(kept, outcome, reply.epoch)];
    });
    await this.database.write(["entries"], async (tx) => {
      await Promise.all(retired.map((kept) => tx.objectStore("entries").put(kept)));
    });
    this.tellKept(retired);
    return became;
  }
}
