import { effect } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clock, minute, now, skewIs, startClock } from "./clock.ts";

describe("[E4] the server's time on this phone", () => {
  let look: () => void;
  let seen = "visible";
  let stop: () => void;
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 4, 18, 58, 400) });
    vi.stubGlobal("document", {
      get visibilityState() {
        return seen;
      },
      addEventListener: (_: string, hear: () => void) => {
        look = hear;
      },
      removeEventListener: () => {},
    });
    seen = "visible";
    skewIs(0);
    stop = startClock();
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("ticks on the second, and the minute turns when it turns", () => {
    const minutes: number[] = [];
    effect(() => void minutes.push(minute.value));
    vi.advanceTimersByTime(605);
    expect(clock.value % 1_000).toBeLessThan(10);
    vi.advanceTimersByTime(1_010);
    expect(minutes.map((ms) => new Date(ms).toISOString().slice(11, 16))).toEqual(["04:18", "04:19"]);
  });

  it("is the server's, whatever the phone's own clock says", () => {
    skewIs(3_600_000);
    expect(new Date(clock.value).getUTCHours()).toBe(5);
    expect(now() - Date.now()).toBe(3_600_000);
  });

  it("stands still while nobody looks, and is right at once when somebody does", () => {
    seen = "hidden";
    look();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(600_000);
    seen = "visible";
    look();
    expect(clock.value).toBe(Date.now());
  });
});
