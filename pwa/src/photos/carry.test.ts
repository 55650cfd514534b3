import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { doDeed } from "../sync/deeds.ts";
import { uuid7 } from "../sync/ids.ts";
import { keepPhoto, pixelsOf } from "../sync/photos.ts";
import type { Pocket } from "../sync/pocket.ts";
import { LinkSignals } from "../sync/signals.ts";
import { FakeLog } from "../sync/testing/fake-log.ts";
import { exchange, freshProduction, openPocket, until } from "../sync/testing/phone.ts";
import { Carrier, PACE } from "./carry.ts";

const pace = { ...PACE };

/** The server's half, as its rules say it: pieces at the offset where the last ended. */
class FakeShelf {
  got = new Uint8Array(0);
  /** Bytes that came in all, kept or not. */
  bytes = 0;
  pieces: number[] = [];
  asks = 0;
  /** Answers in the place of the next: "cut" after half of the piece came, a fault, or nothing yet. */
  /** Whether a checked backup holds it. */
  backed = false;
  next: ("cut" | "hang" | { status: number; body: object })[] = [];

  constructor(readonly size: number) {
    vi.stubGlobal("fetch", (_: string, init: RequestInit) => this.fetch(init));
  }

  async fetch(init: RequestInit): Promise<Response> {
    if (init.method !== "PATCH") {
      this.asks++;
      return this.#far();
    }
    const headers = init.headers as Record<string, string>;
    const piece = new Uint8Array(await (init.body as Blob).arrayBuffer());
    const told = this.next.shift();
    if (told === "hang")
      return new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    if (told && told !== "cut") return this.#json(told.status, told.body);
    if (Number(headers["Upload-Offset"]) !== this.got.length)
      return this.#json(409, { code: "file_offset", have: this.got.length });
    this.#take(told === "cut" ? piece.slice(0, piece.length / 2) : piece);
    if (told === "cut") throw new TypeError("Failed to fetch");
    this.pieces.push(piece.length);
    return this.#far();
  }

  #take(piece: Uint8Array): void {
    this.bytes += piece.length;
    this.got = new Uint8Array([...this.got, ...piece]);
  }

  #far(): Response {
    const whole = this.got.length === this.size;
    return this.#json(200, { have: this.got.length, whole, refused: null, backed: whole && this.backed });
  }

  #json(status: number, body: object): Response {
    return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  }
}

const SHA = "0a".repeat(32);
const full = Uint8Array.from({ length: 5_000 }, (_, place) => place % 251).buffer;
const ref = { sha256: SHA, bytes: full.byteLength, type: "image/jpeg" } as const;
const note = () =>
  ({
    kind: "check_in",
    verb: "check_in.make",
    fields: { person: uuid7(), what: "note", at: "2026-05-14T13:00:00Z", photos: [ref] },
  }) as const;

describe("a photo on this phone", () => {
  let pocket: Pocket;
  let log: FakeLog;
  let signals: LinkSignals;
  let carrier: Carrier | undefined;
  let production: string;

  beforeEach(async () => {
    Object.assign(PACE, { least: 200, first: 500, most: 1_000, again: 10, longest: 20, later: 30 });
    production = freshProduction();
    pocket = await openPocket(production);
    log = new FakeLog();
    log.write("run", "r1", { title: "Batteries" });
    await exchange(pocket, log);
    signals = new LinkSignals();
    await keepPhoto(pocket, ref, "2026-05-14T13:00:00.000Z", { full, thumb: new ArrayBuffer(8) });
  });
  afterEach(() => {
    carrier?.stop();
    Object.assign(PACE, pace);
    vi.unstubAllGlobals();
  });
  const carry = () => {
    carrier = new Carrier(pocket, "/p/pit/api", signals);
    void carrier.run();
  };
  const state = () => pocket.photos.value.get(SHA)?.state;

  it("[F6] is here before the deed that names it, and waits from that deed's own transaction on", async () => {
    expect(state()).toBe("draft");
    expect(pocket.photosToSend.value).toBe(0);
    await doDeed(pocket, note());
    expect(pocket.photosToSend.value).toBe(1);
    pocket.database.close();
    const again = await openPocket(production);
    expect(again.photosToSend.value).toBe(1);
    expect((await pixelsOf(again, SHA, "full"))?.byteLength).toBe(5_000);
  });

  it("[P7] stays until the server says that a checked backup holds it; then the small picture stays", async () => {
    const shelf = new FakeShelf(full.byteLength);
    await doDeed(pocket, note());
    await exchange(pocket, log);
    carry();
    await until(() => expect(state()).toBe("whole"));
    log.floor = 1;
    log.write("run", "r2", { title: "Tape" });
    let asks = shelf.asks;
    await exchange(pocket, log);
    await until(() => expect(shelf.asks).toBe(asks + 1));
    expect(state()).toBe("whole");
    shelf.backed = true;
    log.floor = 2;
    log.write("run", "r3", { title: "Gaffer" });
    await exchange(pocket, log);
    await until(() => expect(state()).toBe("backed"));
    expect(await pixelsOf(pocket, SHA, "full")).toBeUndefined();
    expect((await pixelsOf(pocket, SHA, "thumb"))?.byteLength).toBe(8);
    asks = shelf.asks;
    log.floor = 3;
    log.write("run", "r4", { title: "Rope" });
    await exchange(pocket, log);
    expect(shelf.asks).toBe(asks);
  });

  it("[P7][F2] is offered again after a restore, and its bytes only where they are gone", async () => {
    const shelf = new FakeShelf(full.byteLength);
    await doDeed(pocket, note());
    await exchange(pocket, log);
    carry();
    await until(() => expect(state()).toBe("whole"));
    const { asks, bytes } = shelf;
    log.restore(log.seq, "e2");
    await exchange(pocket, log);
    await until(() => expect([shelf.asks > asks, state()]).toEqual([true, "whole"]));
    expect(shelf.bytes).toBe(bytes);
    shelf.got = new Uint8Array(0);
    log.restore(0, "e3");
    await exchange(pocket, log);
    await until(() => expect([shelf.got.length, state()]).toEqual([full.byteLength, "whole"]));
    expect(new Uint8Array(shelf.got)).toEqual(new Uint8Array(full));
  });

  it("[F6] that no deed has named for days is cleared away when the next is taken", async () => {
    const other = { ...ref, sha256: "0b".repeat(32) };
    await keepPhoto(pocket, other, "2026-05-18T13:00:00.000Z", { full, thumb: new ArrayBuffer(8) });
    const again = await openPocket(production);
    expect([...again.photos.value.keys()]).toEqual([other.sha256]);
    expect(await pixelsOf(again, SHA, "full")).toBeUndefined();
  });

  it("[F2] goes in pieces that grow on a quick link, and is kept when the server has it whole", async () => {
    const shelf = new FakeShelf(5_000);
    await doDeed(pocket, note());
    await exchange(pocket, log);
    carry();
    await until(() => expect(state()).toBe("whole"));
    expect([...shelf.got]).toEqual([...new Uint8Array(full)]);
    expect(shelf.pieces).toEqual([500, 1_000, 1_000, 1_000, 1_000, 500]);
    expect((await pixelsOf(pocket, SHA, "full"))?.byteLength).toBe(5_000);
  });

  it("[F2] goes on where a piece broke off, and sends nothing twice", async () => {
    const shelf = new FakeShelf(5_000);
    shelf.next = ["cut", "cut", { status: 503, body: { code: "busy" } }, "cut"];
    await doDeed(pocket, note());
    await exchange(pocket, log);
    carry();
    await until(() => expect(state()).toBe("whole"));
    expect([...shelf.got]).toEqual([...new Uint8Array(full)]);
    expect(shelf.bytes).toBe(5_000);
  });

  it("[F4] a deed breaks off the piece that is out, and the photo goes on after it", async () => {
    const shelf = new FakeShelf(5_000);
    shelf.next = ["hang"];
    await doDeed(pocket, note());
    await exchange(pocket, log);
    carry();
    await until(() => expect(shelf.next).toEqual([]));
    const before = shelf.asks;
    await doDeed(pocket, { kind: "run", verb: "run.give", fields: { title: "Gaff" } });
    // It hangs no more, and nothing of the photo goes out while the deed waits.
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(shelf.asks).toBe(before);
    expect(shelf.bytes).toBe(0);
    await exchange(pocket, log);
    await until(() => expect(state()).toBe("whole"));
  });

  it("[F2] that the server cannot take is said so, and is kept", async () => {
    new FakeShelf(5_000).next = [{ status: 200, body: { have: 5_000, whole: true, refused: "no_picture" } }];
    await doDeed(pocket, note());
    await exchange(pocket, log);
    carry();
    await until(() => expect(state()).toBe("refused"));
    expect(pocket.photosToSend.value).toBe(0);
    expect((await pixelsOf(pocket, SHA, "full"))?.byteLength).toBe(5_000);
  });

  it("[F2] whose bytes were another's is begun again, and given up after the third time", async () => {
    const wrong = { status: 409, body: { code: "file_wrong_hash", have: 0 } };
    new FakeShelf(5_000).next = [wrong, wrong, wrong];
    await doDeed(pocket, note());
    await exchange(pocket, log);
    carry();
    await until(() => expect(state()).toBe("refused"));
    expect(pocket.photos.value.get(SHA)?.why).toBe("file_wrong_hash");
  });

  it("[F7] waits where the server has no room, and goes when there is some", async () => {
    const shelf = new FakeShelf(5_000);
    shelf.next = [
      { status: 507, body: { code: "disk_full" } },
      { status: 409, body: { code: "file_quota" } },
    ];
    await doDeed(pocket, note());
    await exchange(pocket, log);
    carry();
    await until(() => expect(state()).toBe("whole"));
    expect(shelf.bytes).toBe(5_000);
  });
});
