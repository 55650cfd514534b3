/**
 * What the core stands on: the clock, chance, timers, the network and storage.
 * Promises: everything of these that `sync` uses comes through here, so that a phone can be lived through without a browser.
 * Refuses: to be reached around; a simulation runs the core where the browser's own are not there.
 */
import { deleteDB } from "idb";
import type { Connection, ConnectionEvents } from "./database.ts";
import { openIndexedDb } from "./indexed-db.ts";

export type Timer = ReturnType<typeof setTimeout>;

export interface Platform {
  /** Unix ms, by the device's own clock. */
  now(): number;
  /** Fills and returns the bytes. */
  random(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  /** From 0 up to 1. */
  chance(): number;
  after(ms: number, work: () => void): Timer;
  cancel(timer: Timer | undefined): void;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** A socket to that path of the server the app came from. */
  socket(path: string): WebSocket;
  /** Opens the storage of that name, made if it was not there. Rejects where there is none. */
  open(name: string, events: ConnectionEvents): Promise<Connection>;
  /** That storage is gone. */
  erase(name: string): Promise<void>;
  /** Whether nobody looks. */
  isHidden(): boolean;
}

/** The page's, or the service worker's. */
export const browser: Platform = {
  now: () => Date.now(),
  random: (bytes) => crypto.getRandomValues(bytes),
  chance: () => Math.random(),
  after: (ms, work) => setTimeout(work, ms),
  cancel: (timer) => clearTimeout(timer),
  fetch: (url, init) => fetch(url, init),
  socket: (path) => {
    const url = new URL(path, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    return new WebSocket(url.href);
  },
  open: openIndexedDb,
  erase: (name) => deleteDB(name),
  // The service worker has no document.
  isHidden: () => (globalThis as { document?: { visibilityState: string } }).document?.visibilityState === "hidden",
};
