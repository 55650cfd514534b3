/**
 * Who was signed in on this phone, production by production: for a start without signal.
 * Promises: never rejects; without a disk nobody is known. Refuses: to hold anything but `Me`.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Me } from "./types.ts";

interface Schema extends DBSchema {
  me: { key: string; value: Me };
  last: { key: "production"; value: string };
}

async function withKnown<T>(work: (known: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> {
  try {
    const known = await openDB<Schema>("callboard", 1, {
      upgrade(database) {
        database.createObjectStore("me", { keyPath: "production.id" });
        database.createObjectStore("last");
      },
    });
    try {
      return await work(known);
    } finally {
      known.close();
    }
  } catch {
    return undefined;
  }
}

/** Whose phone it was when last heard. */
export const knownMe = (production: string) => withKnown((known) => known.get("me", production));

/** Everybody whose phone this is, one for each production that was opened here and not signed out of. */
export const everyMe = async (): Promise<readonly Me[]> => (await withKnown((known) => known.getAll("me"))) ?? [];

/** The production opened last. */
export const lastProduction = () => withKnown((known) => known.get("last", "production"));

/** That production was opened, with signal or without. */
export const keepLast = (production: string) => withKnown((known) => known.put("last", production, "production"));

export const keepMe = (me: Me) => {
  guess(me.production.id, me.person.id);
  return withKnown(async (known) => {
    await known.put("me", me);
    await known.put("last", me.production.id, "production");
  });
};

const GUESS = "callboard/person/";

/** A page's. The worker has none and needs none, and asking for one that is blocked throws. */
interface Quick {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}
const quick = () => (globalThis as { localStorage?: Quick }).localStorage;

/**
 * Whose phone it probably is, told at once: that person's pocket may be opened while it is being found out. Nothing of it is
 * shown before `knownMe` says the same.
 */
export function guessed(production: string): string | undefined {
  try {
    return quick()?.getItem(GUESS + production) ?? undefined;
  } catch {
    return undefined;
  }
}

function guess(production: string, person: string | undefined): void {
  try {
    if (person) quick()?.setItem(GUESS + production, person);
    else quick()?.removeItem(GUESS + production);
  } catch {
    // Without it the next start takes a moment longer.
  }
}

/** Nobody is known here for that production any more. */
export const forgetMe = (production: string) => {
  guess(production, undefined);
  return withKnown(async (known) => {
    await known.delete("me", production);
    if ((await known.get("last", "production")) === production) await known.delete("last", "production");
  });
};
