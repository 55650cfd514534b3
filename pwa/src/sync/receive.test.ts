import "fake-indexeddb/auto";
import { computed, effect } from "@preact/signals";
import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { dismissed, doDeed } from "./deeds.ts";
import { messageOf } from "./exchange.ts";
import type { Pocket, Told } from "./pocket.ts";
import { receive, receiveMark } from "./receive.ts";
import { FakeLog, why } from "./testing/fake-log.ts";
import { exchange, freshProduction, openPocket } from "./testing/phone.ts";
import type { Reply } from "./wire.ts";

const edit = (title: string) => ({ kind: "run", verb: "run.edit", record: "r1", fields: { title } }) as const;
const give = (title: string) => ({ kind: "run", verb: "run.give", fields: { title } }) as const;
const title = (pocket: Pocket) => pocket.laid("run").value.get("r1")?.title;

/** Every title the screen has shown from now on. */
function watched(pocket: Pocket): unknown[] {
  const seen: unknown[] = [];
  const shown = computed(() => title(pocket));
  effect(() => void seen.push(shown.value));
  return seen;
}

describe("taking in", () => {
  let production: string;
  let pocket: Pocket;
  let log: FakeLog;
  beforeEach(async () => {
    production = freshProduction();
    log = new FakeLog();
    log.write("run", "r1", { title: "Batteries" });
    pocket = await openPocket(production);
    await exchange(pocket, log);
  });
  const reopen = () => {
    pocket.database.close();
    return openPocket(production);
  };
  const step = async (reply: (message: ReturnType<typeof messageOf>) => Reply = (message) => log.exchange(message)) => {
    const message = messageOf(pocket);
    return receive(pocket, reply(message), message);
  };

  it("[P6] my word stays on the screen from the tap to the record that carries it: nothing flickers back", async () => {
    const seen = watched(pocket);
    await doDeed(pocket, edit("Gaff"));
    const message = messageOf(pocket);
    const reply = log.exchange(message);
    // The outcome comes, and the change only with the next page.
    const to = { ...reply.to, seq: reply.from, token: `e1:${reply.from}` };
    await receive(pocket, { ...reply, to, changes: [] }, message);
    expect(pocket.toSend.value).toBe(0);
    expect(pocket.kept.value).toHaveLength(1);
    await step();
    expect(pocket.kept.value).toHaveLength(0);
    expect(seen).toEqual(["Batteries", "Gaff"]);
  });

  it("[P6] it stays laid over through a restart between outcome and change", async () => {
    await doDeed(pocket, edit("Gaff"));
    const message = messageOf(pocket);
    const reply = log.exchange(message);
    await receive(
      pocket,
      { ...reply, to: { ...reply.to, seq: reply.from, token: `e1:${reply.from}` }, changes: [] },
      message,
    );
    pocket = await reopen();
    expect(title(pocket)).toBe("Gaff");
    expect(pocket.toSend.value).toBe(0);
    await step();
    expect(title(pocket)).toBe("Gaff");
    expect(pocket.replica.get("run", "r1")?.title).toBe("Gaff");
  });

  it("[P3] changes and cursor are on the disk together, and there after a restart without a network", async () => {
    log.write("run", "r2", { title: "Coffee" });
    await step();
    pocket = await reopen();
    expect(pocket.listed("run").value.map((run) => run.title)).toEqual(["Batteries", "Coffee"]);
    expect(pocket.place.value?.cursor).toEqual(log.cursor(2));
    expect(pocket.durable?.cursor.seq).toBe(2);
    expect(pocket.asOf.value).toBeInstanceOf(Date);
  });

  it("[P1] a record that left this phone's channels is erased, from memory and from the disk", async () => {
    log.write("run", "r1", null);
    await step();
    expect(pocket.laid("run").value.size).toBe(0);
    const raw = await openDB(`callboard/${production}/${pocket.database.person}`);
    expect(await raw.count("records")).toBe(0);
    raw.close();
  });

  it("[P3] a snapshot of many pages: the screen stays on the old one, then all is there at once", async () => {
    log.scope = "s2";
    for (let i = 0; i < 7; i++) log.write("run", `n${i}`, { title: `${i}` });
    log.write("run", "r1", null);
    log.page = 3;
    const counts: number[] = [];
    effect(() => void counts.push(pocket.listed("run").value.length));
    await exchange(pocket, log);
    expect(counts).toEqual([1, 7]);
    expect(pocket.place.value?.scope).toBe("s2");
  });

  it("[P3] a phone that is killed in the middle of a snapshot goes on where it stood", async () => {
    log.scope = "s2";
    for (let i = 0; i < 7; i++) log.write("run", `n${i}`, { title: `${i}` });
    log.page = 3;
    await step();
    await step();
    pocket = await reopen();
    expect(pocket.listed("run").value).toHaveLength(1);
    expect(messageOf(pocket)).toMatchObject({ from: log.cursor(6), scope: "s2" });
    await exchange(pocket, log);
    expect(pocket.listed("run").value).toHaveLength(8);
  });

  it("[P3] after a snapshot the disk holds exactly what the screen shows, and no shadow", async () => {
    log.scope = "s2";
    log.write("run", "r1", null);
    for (let i = 0; i < 4; i++) log.write("run", `n${i}`, { title: `${i}` });
    log.page = 3;
    await exchange(pocket, log);
    pocket = await reopen();
    expect(pocket.listed("run").value.map((run) => run.title)).toEqual(["0", "1", "2", "3"]);
    expect(pocket.intake.shadow).toBeUndefined();
    const raw = await openDB(`callboard/${production}/${pocket.database.person}`);
    expect(await raw.count("shadow")).toBe(0);
    raw.close();
  });

  it("[P5] a tab that wakes does not write its old cursor over what another took in: it reads the disk", async () => {
    const other = await openPocket(production);
    log.write("run", "r2", { title: "Coffee" });
    await exchange(other, log);
    // This one heard nothing of it, and takes in from where it stood.
    const message = messageOf(pocket);
    log.write("run", "r3", { title: "Tea" });
    const behind = { ...log.exchange(message), to: log.cursor(2), changes: [] };
    await receive(pocket, behind, message);
    expect(pocket.place.value?.cursor.seq).toBe(2);
    expect(pocket.listed("run").value).toHaveLength(2);
    await exchange(pocket, log);
    expect((await reopen()).listed("run").value).toHaveLength(3);
  });

  it("[P5] a tab that knows more than the disk never runs back to it, and writes what it knows", async () => {
    const other = await openPocket(production);
    const write = vi.spyOn(pocket.database, "write").mockRejectedValue(new Error("no disk"));
    log.write("run", "r2", { title: "Coffee" });
    await exchange(pocket, log);
    write.mockRestore();
    await pocket.hear({ is: "reload" });
    expect(pocket.listed("run").value).toHaveLength(2);
    expect(pocket.place.value?.cursor.seq).toBe(2);
    await pocket.flush();
    await other.load();
    expect(other.listed("run").value).toHaveLength(2);
  });

  it("[P5] a tab that missed what another wrote reads the disk before it goes on", async () => {
    const other = await openPocket(production);
    const told: Told[] = [];
    other.tell = (one) => told.push(one);
    log.write("run", "r2", { title: "Coffee" });
    await exchange(other, log);
    log.write("run", "r3", { title: "Tea" });
    await exchange(other, log);
    expect(told).toHaveLength(2);
    await pocket.hear(told[1] as Told);
    expect(pocket.listed("run").value).toHaveLength(3);
    expect(pocket.place.value?.cursor.seq).toBe(3);
  });

  it("[R2] what is reported as applied is what the disk holds, under its own scope", async () => {
    log.write("run", "r2", { title: "Coffee" });
    await step();
    expect(messageOf(pocket).applied).toEqual(log.cursor(2));
    vi.spyOn(pocket.database, "write").mockRejectedValue(new Error("no disk"));
    log.write("run", "r3", { title: "Tea" });
    await step();
    expect(pocket.listed("run").value).toHaveLength(3);
    expect(pocket.saved.value).toBe(false);
    expect(messageOf(pocket)).toMatchObject({ from: log.cursor(3), applied: log.cursor(2) });
    vi.restoreAllMocks();
    log.write("run", "r4", { title: "Tape" });
    await step();
    expect(pocket.saved.value).toBe(true);
    expect(messageOf(pocket).applied).toEqual(log.cursor(4));
    pocket = await reopen();
    expect(pocket.listed("run").value).toHaveLength(4);
  });

  it("[R2] in the middle of a snapshot of another scope nothing is reported as applied", async () => {
    log.scope = "s2";
    for (let i = 0; i < 7; i++) log.write("run", `n${i}`, { title: `${i}` });
    log.page = 3;
    await step();
    expect(messageOf(pocket)).toMatchObject({ scope: "s2", applied: null });
  });

  it("[P4] frames and their mark move the replica and the cursor in one step", async () => {
    const change = log.write("run", "r1", { title: "Gaff" });
    pocket.intake.frames([change]);
    expect(title(pocket)).toBe("Batteries");
    const got = await receiveMark(pocket, { scope: "s1", from: 1, to: log.cursor(2) }, new Date());
    expect(got).toMatchObject({ took: true, ask: false });
    expect(title(pocket)).toBe("Gaff");
    expect(pocket.durable?.cursor).toEqual(log.cursor(2));
  });

  it("[P6] a refused deed leaves the screen and needs the person until dismissed, across restarts", async () => {
    log.judge = () => ({ outcome: "refused", why: why("not_yours") });
    await doDeed(pocket, edit("Gaff"));
    await step();
    expect(title(pocket)).toBe("Batteries");
    expect(pocket.needsYou.value).toMatchObject([
      { outcome: "refused", verb: "run.edit", record: "r1", why: { code: "not_yours" } },
    ]);
    pocket = await reopen();
    expect(pocket.needsYou.value).toHaveLength(1);
    await dismissed(pocket, pocket.needsYou.value[0]?.id ?? "");
    expect(pocket.needsYou.value).toHaveLength(0);
    expect((await reopen()).needsYou.value).toHaveLength(0);
  });

  it("[P6] under a refused deed stand those that depended on it, and are dismissed with it", async () => {
    log.judge = () => ({ outcome: "refused", why: why("not_yours") });
    const { record } = await doDeed(pocket, give("Gaff"));
    await doDeed(pocket, { kind: "run_item", verb: "run_item.add", fields: { run: record, text: "Tape" } });
    await doDeed(pocket, { kind: "run", verb: "run.edit", record, fields: { note: "soon" } });
    await doDeed(pocket, edit("Other"));
    await step();
    expect(pocket.needsYou.value.map((one) => [one.verb, one.dependents.map((under) => under.verb)])).toEqual([
      ["run.give", ["run_item.add", "run.edit"]],
      ["run.edit", []],
    ]);
    await dismissed(pocket, pocket.needsYou.value[0]?.id ?? "");
    expect(pocket.needsYou.value.map((one) => one.record)).toEqual(["r1"]);
  });

  it("[M3] a contested deed gives way to the standing value and is put before the person", async () => {
    log.judge = () => ({ outcome: "contested", why: why("contested") });
    await doDeed(pocket, edit("Gaff"));
    await step();
    expect(title(pocket)).toBe("Batteries");
    expect(pocket.needsYou.value).toMatchObject([{ outcome: "contested" }]);
  });

  it("[A3] a held deed is shown as held until the server lets it go", async () => {
    log.judge = () => ({ outcome: "held", why: why("waits_for_record") });
    await doDeed(pocket, edit("Gaff"));
    await step();
    expect(title(pocket)).toBe("Gaff");
    expect(pocket.needsYou.value).toMatchObject([{ outcome: "held" }]);
    log.write("run", "r1", { title: "Gaff" });
    await step();
    expect(pocket.needsYou.value).toHaveLength(0);
    expect(title(pocket)).toBe("Gaff");
  });

  it("[E7] deeds refused because the session is another person's wait on for their own", async () => {
    log.judge = () => ({ outcome: "refused", seq: null, why: why("other_person") });
    await doDeed(pocket, edit("Gaff"));
    const message = messageOf(pocket);
    const got = await receive(pocket, log.exchange(message), message);
    expect(got.foreign).toBe(true);
    expect(pocket.toSend.value).toBe(1);
    expect(pocket.needsYou.value).toHaveLength(0);
  });

  it("[W3] only an outcome with its own id retires an entry", async () => {
    await doDeed(pocket, edit("Gaff"));
    await step((message) => ({
      ...log.exchange(message),
      outcomes: [{ id: "stranger", n: 1, seq: 9, outcome: "applied", why: null }],
    }));
    expect(pocket.toSend.value).toBe(1);
  });

  it("[P5] a reply asked for from another place moves nothing on the screen", async () => {
    const message = messageOf(pocket);
    log.write("run", "r1", { title: "Gaff" });
    const late = log.exchange(message);
    log.write("run", "r1", { title: "Tape" });
    await step();
    await receive(pocket, late, message);
    expect(title(pocket)).toBe("Tape");
    expect(pocket.place.value?.cursor.seq).toBe(3);
  });
});
