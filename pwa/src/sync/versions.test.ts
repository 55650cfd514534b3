import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { doDeed } from "./deeds.ts";
import { deed, open, link as shownLink, turnedAway } from "./index.ts";
import type { Link } from "./link.ts";
import type { Pocket } from "./pocket.ts";
import type { FakeLog } from "./testing/fake-log.ts";
import type { FakeNet } from "./testing/fake-net.ts";
import { give, type LinkedPhone, linkedPhone } from "./testing/linked-phone.ts";
import { openPocket, until } from "./testing/phone.ts";
import { isBeyond, type Reply } from "./wire.ts";

vi.setConfig({ testTimeout: 20_000 });

const titles = (pocket: Pocket) => pocket.listed("run").value.map((run) => run.title);

describe("versions", () => {
  let phone: LinkedPhone;
  let log: FakeLog;
  let net: FakeNet;
  let pocket: Pocket;
  let link: Link;

  beforeEach(async () => {
    phone = await linkedPhone();
    ({ log, net, pocket, link } = phone);
  });
  afterEach(() => phone.end());

  it("[E8] what this app does not know yet is kept, and is there once the app does", async () => {
    log.write("parking_permit", "p1", { plate: "7ABC123" });
    log.write("run", "r1", { colour: "red" });
    void link.run();
    await phone.holds(1);
    await until(() => expect(pocket.durable?.cursor.seq).toBe(log.seq));
    pocket.database.close();
    net.weather = "cut";
    const later = await openPocket(pocket.database.production);
    expect(later.laid("parking_permit").value.get("p1")?.plate).toBe("7ABC123");
    expect(later.laid("run").value.get("r1")).toMatchObject({ title: "Batteries", colour: "red", note: null });
    later.database.close();
  });

  it.each([{ update: true }, { kinds: { run: 2 } }] satisfies Partial<Reply>[])(
    "[E8] an app too old to understand (%o) reads what it holds, and its outbox still drains",
    async (beside) => {
      void link.run();
      await phone.holds(1);
      net.weather = "cut";
      await doDeed(pocket, give("Gaff"));
      log.beside = beside;
      log.write("run", "r2", { title: { in: "a shape that this app never saw" } });
      net.weather = "up";
      link.hurry();
      await until(() => expect(pocket.toSend.value).toBe(0));
      expect(log.entries.map((entry) => entry.fields.title)).toEqual(["Gaff"]);
      await until(() => expect(phone.signals.old.value).toBe(true));
      expect(titles(pocket)).toEqual(["Batteries", "Gaff"]);
      // The next app, or a server that went back, goes on from where this one stood.
      log.beside = {};
      log.write("run", "r2", { title: "Cable" });
      link.hurry();
      await until(() => expect(titles(pocket).sort()).toEqual(["Batteries", "Cable", "Gaff"]));
      expect(phone.signals.old.value).toBe(false);
    },
  );

  it("[E8] [W1] a socket that was open when the server went beyond this app brings nothing more", async () => {
    net.live = true;
    void link.run();
    await phone.become("live");
    log.beside = { kinds: { run: 2 } };
    await doDeed(pocket, give("Gaff"));
    await until(() => expect(phone.signals.old.value).toBe(true));
    await until(() => expect(net.sockets).toHaveLength(0));
    expect(phone.signals.state.value).toBe("polling");
  });

  it("[E8] nothing new may be done then, and the tap that tried is told", async () => {
    vi.stubGlobal("BroadcastChannel", undefined);
    log.beside = { update: true };
    net.production = "too-old";
    await open("too-old");
    await until(() => expect(shownLink.old.value).toBe(true));
    const sent = log.entries.length;
    await expect(deed(give("Gaff"))).rejects.toMatchObject({ reason: "old" });
    expect(turnedAway.value).toBe(1);
    expect(log.entries).toHaveLength(sent);
  });

  it("[E8] a kind that this app does not know at all is nothing to be too old for", () => {
    const reply = (beside: Partial<Reply>) => isBeyond(beside as Reply);
    expect([
      reply({}),
      reply({ kinds: { tent: 7 } }),
      reply({ kinds: { run: 1 } }),
      reply({ kinds: { run: 2 } }),
    ]).toEqual([false, false, false, true]);
  });
});
