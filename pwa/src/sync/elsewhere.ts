/**
 * The productions on this phone, and what it holds of those that are not open.
 * Promises: only looks; what waits there is sent when that production is opened, by its own person.
 * Refuses: to mix: each is read from its own storage and shown under its own name.
 */
import { signal } from "@preact/signals";
import type { Call } from "../generated/kinds.ts";
import { Database } from "./database.ts";
import { everyMe } from "./known.ts";
import { waits } from "./outbox.ts";
import type { Me } from "./types.ts";

/** Whose phone this is, production by production, by title. */
export const shows = signal<readonly Me[]>([]);

export async function findShows(): Promise<void> {
  const found = [...(await everyMe())];
  shows.value = found.sort((a, b) => a.production.title.localeCompare(b.production.title));
}

export interface Elsewhere {
  /** Deeds that the server has not answered. */
  readonly toSend: number;
  /** That person's own, in no order. */
  readonly calls: readonly Call[];
}

/** What this phone holds of somebody's production; undefined where its storage does not answer. */
export async function elsewhere({ production, person }: Me): Promise<Elsewhere | undefined> {
  const database = new Database(production.id, person.id);
  try {
    return await database.write(["records", "entries"], async (tx) => {
      const kept = await tx.objectStore("entries").index("open").getAll();
      const calls = await tx.objectStore("records").getAll(IDBKeyRange.bound(["call", ""], ["call", "\uffff"]));
      const mine = calls.flatMap(({ record }) => (record?.person === person.id ? [record as unknown as Call] : []));
      return { toSend: kept.filter(waits).length, calls: mine };
    });
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}
