import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KINDS } from "../generated/kinds.ts";
import { doDeed } from "../sync/deeds.ts";
import { recordId } from "../sync/ids.ts";
import { forgetMe, keepMe } from "../sync/known.ts";
import { PERSON } from "../sync/testing/fake-net.ts";
import { freshProduction, openPocket } from "../sync/testing/phone.ts";
import { COPY_V, copyThat } from "./copy.ts";
import { type About, showPush } from "./notice.ts";
import { PocketHere } from "./pocket-here.ts";

const CALL = "call-1";
const about = (production: string, revision = "blue"): About => ({
  production,
  person: PERSON,
  call: CALL,
  revision,
  shoot_day: "day-1",
});
const COPY = recordId("copy", PERSON, CALL, "blue");

describe("Copy that, on a notice", () => {
  let production: string;
  beforeEach(() => {
    production = freshProduction();
  });

  it("[NO11] [E1] is a counted entry of this device, in the transaction that saves it", async () => {
    const page = await openPocket(production);
    await doDeed(page, { kind: "run", verb: "run.give", fields: { title: "Batteries" } });
    const worker = new PocketHere(production, PERSON);
    const made = await copyThat(worker, about(production));
    const after = await doDeed(page, { kind: "run", verb: "run.give", fields: { title: "Tape" } });
    expect(after.n).toBe(3);
    const again = await openPocket(production);
    const [, copy] = again.kept.value.map((kept) => kept.entry);
    expect(copy).toMatchObject({
      id: made,
      n: 2,
      kind: "copy",
      verb: "copy.copy",
      record: COPY,
      device: page.device.id,
    });
    expect(copy?.fields).toMatchObject({ person: PERSON, call: CALL, shoot_day: "day-1", revision: "blue" });
    expect(again.toSend.value).toBe(3);
    expect(COPY_V).toBe(KINDS.copy.v);
  });

  it("[NO11] is done once, however often it is tapped, in the app or on the notice", async () => {
    const worker = new PocketHere(production, PERSON);
    expect(await copyThat(worker, about(production))).toBeDefined();
    expect(await copyThat(worker, about(production))).toBeUndefined();
    expect(await copyThat(worker, about(production, "pink"))).toBeDefined();
    await worker.database.write(["records"], async (tx) => {
      const record = { id: recordId("copy", PERSON, CALL, "tan"), copied: { at: "2026-05-14T11:00:00.000Z" } };
      await tx.objectStore("records").put({ kind: "copy", id: record.id, rev: 7, record });
    });
    expect(await copyThat(worker, about(production, "tan"))).toBeUndefined();
    expect(await copyThat(worker, { production, person: PERSON })).toBeUndefined();
  });

  it("[E3] rests on what the page's own deed over the same copy rested on", async () => {
    const page = await openPocket(production);
    const fields = { person: PERSON, call: CALL, revision: "blue", seen: { at: "2026-05-14T11:00:00.000Z" } };
    await page.database.write(["records", "facts"], async (tx) => {
      await tx.objectStore("records").put({ kind: "copy", id: COPY, rev: 9, record: { id: COPY } });
      const place = { cursor: { epoch: "e", seq: 9, token: "t" }, scope: "s" };
      await tx.objectStore("facts").put({ place, stamp: "x", asOf: "" }, "replica");
    });
    await doDeed(page, { kind: "copy", verb: "copy.see", fields });
    const worker = new PocketHere(production, PERSON);
    await copyThat(worker, about(production));
    const entries = (await openPocket(production)).kept.value.map(({ entry }) => entry);
    expect(entries.map((entry) => entry.base)).toEqual([null, null]);
    expect(entries[1]?.seen).toEqual({ epoch: "e", seq: 9 });
  });

  it("[NO11] an open tab hears of it and shows it without reading the disk again", async () => {
    const heard: unknown[] = [];
    const channel = new BroadcastChannel(`callboard/${production}/${PERSON}`);
    const said = new Promise<void>((resolve) => {
      channel.onmessage = ({ data }) => {
        heard.push(data);
        resolve();
      };
    });
    await copyThat(new PocketHere(production, PERSON), about(production));
    await said;
    channel.close();
    expect(heard).toMatchObject([
      { is: "said", said: { is: "pocket", told: { is: "entries", entries: [{ entry: { record: COPY }, open: 1 }] } } },
    ]);
  });
});

describe("a push", () => {
  let production: string;
  let shown: [string, NotificationOptions & { renotify?: boolean; actions?: unknown }][];
  const rung = new Map<string, string>();
  const registration = {
    showNotification: async (title: string, options: NotificationOptions) => void shown.push([title, options]),
  } as unknown as ServiceWorkerRegistration;
  const told = (revision = "blue", more = {}) => ({
    web_push: 8030,
    app_badge: 2,
    notification: {
      title: "Call moved 06:00 → 06:30 · Tue 1 Dec",
      body: "BORROW PIT · Blue, revision 2",
      tag: CALL,
      silent: false,
      navigate: `http://callboard.test/p/${production}/sheet/day-1`,
      actions: [{ action: "copy", title: "Copy that", navigate: "/" }],
      data: about(production, revision),
      ...more,
    },
  });
  const push = (message: unknown) => showPush(registration, { json: () => message } as PushMessageData);
  const badge = vi.fn(async () => {});

  beforeEach(async () => {
    production = freshProduction();
    shown = [];
    rung.clear();
    const cache = {
      match: async (key: string) => (rung.has(key) ? new Response(rung.get(key)) : undefined),
      put: async (key: string, answer: Response) => void rung.set(key, await answer.text()),
    };
    vi.stubGlobal("caches", { open: async () => cache, match: async () => new Response(new Uint8Array([137, 80])) });
    vi.stubGlobal("self", { location: { origin: "http://callboard.test" } });
    vi.stubGlobal("navigator", { setAppBadge: badge, clearAppBadge: badge });
    const person = {
      id: PERSON,
      name: "Hollis",
      role: "pa" as const,
      department: null,
      position: null,
      unit: null,
      language: null,
    };
    await keepMe({ production: { id: production, title: "BORROW PIT" }, person, session: "s" });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("[NO10] is shown as it says, and a tap knows where it leads", async () => {
    await push(told());
    const [title, options] = shown[0] ?? [];
    expect(title).toBe("Call moved 06:00 → 06:30 · Tue 1 Dec");
    expect(options).toMatchObject({ tag: CALL, renotify: true, silent: false, body: "BORROW PIT · Blue, revision 2" });
    expect(options?.icon, "from this phone: nothing is fetched for it").toBe("data:image/png;base64,iVA=");
    expect(options?.actions).toEqual([{ action: "copy", title: "Copy that" }]);
    expect(options?.data).toMatchObject({ navigate: `/p/${production}/sheet/day-1`, call: CALL });
    expect(badge).toHaveBeenCalledWith(2);
  });

  it("[NO10] one that comes twice is shown twice and rings once; the next revision rings again", async () => {
    for (const revision of ["blue", "blue", "pink"]) await push(told(revision));
    expect(shown.map(([, { silent, renotify }]) => [silent, renotify])).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ]);
  });

  it("[NO10] a prelim makes no sound", async () => {
    await push(told("prelim", { silent: true }));
    expect(shown[0]?.[1]).toMatchObject({ silent: true, renotify: false });
  });

  it("[NO10] of another person than the one signed in here it shows nothing but that there is something", async () => {
    await push(told("blue", { data: { ...about(production), person: "somebody else" } }));
    await forgetMe(production);
    await push(told());
    await push({ nonsense: 1 });
    await showPush(registration, null);
    expect(shown.map(([title]) => title)).toEqual(["Callboard", "Callboard", "Callboard", "Callboard"]);
    expect(JSON.stringify(shown)).not.toContain("06:30");
  });
});
