/**
 * R2: that records came and are on the disk here is said to the server soon, but not with every mark of a busy minute.
 * Promises: silence while nothing came, however far the cursor moved for others.
 */
import type { Platform, Timer } from "./platform.ts";
import type { Cursor } from "./wire.ts";

export class Applied {
  #took: Cursor | undefined;
  #told: Cursor | null = null;
  #notBefore = 0;
  #timer: Timer | undefined;

  /** `durable`: how far the disk got. `say`: an exchange is wanted, and will carry it. */
  constructor(
    readonly durable: () => Cursor | undefined,
    readonly say: () => void,
    readonly everyMs: () => number,
    readonly platform: Platform,
  ) {}

  /** Records were taken in, up to there. */
  took(cursor: Cursor | undefined): void {
    this.#took = cursor;
  }

  /** The server was told that much. */
  told(cursor: Cursor | null): void {
    this.#told = cursor;
  }

  /** Has it said, now or as soon as it may, if there is anything to say. */
  soon(): void {
    if (!this.#isDue() || this.#timer !== undefined) return;
    const wait = Math.max(0, this.#notBefore - this.platform.now());
    this.#notBefore = this.platform.now() + this.everyMs();
    this.#timer = this.platform.after(wait, () => {
      this.#timer = undefined;
      if (this.#isDue()) this.say();
    });
  }

  stop(): void {
    this.platform.cancel(this.#timer);
  }

  #isDue(): boolean {
    return reaches(this.durable(), this.#took) && !reaches(this.#told, this.#took);
  }
}

function reaches(one: Cursor | null | undefined, other: Cursor | undefined): boolean {
  return Boolean(one && other && one.epoch === other.epoch && one.seq >= other.seq);
}
