import "fake-indexeddb/auto";
import { deleteDB, openDB } from "idb";
import { describe, expect, it } from "vitest";
import { Database } from "./database.ts";
import { freshProduction, openPocket } from "./testing/phone.ts";

const name = (production: string) => `callboard/${production}/ana`;

describe("the database of a phone", () => {
  it("[P7] of an earlier app keeps its deeds when photos are added to it", async () => {
    const production = freshProduction();
    const old = await openDB(name(production), 1, {
      upgrade(database) {
        database.createObjectStore("records", { keyPath: ["kind", "id"] });
        database.createObjectStore("shadow", { keyPath: ["kind", "id"] });
        database.createObjectStore("entries", { keyPath: "entry.id" }).createIndex("open", "open");
        database.createObjectStore("facts");
      },
    });
    const entry = {
      id: "e1",
      device: "d",
      n: 1,
      kind: "run",
      record: "r1",
      verb: "run.edit",
      fields: {},
      at: "",
      v: 1,
    };
    await old.put("entries", { entry, open: 1 });
    await old.put("facts", { id: "d", earlier: [], n: 1 }, "device");
    old.close();
    const pocket = await openPocket(production, "ana");
    expect(pocket.toSend.value).toBe(1);
    expect(pocket.device.n).toBe(1);
    expect(pocket.photos.value.size).toBe(0);
  });

  it("[P7] of a newer app is read all the same, with what it added left alone", async () => {
    const production = freshProduction();
    await openPocket(production, "ana").then((pocket) => pocket.database.close());
    const newer = await openDB(name(production), 9, {
      upgrade: (database) => void database.createObjectStore("later"),
    });
    await newer.put("later", "kept", "key");
    newer.close();
    const database = new Database(production, "ana");
    await database.write(["facts"], (tx) => tx.objectStore("facts").put(5, "skew"));
    database.close();
    const again = await openDB(name(production));
    expect(await again.get("later", "key")).toBe("kept");
    expect(await again.get("facts", "skew")).toBe(5);
    again.close();
    await deleteDB(name(production));
  });
});
