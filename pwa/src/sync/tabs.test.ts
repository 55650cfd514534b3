import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { doDeed } from "./deeds.ts";
import { Session } from "./session.ts";
import { Tabs } from "./tabs.ts";
import { FakeLog } from "./testing/fake-log.ts";
import { FakeNet } from "./testing/fake-net.ts";
import { freshProduction, until } from "./testing/phone.ts";

vi.setConfig({ testTimeout: 20_000 });

const give = (title: string) => ({ kind: "run", verb: "run.give", fields: { title } }) as const;

describe("tabs and sessions", () => {
  let log: FakeLog;
  let net: FakeNet;
  let open: Session[];
  let production: string;

  beforeEach(() => {
    vi.stubGlobal("location", { href: "http://callboard.test/" });
    log = new FakeLog();
    log.write("run", "r1", { title: "Batteries" });
    net = new FakeNet(log);
    production = freshProduction();
    net.production = production;
    open = [];
  });
  afterEach(() => {
    for (const session of open) session.stop();
    vi.unstubAllGlobals();
  });
  const tab = async () => {
    const session = new Session(production);
    open.push(session);
    await session.start();
    await until(() => expect(session.pocket.value).toBeDefined());
    return session;
  };
  const titles = (session: Session) => session.pocket.value?.listed("run").value.map((run) => run.title);

  it("one tab leads, the other sees what it took in; a deed in either is in both and goes out once", async () => {
    const one = await tab();
    await until(() => expect(titles(one)).toEqual(["Batteries"]));
    const requests = net.requests;
    const two = await tab();
    expect(titles(two)).toEqual(["Batteries"]);
    if (!two.pocket.value || !one.pocket.value) throw new Error("no pocket");
    await doDeed(two.pocket.value, give("Gaff"));
    await until(() => expect(titles(one)).toEqual(["Batteries", "Gaff"]));
    await until(() => expect(two.pocket.value?.toSend.value).toBe(0));
    expect(log.entries).toHaveLength(1);
    expect(two.pocket.value.place.value?.cursor.seq).toBe(one.pocket.value.place.value?.cursor.seq);
    expect(net.requests).toBeGreaterThan(requests);
  });

  it("when the leading tab is closed the other leads, and nothing that waited is lost", async () => {
    const one = await tab();
    await until(() => expect(titles(one)).toEqual(["Batteries"]));
    const two = await tab();
    net.weather = "cut";
    if (one.pocket.value) await doDeed(one.pocket.value, give("Gaff"));
    await until(() => expect(titles(two)).toEqual(["Batteries", "Gaff"]));
    one.stop();
    net.weather = "up";
    await until(() => {
      two.hurry();
      expect(two.pocket.value?.toSend.value).toBe(0);
    });
    expect(log.entries).toHaveLength(1);
  });

  it("[E7] a cold start without signal shows what this phone holds, and takes it for the same person's", async () => {
    const one = await tab();
    await until(() => expect(titles(one)).toEqual(["Batteries"]));
    one.stop();
    net.weather = "cut";
    const again = await tab();
    expect(titles(again)).toEqual(["Batteries"]);
    expect(again.me.value?.person.name).toBe("Ana");
    await until(() => expect(again.signals.state.value).toBe("away"));
  });

  it("[E7] another person's session on this phone opens another pocket and sends nothing of the first", async () => {
    const one = await tab();
    await until(() => expect(titles(one)).toEqual(["Batteries"]));
    net.weather = "cut";
    if (one.pocket.value) await doDeed(one.pocket.value, give("Gaff"));
    one.stop();
    net.person = "bea";
    net.weather = "up";
    log.scope = "s2";
    const two = await tab();
    await until(() => expect(two.me.value?.person.id).toBe("bea"));
    await until(() => expect(titles(two)).toEqual(["Batteries"]));
    expect(log.entries).toHaveLength(0);
    expect(two.pocket.value?.toSend.value).toBe(0);
  });

  it("[E7] a tab that is open while another person signs in goes over to that person, and sends nothing under the new session", async () => {
    const ana = await tab();
    await until(() => expect(titles(ana)).toEqual(["Batteries"]));
    const before = log.messages.length;
    const device = ana.pocket.value?.device.id;
    net.person = "bea";
    log.scope = "s2";
    const bea = await tab();
    await until(() => expect(bea.me.value?.person.id).toBe("bea"));
    await until(() => expect(ana.me.value?.person.id).toBe("bea"));
    await until(() => expect(titles(ana)).toEqual(["Batteries"]));
    expect(log.messages.slice(before).some((message) => message.device === device)).toBe(false);
  });

  it("[E7] signed out elsewhere: what this phone holds and what waits stay, and are sent after signing in", async () => {
    const one = await tab();
    await until(() => expect(titles(one)).toEqual(["Batteries"]));
    net.weather = "signed_out";
    if (one.pocket.value) await doDeed(one.pocket.value, give("Gaff"));
    await until(() => expect(one.signedOut.value).toBe(true));
    expect(titles(one)).toEqual(["Batteries", "Gaff"]);
    net.weather = "up";
    one.hurry();
    await until(() => expect(one.pocket.value?.toSend.value).toBe(0));
    expect(one.signedOut.value).toBe(false);
  });

  it("[A6] erase: the records leave this phone and so does the person", async () => {
    const one = await tab();
    await until(() => expect(titles(one)).toEqual(["Batteries"]));
    log.ended = true;
    one.hurry();
    await until(() => expect(one.signedOut.value).toBe(true));
    await until(() => expect(one.pocket.value).toBeUndefined());
    net.weather = "signed_out";
    const again = new Session(production);
    open.push(again);
    await again.start();
    await until(() => expect(again.signedOut.value).toBe(true));
    expect(again.me.value).toBeUndefined();
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(
      `callboard/${production}/${net.person}`,
    );
  });

  it("[W3] a captive portal before the first sign-in is no signal, and no page of ours", async () => {
    net.weather = "portal";
    const one = new Session(production);
    open.push(one);
    await one.start();
    await until(() => expect(one.signals.state.value).toBe("away"));
    expect(one.signedOut.value).toBe(false);
  });
});

describe("the leading tab", () => {
  afterEach(() => vi.useRealTimers());
  const events = (led: string[]) => ({
    lead: () => {
      led.push("leads");
      return () => led.push("ended");
    },
    hear: () => {},
  });

  it("answers, and so keeps the lead; closed, it hands it on", async () => {
    const [one, two]: [string[], string[]] = [[], []];
    const first = new Tabs<string>("callboard/answers", events(one));
    await until(() => expect(one).toEqual(["leads"]));
    const second = new Tabs<string>("callboard/answers", events(two));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    second.check();
    await until(() => expect(vi.getTimerCount()).toBe(0));
    expect(second.leads).toBe(false);
    vi.useRealTimers();
    first.close();
    await until(() => expect(two).toEqual(["leads"]));
    expect(one).toEqual(["leads", "ended"]);
    second.close();
  });

  it("is taken over from once it answers no more", async () => {
    let taken: unknown;
    // A frozen tab: it holds the lock and hears nothing.
    const frozen = navigator.locks
      .request("callboard/frozen", () => new Promise(() => {}))
      .catch((error) => {
        taken = error;
      });
    const led: string[] = [];
    const second = new Tabs<string>("callboard/frozen", events(led));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    second.check();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(led).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    vi.useRealTimers();
    await frozen;
    await until(() => expect(led).toEqual(["leads"]));
    expect(taken).toMatchObject({ name: "AbortError" });
    second.close();
  });

  it("that is refused the lock asks again only after a while: a page that is being left must come to rest", async () => {
    let asked = 0;
    const refusing = {
      request: () => {
        asked += 1;
        return Promise.reject(new DOMException("not active", "InvalidStateError"));
      },
    };
    vi.stubGlobal("navigator", { locks: refusing });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const tab = new Tabs<string>("callboard/left", events([]));
    await vi.advanceTimersByTimeAsync(900);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toBe(2);
    tab.close();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(2);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});
