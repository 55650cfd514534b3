/**
 * Carries photos to the server: one at a time, in pieces, from where the last visit ended (F2).
 * Promises: a deed breaks off the piece that is out, and goes first (F4); a link that breaks costs what was in the air and no more;
 * a slow one gets small pieces; once a checked backup holds a photo, its bytes leave this phone (P7). Refuses: to lose a photo,
 * whatever the server says of it; to spin.
 */
import { effect } from "@preact/signals";
import { backoff } from "../sync/backoff.ts";
import { asked, type Heard } from "../sync/http.ts";
import { letGo, moved, photoIs, pixelsOf } from "../sync/photos.ts";
import type { Pocket } from "../sync/pocket.ts";
import type { LinkSignals } from "../sync/signals.ts";
import type { KeptPhoto } from "../sync/types.ts";

export const PACE = {
  least: 16_384,
  first: 65_536,
  most: 262_144,
  /** A piece that took less than this was too small, one that took more than `slow` too large. */
  quick: 1_500,
  slow: 5_000,
  again: 2_000,
  longest: 60_000,
  /** Until a server that has no room, or does not know photos, is asked once more. */
  later: 300_000,
};

interface Far {
  readonly have: number;
  readonly whole: boolean;
  readonly refused: string | null;
  readonly backed?: boolean;
}

/** What to do after a try: go on, wait and try again, or this photo is done with. */
type Tried =
  | { readonly is: "on"; readonly far: Far }
  | { readonly is: "wait"; readonly ms?: number }
  | { readonly is: "done" };

const isFar = (body: unknown): body is Far => {
  const far = body as Partial<Far> | null;
  return typeof far === "object" && typeof far?.have === "number" && typeof far.whole === "boolean";
};

export class Carrier {
  #stopped = false;
  #failures = 0;
  #piece = PACE.first;
  #out: AbortController | undefined;
  #wake: (() => void) | undefined;
  readonly #wrong = new Map<string, number>();
  /** The floor at which the server was last asked whether a backup holds a photo. */
  readonly #askedAt = new Map<string, number>();
  readonly #ends: (() => void)[];

  constructor(
    readonly pocket: Pocket,
    readonly base: string,
    readonly signals: LinkSignals,
  ) {
    const deeds = effect(() => {
      if (pocket.toSend.value > 0) this.#out?.abort();
      else this.#wake?.();
    });
    const way = effect(() => {
      void pocket.photosToSend.value;
      void pocket.floor.value;
      if (signals.state.value !== "away") this.#wake?.();
    });
    this.#ends = [deeds, way];
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      const photo = this.#clear() ? this.#next() : undefined;
      const safe = photo || !this.#clear() ? undefined : this.#toLetGo();
      if (safe && (await this.#letGo(safe))) continue;
      const rest: Tried = { is: "wait", ms: photo ? PACE.again : Number.POSITIVE_INFINITY };
      const tried = photo && !this.pocket.intake.shadow ? await this.#carry(photo) : rest;
      if (tried.is === "wait" && !this.#stopped) await this.#sleep(tried.ms);
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const end of this.#ends) end();
    this.#out?.abort();
    this.#wake?.();
  }

  /** Whether the way is open and no deed wants it. */
  #clear(): boolean {
    return this.pocket.toSend.peek() === 0 && this.signals.state.peek() !== "away";
  }

  #next(): KeptPhoto | undefined {
    const waiting = [...this.pocket.photos.peek().values()].filter((photo) => photo.state === "waits");
    return waiting.sort((a, b) => a.at.localeCompare(b.at))[0];
  }

  async #carry(photo: KeptPhoto): Promise<Tried> {
    const { sha256, bytes } = photo.ref;
    const full = await pixelsOf(this.pocket, sha256, "full").catch(() => undefined);
    if (!full || full.byteLength !== bytes) return this.#refused(photo, "lost");
    let tried = await this.#read(photo, await this.#ask(sha256));
    while (tried.is === "on") {
      const { have, whole, refused } = tried.far;
      if (refused) return this.#refused(photo, refused);
      if (whole) {
        await photoIs(this.pocket, { ...photo, state: "whole", have: bytes }).catch(() => {});
        return { is: "done" };
      }
      moved(this.pocket, [{ ...photo, have }]);
      if (this.#stopped || !this.#clear()) return { is: "wait", ms: Number.POSITIVE_INFINITY };
      const piece = new Blob([full.slice(have, have + this.#piece)]);
      tried = await this.#read(photo, await this.#send(sha256, bytes, have, piece));
    }
    return tried;
  }

  /** One that is on the server, of which it was not asked yet whether the backup of this floor holds it. */
  #toLetGo(): KeptPhoto | undefined {
    const floor = this.pocket.floor.peek();
    if (floor === 0 || this.pocket.intake.shadow) return undefined;
    const there = [...this.pocket.photos.peek().values()].filter((photo) => photo.state === "whole");
    return there.find(({ ref }) => (this.#askedAt.get(ref.sha256) ?? 0) < floor);
  }

  /** Whether there was an answer; without one it is asked again when the way is open again. */
  async #letGo(photo: KeptPhoto): Promise<boolean> {
    const floor = this.pocket.floor.peek();
    const heard = await this.#ask(photo.ref.sha256);
    if (!heard) return false;
    this.#askedAt.set(photo.ref.sha256, floor);
    const held = heard.status === 200 && isFar(heard.body) && heard.body.whole && heard.body.backed === true;
    // A restore in between has it offered again: then it stays.
    if (held && this.pocket.photos.peek().get(photo.ref.sha256) === photo)
      await letGo(this.pocket, photo).catch(() => {});
    return true;
  }

  #ask(sha256: string): Promise<Heard | null> {
    return asked(`${this.base}/files/${sha256}`, {}, this.#begin());
  }

  async #send(sha256: string, bytes: number, have: number, piece: Blob): Promise<Heard | null> {
    const began = Date.now();
    const headers = {
      "Content-Type": "application/octet-stream",
      "Upload-Offset": String(have),
      "Upload-Length": String(bytes),
      "Upload-Person": this.pocket.person,
    };
    const heard = await asked(`${this.base}/files/${sha256}`, { method: "PATCH", body: piece, headers }, this.#begin());
    const took = Date.now() - began;
    if (!heard || took > PACE.slow) this.#piece = Math.max(PACE.least, this.#piece / 2);
    else if (took < PACE.quick) this.#piece = Math.min(PACE.most, this.#piece * 2);
    return heard;
  }

  #begin(): AbortSignal {
    this.#out = new AbortController();
    if (this.#stopped || !this.#clear()) this.#out.abort();
    return this.#out.signal;
  }

  /** What an answer means. Silence and faults wait, longer and longer; the photo is kept through all of them. */
  async #read(photo: KeptPhoto, heard: Heard | null): Promise<Tried> {
    if (!heard) {
      // Broken off for a deed: no failure, and it goes on as soon as that is there.
      if (!this.#clear()) return { is: "wait", ms: Number.POSITIVE_INFINITY };
      return { is: "wait" };
    }
    const { status, body } = heard;
    if (status === 200 && isFar(body)) {
      this.#failures = 0;
      return { is: "on", far: body };
    }
    const { code, have } = (body ?? {}) as { code?: unknown; have?: unknown };
    if (code === "file_too_large" || code === "file_size") return this.#refused(photo, String(code));
    if (code === "file_wrong_hash" && this.#isWrongAgain(photo)) return this.#refused(photo, "file_wrong_hash");
    if (status === 409 && typeof have === "number") return { is: "on", far: { have, whole: false, refused: null } };
    const later = [401, 403, 404, 507].includes(status) || code === "file_quota";
    return later ? { is: "wait", ms: PACE.later } : { is: "wait" };
  }

  #isWrongAgain({ ref }: KeptPhoto): boolean {
    const times = (this.#wrong.get(ref.sha256) ?? 0) + 1;
    this.#wrong.set(ref.sha256, times);
    return times > 2;
  }

  async #refused(photo: KeptPhoto, why: string): Promise<Tried> {
    await photoIs(this.pocket, { ...photo, state: "refused", why }).catch(() => {});
    return { is: "done" };
  }

  #sleep(ms?: number): Promise<void> {
    const pause = ms ?? backoff(++this.#failures, PACE.again, PACE.longest, this.pocket.platform.chance());
    return new Promise((resolve) => {
      // Something may have changed since it was looked at.
      if (pause === Number.POSITIVE_INFINITY && this.#clear() && this.#next()) return resolve();
      const timer = pause === Number.POSITIVE_INFINITY ? undefined : setTimeout(done, pause);
      const carrier = this;
      function done() {
        clearTimeout(timer);
        carrier.#wake = undefined;
        resolve();
      }
      this.#wake = done;
    });
  }
}
