/** The browser's storage of one pocket: its stores, made or brought up to date. Refuses nothing a newer app left there. */
import { openDB } from "idb";
import type { Connection, ConnectionEvents, Schema } from "./database.ts";

const VERSION = 2;

export function openIndexedDb(name: string, events: ConnectionEvents): Promise<Connection> {
  return openAt(name, VERSION, events).catch((error) => {
    // A newer app has been here: what it added is left alone, and what this one knows is still there.
    if (error instanceof DOMException && error.name === "VersionError") return openAt(name, undefined, events);
    throw error;
  });
}

function openAt(name: string, version: number | undefined, events: ConnectionEvents): Promise<Connection> {
  return openDB<Schema>(name, version, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore("records", { keyPath: ["kind", "id"] });
        database.createObjectStore("shadow", { keyPath: ["kind", "id"] });
        database.createObjectStore("entries", { keyPath: "entry.id" }).createIndex("open", "open");
        database.createObjectStore("facts");
      }
      if (before < 2) {
        database.createObjectStore("photos", { keyPath: "ref.sha256" });
        database.createObjectStore("pixels");
      }
    },
    blocking: events.blocking,
    terminated: events.terminated,
  });
}
