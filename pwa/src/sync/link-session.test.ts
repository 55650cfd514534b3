import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { doDeed } from "./deeds.ts";
import { type Link, TIMES } from "./link.ts";
import type { Pocket } from "./pocket.ts";
import type { FakeLog } from "./testing/fake-log.ts";
import type { FakeNet } from "./testing/fake-net.ts";
import { give, type LinkedPhone, linkedPhone } from "./testing/linked-phone.ts";
import { until } from "./testing/phone.ts";

vi.setConfig({ testTimeout: 20_000 });

describe("the link and whose session it is", () => {
  let phone: LinkedPhone;
  let log: FakeLog;
  let net: FakeNet;
  let pocket: Pocket;
  let link: Link;
  let session: LinkedPhone["session"];

  beforeEach(async () => {
    phone = await linkedPhone();
    ({ log, net, pocket, link, session } = phone);
  });
  afterEach(() => phone.end());

  it("[E7] sends nothing before the server has said whose session this is", async () => {
    session.confirmed = "other";
    await doDeed(pocket, give("Gaff"));
    void link.run();
    await until(() => expect(session.confirms).toBe(1));
    link.hurry();
    await until(() => expect(session.confirms).toBe(2));
    expect(log.messages).toHaveLength(0);
    session.confirmed = "same";
    link.hurry();
    await until(() => expect(pocket.toSend.value).toBe(0));
  });

  it("[E7] asks again whose session it is once the server takes it for another person's", async () => {
    log.judge = () => ({ outcome: "refused", seq: null, why: { code: "other_person", text: "", values: {} } });
    await doDeed(pocket, give("Gaff"));
    session.confirms = 0;
    void link.run();
    await until(() => expect(session.confirms).toBeGreaterThan(1));
    expect(pocket.needsYou.value).toHaveLength(0);
    log.judge = () => ({});
    await until(() => expect(pocket.toSend.value).toBe(0));
  });

  it.each([false, true])(
    "[E7] says whose it is, and asks again when that is not who is signed in; socket: %s",
    async (live) => {
      net.live = live;
      void link.run();
      await phone.become(live ? "live" : "polling");
      const before = log.messages.length;
      net.person = "00000000-0000-7000-8000-000000000002";
      session.confirmed = "other";
      session.confirms = 0;
      await doDeed(pocket, give("Gaff"));
      await until(() => expect(session.confirms).toBeGreaterThan(0));
      expect(log.messages.slice(before).flatMap((one) => one.entries)).toHaveLength(0);
      expect(pocket.toSend.value).toBe(1);
    },
  );

  it("[A6] an ended session pushes what waits, and is then told to erase", async () => {
    Object.assign(TIMES, { poll: 60_000, socketFirst: 60_000 });
    log.ended = true;
    log.judge = () => ({ outcome: "held", why: { code: "revoked", text: "", values: {} } });
    await doDeed(pocket, give("Gaff"));
    void link.run();
    await until(() => expect(session.erased).toBeGreaterThan(0));
    expect(log.entries).toHaveLength(1);
    expect(pocket.toSend.value).toBe(0);
  });

  it("[A6] what is done while the word to erase is on its way is sent first", async () => {
    Object.assign(TIMES, { poll: 60_000, socketFirst: 60_000 });
    log.ended = true;
    log.judge = () => ({ outcome: "held", why: { code: "revoked", text: "", values: {} } });
    const fetched = net.fetch.bind(net);
    let isLate = false;
    net.fetch = async (url, init) => {
      const reply = await fetched(url, init);
      if (url.endsWith("/sync") && !isLate) {
        isLate = true;
        await doDeed(pocket, give("Gaff"));
      }
      return reply;
    };
    void link.run();
    await until(() => expect(session.erased).toBeGreaterThan(0));
    expect(log.entries).toHaveLength(1);
    expect(pocket.toSend.value).toBe(0);
  });

  it("[C4] bye for another scope: the socket comes back at once and takes a fresh snapshot", async () => {
    net.live = true;
    void link.run();
    await phone.become("live");
    log.scope = "s2";
    log.write("run", "r1", null);
    net.tell({ type: "bye", why: "scope" });
    await phone.holds(0);
    await phone.become("live");
    expect(pocket.place.value?.scope).toBe("s2");
  });
});
