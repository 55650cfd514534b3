/** Time and chance of the simulation: the driver moves the one and seeds the other. */
import type { Timer } from "../src/sync/platform.ts";

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

/** The time that all phones live in, whatever their clocks say. */
export class Time {
  now = 0;
  #order = 0;
  #alarms = new Map<number, Alarm>();

  after(ms: number, work: () => void): Timer {
    const order = ++this.#order;
    this.#alarms.set(order, { at: this.now + Math.max(0, ms), order, work });
    return order as unknown as Timer;
  }

  cancel(timer: Timer | undefined): void {
    this.#alarms.delete(timer as unknown as number);
  }

  /** Jumps ahead. What fell due meanwhile goes off once, in order, as after a phone's sleep. */
  async pass(ms: number, settle: () => Promise<void>): Promise<void> {
    this.now += ms;
    const due = [...this.#alarms.values()].filter((alarm) => alarm.at <= this.now);
    due.sort((a, b) => a.at - b.at || a.order - b.order);
    for (const alarm of due) {
      if (!this.#alarms.delete(alarm.order)) continue;
      alarm.work();
      await settle();
    }
  }
}

/** Numbers from 0 up to 1, the same for the same seed. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
