import "fake-indexeddb/auto";
import { effect } from "@preact/signals";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { doDeed, doDeeds } from "./deeds.ts";
import { messageOf } from "./exchange.ts";
import type { Pocket } from "./pocket.ts";
import { FakeLog } from "./testing/fake-log.ts";
import { exchange, freshProduction, openPocket } from "./testing/phone.ts";
import { NotSaved } from "./types.ts";

const give = (title: string) => ({ kind: "run", verb: "run.give", fields: { title } }) as const;
const titles = (pocket: Pocket) => pocket.listed("run").value.map((run) => run.title);

describe("a deed", () => {
  let production: string;
  let pocket: Pocket;
  beforeEach(async () => {
    production = freshProduction();
    pocket = await openPocket(production);
  });
  afterEach(() => vi.restoreAllMocks());

  it("[P6] is on the screen before anything is awaited", async () => {
    const saving = doDeed(pocket, give("Batteries"));
    expect(titles(pocket)).toEqual(["Batteries"]);
    expect(pocket.toSend.value).toBe(1);
    await saving;
    expect(titles(pocket)).toEqual(["Batteries"]);
  });

  it("[E1] gets n 1, 2, 3 … in the transaction that saves it, however many are done at once", async () => {
    const saved = await Promise.all(Array.from({ length: 20 }, (_, i) => doDeed(pocket, give(`Run ${i}`))));
    expect(saved.map((one) => one.n)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(messageOf(pocket).entries.map((entry) => entry.n)).toEqual(saved.map((one) => one.n));
  });

  it("[E1] two tabs of one device share its count and leave no hole", async () => {
    const other = await openPocket(production);
    expect(other.device.id).toBe(pocket.device.id);
    const saved = await Promise.all([1, 2, 3, 4, 5, 6].map((i) => doDeed(i % 2 ? pocket : other, give(`${i}`))));
    expect(saved.map((one) => one.n).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("[E1] several at once are one frame on the screen, follow each other, and are kept all or none", async () => {
    let drawn = 0;
    const end = effect(() => {
      drawn += pocket.listed("run").value.length >= 0 ? 1 : 0;
    });
    const saving = doDeeds(pocket, [give("Batteries"), give("Gaff"), give("Tape")]);
    expect(titles(pocket)).toEqual(["Batteries", "Gaff", "Tape"]);
    expect(drawn).toBe(2);
    expect((await saving).map((one) => one.n)).toEqual([1, 2, 3]);
    end();
    vi.spyOn(pocket.database, "write").mockRejectedValueOnce(new NotSaved("full"));
    await expect(doDeeds(pocket, [give("Rope"), give("Chalk")])).rejects.toBeInstanceOf(NotSaved);
    expect(titles(pocket)).toEqual(["Batteries", "Gaff", "Tape"]);
    expect((await doDeed(pocket, give("Sand"))).n).toBe(4);
  });

  it("[E1] a browser killed after saving and before sending sends it when it is opened again", async () => {
    const { id } = await doDeed(pocket, give("Batteries"));
    await doDeed(pocket, give("Gaff"));
    pocket.database.close();
    const again = await openPocket(production);
    expect(titles(again)).toEqual(["Batteries", "Gaff"]);
    expect(again.toSend.value).toBe(2);
    const log = new FakeLog();
    await exchange(again, log);
    expect(log.entries.map((entry) => [entry.n, entry.device])).toEqual([
      [1, pocket.device.id],
      [2, pocket.device.id],
    ]);
    expect(log.entries[0]?.id).toBe(id);
    expect(again.toSend.value).toBe(0);
  });

  it("[A2] a reply that is lost makes it go again, and it is done once", async () => {
    await doDeed(pocket, give("Batteries"));
    const log = new FakeLog();
    for (let i = 0; i < 5; i++) log.exchange(messageOf(pocket));
    await exchange(pocket, log);
    expect(log.entries).toHaveLength(1);
    expect(titles(pocket)).toEqual(["Batteries"]);
  });

  it("[E2] carries what it sets and nothing else; null clears, undefined is not there", async () => {
    await doDeed(pocket, {
      kind: "run",
      verb: "run.edit",
      record: "r1",
      fields: { title: "x", note: null, department: undefined } as never,
    });
    expect(messageOf(pocket).entries[0]?.fields).toEqual({ title: "x", note: null });
  });

  it("[E5] a record with a natural key gets its id from its own fields", async () => {
    const { record } = await doDeed(pocket, {
      kind: "shoot_day",
      verb: "shoot_day.add",
      fields: { unit: "main", date: "2026-03-07" },
    });
    expect(record).toBe("d37a4b31-bc18-5aed-8cf0-cc8bdd9ea987");
  });

  it("[E4] says the phone's clock and beside it how far off the server found it", async () => {
    const log = new FakeLog();
    await exchange(pocket, log);
    pocket.skew.value = -125_000.4;
    vi.spyOn(Date, "now").mockReturnValue(Date.UTC(2026, 10, 22));
    await doDeed(pocket, give("Batteries"));
    expect(messageOf(pocket).entries[0]).toMatchObject({ offset: -125_000 });
  });

  it("[E7] another person on this phone neither sees nor sends it; the same one finds it again", async () => {
    await doDeed(pocket, give("Batteries"));
    const bea = await openPocket(production, "bea");
    expect(titles(bea)).toEqual([]);
    expect(messageOf(bea).entries).toEqual([]);
    expect(bea.device.id).not.toBe(pocket.device.id);
    const ana = await openPocket(production);
    expect(ana.device.id).toBe(pocket.device.id);
    expect((await doDeed(ana, give("Gaff"))).n).toBe(2);
  });

  it("is not saved on a full phone: the screen is put back, and that is said", async () => {
    const real = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await expect(doDeed(pocket, give("Batteries"))).rejects.toMatchObject({ name: "NotSaved", reason: "full" });
    expect(titles(pocket)).toEqual([]);
    expect(pocket.saved.value).toBe(false);
    vi.mocked(IDBDatabase.prototype.transaction).mockImplementation(real);
    expect((await doDeed(pocket, give("Gaff"))).n).toBe(1);
    expect(pocket.saved.value).toBe(true);
  });

  it("is saved by a connection that died and was opened again, once", async () => {
    const real = IDBDatabase.prototype.transaction;
    let dead = 1;
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (this: IDBDatabase, ...args) {
      if (dead-- > 0) throw new DOMException("The database connection is closing.", "InvalidStateError");
      return real.apply(this, args);
    });
    expect((await doDeed(pocket, give("Batteries"))).n).toBe(1);
    dead = 2;
    await expect(doDeed(pocket, give("Gaff"))).rejects.toBeInstanceOf(NotSaved);
    expect(titles(pocket)).toEqual(["Batteries"]);
  });

  it("is not saved where there is no storage at all, and says so instead of failing oddly", async () => {
    vi.stubGlobal("indexedDB", undefined);
    const bare = await openPocket(freshProduction());
    expect(bare.saved.value).toBe(false);
    await expect(doDeed(bare, give("Batteries"))).rejects.toMatchObject({ name: "NotSaved", reason: "storage" });
    vi.unstubAllGlobals();
    // What comes from the server is shown all the same.
    const log = new FakeLog();
    log.write("run", "r1", { title: "Coffee" });
    await exchange(bare, log);
    expect(titles(bare)).toEqual(["Coffee"]);
  });

  it("lies on the disk when its promise resolves", async () => {
    await doDeed(pocket, give("Batteries"));
    const raw = await openDB(`callboard/${production}/${pocket.database.person}`);
    expect(await raw.count("entries")).toBe(1);
    expect(await raw.get("facts", "device")).toMatchObject({ id: pocket.device.id, n: 1 });
    raw.close();
  });
});
