import "fake-indexeddb/auto";
import { computed, effect } from "@preact/signals";
import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { doDeed } from "./deeds.ts";
import { messageOf } from "./exchange.ts";
import type { Pocket } from "./pocket.ts";
import { receive } from "./receive.ts";
import { FakeLog, why } from "./testing/fake-log.ts";
import { exchange, freshProduction, openPocket } from "./testing/phone.ts";
import { NotSaved } from "./types.ts";

const give = (title: string) => ({ kind: "run", verb: "run.give", fields: { title } }) as const;
const titles = (pocket: Pocket) =>
  pocket
    .listed("run")
    .value.map((run) => run.title)
    .sort();
const sent = (log: FakeLog) => log.entries.map((entry) => entry.fields.title);

describe("when the server counts otherwise", () => {
  let production: string;
  let pocket: Pocket;
  let log: FakeLog;
  beforeEach(async () => {
    production = freshProduction();
    log = new FakeLog();
    pocket = await openPocket(production);
    await exchange(pocket, log);
  });

  it("[A2] a fork: what waits goes again under a new identity that names its parent and counts on", async () => {
    await doDeed(pocket, give("one"));
    await exchange(pocket, log);
    const old = pocket.device.id;
    log.takeTurn(old, 2);
    log.takeTurn(old, 3);
    await doDeed(pocket, give("two"));
    await doDeed(pocket, give("three"));
    await exchange(pocket, log);
    expect(pocket.device.id).not.toBe(old);
    expect(messageOf(pocket).was).toBe(old);
    expect(log.entries.map((entry) => [entry.fields.title, entry.n, entry.device === old])).toEqual([
      ["one", 1, true],
      ["two", 2, false],
      ["three", 3, false],
    ]);
    expect(pocket.toSend.value).toBe(0);
    expect((await doDeed(pocket, give("four"))).n).toBe(4);
    await exchange(pocket, log);
    expect(titles(pocket)).toEqual(["four", "one", "three", "two"]);
  });

  it("[P7] what the disk never took stays on the screen while all is offered again", async () => {
    const fresh = await openPocket(freshProduction());
    log.write("run", "r1", { title: "Batteries" });
    const write = vi.spyOn(fresh.unwritten, "write").mockRejectedValue(new NotSaved("full"));
    await exchange(fresh, log);
    expect([titles(fresh), fresh.durable]).toEqual([["Batteries"], undefined]);
    write.mockRestore();
    let shown: unknown[] = [];
    const end = effect(() => {
      shown = [...shown, titles(fresh)];
    });
    log.restore(1, "e2");
    await exchange(fresh, log);
    end();
    expect(shown).not.toContainEqual([]);
    expect([titles(fresh), fresh.durable?.cursor.epoch]).toEqual([["Batteries"], "e2"]);
  });

  it("[P7] what became of a deed and could not be written does not keep it from being offered after a restore", async () => {
    const before = log.seq;
    await doDeed(pocket, give("one"));
    const write = vi.spyOn(pocket.unwritten, "write").mockRejectedValue(new NotSaved("full"));
    await exchange(pocket, log);
    expect([pocket.toSend.value, pocket.saved.value]).toEqual([0, false]);
    log.restore(before, "e2");
    const message = messageOf(pocket);
    write.mockRestore();
    vi.spyOn(pocket.unwritten, "write").mockRejectedValueOnce(new NotSaved("full"));
    await receive(pocket, log.exchange(message), message);
    await exchange(pocket, log);
    expect(sent(log)).toEqual(["one"]);
    await pocket.load();
    expect(titles(pocket)).toEqual(["one"]);
  });

  it("[A2] a fork that another tab has settled is not forked again", async () => {
    const other = await openPocket(production);
    log.takeTurn(pocket.device.id, 1);
    await doDeed(pocket, give("one"));
    await other.load();
    await exchange(pocket, log);
    await exchange(other, log);
    await other.load();
    expect(other.device.id).toBe(pocket.device.id);
    expect(sent(log)).toEqual(["one"]);
  });

  it("[A2] a gap: entries that the server has lost are offered again from where it stands", async () => {
    for (const title of ["one", "two", "three"]) await doDeed(pocket, give(title));
    await exchange(pocket, log);
    log.forgetDevice(pocket.device.id);
    await doDeed(pocket, give("four"));
    await exchange(pocket, log);
    expect(pocket.toSend.value).toBe(0);
    expect(log.messages.at(-1)?.lost_through).toBeUndefined();
    const last = log.messages.filter((message) => message.entries.length === 4);
    expect(last[0]?.entries.map((entry) => entry.n)).toEqual([1, 2, 3, 4]);
    expect(sent(log)).toEqual(["one", "two", "three", "four"]);
  });

  it("[A2] a hole that is lost on this side too is declared, once", async () => {
    await doDeed(pocket, give("one"));
    await doDeed(pocket, give("two"));
    await exchange(pocket, log);
    const raw = await openDB(`callboard/${production}/${pocket.database.person}`);
    await raw.clear("entries");
    raw.close();
    log.forgetDevice(pocket.device.id);
    await doDeed(pocket, give("three"));
    await exchange(pocket, log);
    expect(log.lost).toBe(2);
    expect(sent(log)).toContain("three");
    await doDeed(pocket, give("four"));
    await exchange(pocket, log);
    expect(log.messages.at(-1)?.lost_through).toBeUndefined();
    expect(pocket.toSend.value).toBe(0);
  });

  it("[A2] so is a hole of one", async () => {
    await doDeed(pocket, give("one"));
    await exchange(pocket, log);
    const raw = await openDB(`callboard/${production}/${pocket.database.person}`);
    await raw.clear("entries");
    raw.close();
    log.forgetDevice(pocket.device.id);
    await doDeed(pocket, give("two"));
    await exchange(pocket, log);
    expect(log.lost).toBe(1);
    expect(sent(log)).toContain("two");
  });

  it("[P7] after a restore every entry is offered again in order of n, and the lost ones stand again", async () => {
    for (const title of ["one", "two", "three"]) await doDeed(pocket, give(title));
    await exchange(pocket, log);
    log.restore(1, "e2");
    expect(titles(pocket)).toEqual(["one", "three", "two"]);
    await exchange(pocket, log);
    expect(log.entries.map((entry) => [entry.fields.title, entry.n])).toEqual([
      ["one", 1],
      ["two", 2],
      ["three", 3],
    ]);
    expect(titles(pocket)).toEqual(["one", "three", "two"]);
    expect(pocket.place.value?.cursor.epoch).toBe("e2");
    expect(pocket.toSend.value).toBe(0);
  });

  it("[P7] what is offered again is not laid over what others wrote since", async () => {
    const { record } = await doDeed(pocket, give("mine"));
    await exchange(pocket, log);
    log.write("run", record, { title: "theirs" });
    await exchange(pocket, log);
    const shown: unknown[] = [];
    const title = computed(() => pocket.laid("run").value.get(record)?.title);
    effect(() => void shown.push(title.value));
    log.restore(2, "e2");
    await exchange(pocket, log);
    expect(shown).toEqual(["theirs"]);
  });

  it("[P7] everything is offered before anything of the new life is taken in, so that nothing leaves the screen", async () => {
    const { record } = await doDeed(pocket, give("one"));
    // It has its outcome, and the change is still to come, when the log is restored.
    const message = messageOf(pocket);
    const reply = log.exchange(message);
    await receive(pocket, { ...reply, to: log.cursor(0), changes: [] }, message);
    expect(pocket.toSend.value).toBe(0);
    log.restore(0, "e2");
    await doDeed(pocket, { kind: "run", verb: "run.edit", record, fields: { title: "two" } });
    const shown: unknown[] = [];
    const title = computed(() => pocket.laid("run").value.get(record)?.title);
    effect(() => void shown.push(title.value));
    await exchange(pocket, log);
    expect(shown).toEqual(["two"]);
    expect(log.entries.map((entry) => entry.fields.title)).toEqual(["one", "two"]);
  });

  it("[P7] after a fork and a restore each identity's entries are offered under its own name", async () => {
    await doDeed(pocket, give("one"));
    await exchange(pocket, log);
    const old = pocket.device.id;
    log.takeTurn(old, 2);
    await doDeed(pocket, give("two"));
    await exchange(pocket, log);
    log.restore(0, "e2");
    await exchange(pocket, log);
    expect(log.entries.map((entry) => [entry.fields.title, entry.device === old])).toEqual([
      ["one", true],
      ["two", false],
    ]);
    expect(pocket.toSend.value).toBe(0);
  });

  it("[P7] entries are kept until a backup holds them, and only outcomes of this epoch count", async () => {
    await doDeed(pocket, give("one"));
    await doDeed(pocket, give("two"));
    await exchange(pocket, log);
    const count = async () => {
      const raw = await openDB(`callboard/${production}/${pocket.database.person}`);
      const found = await raw.count("entries");
      raw.close();
      return found;
    };
    expect(await count()).toBe(2);
    log.floor = 1;
    log.write("run", "r", { title: "x" });
    await exchange(pocket, log);
    expect(await count()).toBe(1);
  });

  it("[A2] numbers too many for one push are sent again, not given up", async () => {
    log.judge = (entry) => (entry.n > 2 ? { outcome: "refused", seq: null, why: why("too_many") } : {});
    for (const title of ["one", "two", "three"]) await doDeed(pocket, give(title));
    await exchange(pocket, log, 2).catch(() => {});
    log.judge = () => ({});
    await exchange(pocket, log);
    expect(sent(log)).toEqual(["one", "two", "three"]);
    expect(pocket.needsYou.value).toHaveLength(0);
  });
});
