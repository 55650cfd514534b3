/**
 * One person's IndexedDB for one production on this phone (E7).
 * Promises: a transaction is all or nothing and on the disk when it resolves; a connection that died is opened again once.
 * Refuses: to share anything between two persons or two productions.
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { Device } from "./device.ts";
import type { Kept } from "./outbox.ts";
import { browser, type Platform } from "./platform.ts";
import { type KeptPhoto, NotSaved } from "./types.ts";
import type { Change, Place } from "./wire.ts";

/** Where the replica, or its shadow, stands; `stamp` is new with every writing, so that a second writer is noticed. */
export interface Stood {
  readonly place: Place;
  readonly stamp: string;
  /** Server time of the last taking in, ISO. */
  readonly asOf: string;
}

export interface Shadowed {
  readonly place: Place;
  readonly snapshot: boolean;
}

export interface Schema extends DBSchema {
  /** What the server holds, as far as taken in. */
  records: { key: [string, string]; value: Change };
  /** Pages of a taking in that is not whole yet (P3). */
  shadow: { key: [string, string]; value: Change };
  /** Every deed of this device. */
  entries: { key: string; value: Kept; indexes: { open: number } };
  /** device, replica, shadow, skew. */
  facts: { key: "device" | "replica" | "shadow" | "skew"; value: Device | Stood | Shadowed | number };
  /** Photos taken here, by their SHA-256. */
  photos: { key: string; value: KeptPhoto };
  /** Their bytes, "<sha256>/full" and "<sha256>/thumb": a list of photos must not carry them along. */
  pixels: { key: string; value: ArrayBuffer };
}

export type Store = StoreNames<Schema>;
export type Writing = IDBPTransaction<Schema, Store[], "readwrite">;
/** An open storage. */
export type Connection = Pick<IDBPDatabase<Schema>, "close" | "transaction">;
/** Somebody else wants to change it; it died by itself. */
export interface ConnectionEvents {
  readonly blocking: () => void;
  readonly terminated: () => void;
}

const name = (production: string, person: string) => `callboard/${production}/${person}`;

/** Another tab has taken in since: nothing was written, the disk is to be read again. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

export class Database {
  #connection: Promise<Connection> | undefined;

  constructor(
    readonly production: string,
    readonly person: string,
    readonly platform: Platform = browser,
  ) {}

  /** Runs `work` in one transaction, again from its start if the connection had died. Rejects NotSaved, or Overtaken if `work` threw that. */
  async write<T>(stores: Store[], work: (tx: Writing) => Promise<T>): Promise<T> {
    try {
      return await this.#once(stores, work);
    } catch (error) {
      if (error instanceof Overtaken) throw error;
      this.#drop();
    }
    try {
      return await this.#once(stores, work);
    } catch (error) {
      if (error instanceof Overtaken) throw error;
      this.#drop();
      throw new NotSaved(isFull(error) ? "full" : "storage", { cause: error });
    }
  }

  /** Closes the connection; the next writing opens it again. */
  close(): void {
    this.#connection?.then((connection) => connection.close()).catch(() => {});
    this.#connection = undefined;
  }

  /** Everything this phone holds of that person is gone. Waits for nobody else's connection: other tabs let go by themselves. */
  async erase(): Promise<void> {
    this.close();
    await this.platform.erase(name(this.production, this.person));
  }

  async #once<T>(stores: Store[], work: (tx: Writing) => Promise<T>): Promise<T> {
    const connection = await this.#open();
    const tx = connection.transaction(stores, "readwrite", { durability: "strict" });
    try {
      const made = await work(tx);
      await tx.done;
      return made;
    } catch (error) {
      tx.done.catch(() => {});
      try {
        tx.abort();
      } catch {
        // It has ended by itself.
      }
      throw error;
    }
  }

  #open(): Promise<Connection> {
    this.#connection ??= this.platform.open(name(this.production, this.person), {
      blocking: () => this.close(),
      terminated: () => this.#drop(),
    });
    return this.#connection;
  }

  #drop(): void {
    this.close();
  }
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
