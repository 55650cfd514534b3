import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { doDeed } from "./deeds.ts";
import { type Link, TIMES } from "./link.ts";
import type { Pocket } from "./pocket.ts";
import type { LinkSignals } from "./signals.ts";
import type { FakeLog } from "./testing/fake-log.ts";
import type { FakeNet, Weather } from "./testing/fake-net.ts";
import { give, type LinkedPhone, linkedPhone } from "./testing/linked-phone.ts";
import { until } from "./testing/phone.ts";

vi.setConfig({ testTimeout: 20_000 });

describe("the link", () => {
  let phone: LinkedPhone;
  let log: FakeLog;
  let net: FakeNet;
  let pocket: Pocket;
  let signals: LinkSignals;
  let link: Link;

  beforeEach(async () => {
    phone = await linkedPhone();
    ({ log, net, pocket, signals, link } = phone);
  });
  afterEach(() => phone.end());

  it("[W1] one carrier is enough: without a socket, what is new comes and what waits goes", async () => {
    void link.run();
    await phone.holds(1);
    expect(signals.state.value).toBe("polling");
    await doDeed(pocket, give("Gaff"));
    await until(() => expect(pocket.toSend.value).toBe(0));
    log.write("run", "r2", { title: "Tape" });
    await phone.holds(3);
    expect(log.entries).toHaveLength(1);
  });

  it("[W1] the socket speaks the same messages, and brings what happens", async () => {
    net.live = true;
    void link.run();
    await phone.become("live");
    const before = net.requests;
    await doDeed(pocket, give("Gaff"));
    await until(() => expect(pocket.toSend.value).toBe(0));
    const from = log.seq;
    const change = log.write("run", "r2", { title: "Tape" });
    net.tell(
      { type: "changes", epoch: "e1", changes: [change] },
      { type: "mark", scope: "s1", from, to: log.cursor(log.seq) },
    );
    await phone.holds(3);
    expect(net.requests).toBe(before);
  });

  it("[P4] a mark that leaves a hole makes it ask over the socket", async () => {
    net.live = true;
    void link.run();
    await phone.become("live");
    log.write("run", "r2", { title: "Tape" });
    log.write("run", "r3", { title: "Tea" });
    net.tell({ type: "mark", scope: "s1", from: 2, to: log.cursor(3) });
    await phone.holds(3);
  });

  it("[R2] says that records are on the disk soon after they came", async () => {
    net.live = true;
    void link.run();
    await phone.become("live");
    const from = log.seq;
    const change = log.write("run", "r2", { title: "Tape" });
    net.tell(
      { type: "changes", epoch: "e1", changes: [change] },
      { type: "mark", scope: "s1", from, to: log.cursor(2) },
    );
    await until(() => expect(log.applied.at(-1)).toEqual(log.cursor(2)));
    // And then it is quiet: a cursor that moved for others alone is not reported.
    const said = log.messages.length;
    net.tell({ type: "mark", scope: "s1", from: 2, to: { epoch: "e1", seq: 9, token: "e1:9" } });
    await until(() => expect(pocket.place.value?.cursor.seq).toBe(9));
    await doDeed(pocket, give("Gaff"));
    await until(() => expect(pocket.toSend.value).toBe(0));
    expect(log.messages[said]?.entries).toHaveLength(1);
  });

  for (const weather of ["portal", "wrong_nonce", "cut", "drop_reply"] satisfies Weather[]) {
    it(`[W3] ${weather}: nothing is retired, it shows as no signal, and all goes once the weather clears`, async () => {
      net.weather = weather;
      await doDeed(pocket, give("Gaff"));
      void link.run();
      await phone.become("away");
      expect(signals.since.value).toBeInstanceOf(Date);
      expect(pocket.toSend.value).toBe(1);
      expect(pocket.needsYou.value).toHaveLength(0);
      net.weather = "up";
      await until(() => expect(pocket.toSend.value).toBe(0));
      expect(signals.state.value).toBe("polling");
      expect(signals.since.value).toBeUndefined();
      expect(log.entries).toHaveLength(1);
    });
  }

  it("[W2] a request that hangs is given up when somebody hurries, and sent again", async () => {
    net.weather = "hole";
    await doDeed(pocket, give("Gaff"));
    void link.run();
    await until(() => expect(net.requests).toBe(1));
    net.weather = "up";
    link.hurry();
    await until(() => expect(pocket.toSend.value).toBe(0));
  });

  it("[W2] a socket that only looks open is found out by a ping, and the request takes over", async () => {
    net.live = true;
    void link.run();
    await phone.become("live");
    for (const socket of net.sockets) socket.deaf = true;
    net.live = false;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    link.hurry();
    await vi.advanceTimersByTimeAsync(4_100);
    vi.useRealTimers();
    await phone.become("polling");
    await doDeed(pocket, give("Gaff"));
    await until(() => expect(pocket.toSend.value).toBe(0));
  });

  it("[A1] a full server is said, and the deeds stay here", async () => {
    net.weather = "full";
    await doDeed(pocket, give("Gaff"));
    void link.run();
    await until(() => expect(signals.trouble.value).toBe("server_full"));
    expect(signals.state.value).toBe("polling");
    expect(pocket.toSend.value).toBe(1);
    net.weather = "up";
    await until(() => expect(pocket.toSend.value).toBe(0));
    expect(signals.trouble.value).toBeUndefined();
  });

  it("[W1] a server that fails is waited for longer and longer, not asked in a loop", async () => {
    Object.assign(TIMES, { first: 40, longest: 400 });
    net.weather = "broken";
    const began = Date.now();
    void link.run();
    await until(() => expect(signals.trouble.value).toBe("server_failed"));
    await until(() => expect(net.requests).toBeGreaterThan(3));
    // Half of 40, 80 and 160 at the least.
    expect(Date.now() - began).toBeGreaterThanOrEqual(140);
  });

  it("[W1] an exchange that gets nowhere is a failure, not a loop", async () => {
    Object.assign(TIMES, { first: 60_000, longest: 60_000 });
    log.judge = (entry) => ({
      seq: null,
      outcome: "gap",
      why: { code: "gap", text: "", values: { expected: entry.n } },
    });
    await doDeed(pocket, give("Gaff"));
    void link.run();
    await until(() => expect(signals.trouble.value).toBe("server_failed"));
    expect(log.messages.length).toBeLessThan(5);
    expect(pocket.toSend.value).toBe(1);
  });

  it("[R2] says it by request too, without waiting for the next poll", async () => {
    Object.assign(TIMES, { poll: 60_000, socketFirst: 60_000 });
    void link.run();
    await until(() => expect(log.applied.at(-1)).toEqual(log.cursor(1)));
  });

  it("[W1] after a server that was away the socket is back as soon as it may, not with the next poll", async () => {
    Object.assign(TIMES, { poll: 60_000, pollHidden: 60_000 });
    net.live = true;
    void link.run();
    await phone.become("live");
    net.live = false;
    net.weather = "cut";
    for (const socket of net.sockets) socket.end();
    await phone.become("away");
    net.live = true;
    net.weather = "up";
    await phone.become("live");
    // And where a socket alone is refused for a while, the phone polls and tries again by itself.
    net.live = false;
    for (const socket of net.sockets) socket.end();
    await phone.become("polling");
    net.live = true;
    await phone.become("live");
  });

  it("[A7] a long outbox goes in pushes of 500 at most, all of them in one round", async () => {
    await Promise.all(Array.from({ length: 600 }, (_, i) => doDeed(pocket, give(`${i}`))));
    void link.run();
    await until(() => expect(pocket.toSend.value).toBe(0));
    expect(Math.max(...log.messages.map((message) => message.entries.length))).toBe(500);
    expect(log.entries.map((entry) => entry.n)).toEqual(Array.from({ length: 600 }, (_, i) => i + 1));
  });

  it("[E4] learns how far this phone's clock is off", async () => {
    log.now = () => new Date(Date.now() + 7_200_000);
    void link.run();
    await until(() => expect(Math.abs(pocket.skew.value - 7_200_000)).toBeLessThan(500));
  });

  it("[E4] says by the server's clock since when there is no signal", async () => {
    pocket.skew.value = -7_200_000;
    net.weather = "portal";
    void link.run();
    await phone.become("away");
    expect(Math.abs(Number(signals.since.value) - (Date.now() - 7_200_000))).toBeLessThan(20_000);
  });
});
