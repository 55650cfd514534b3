/**
 * The server's time on this phone, whatever its own clock says (E4, T1).
 * Promises: `now()` is exact whenever it is asked; `clock` ticks each second while the page is seen and not at all while it is not.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";

/** Server's clock less this phone's, ms. */
export const skew = signal(0);
const ticked = signal(Date.now());

export function skewIs(ms: number): void {
  skew.value = ms;
}

/** The server's time now, Unix ms. */
export const now = (): number => Date.now() + skew.peek();

export const clock: ReadonlySignal<number> = computed(() => ticked.value + skew.value);
export const minute: ReadonlySignal<number> = computed(() => Math.floor(clock.value / 60_000) * 60_000);

/** Starts the ticking; returns how to end it. */
export function startClock(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = () => {
    ticked.value = Date.now();
    // On the second, so that a minute turns when it turns and two phones side by side turn together.
    timer = setTimeout(tick, 1_000 - (now() % 1_000) + 5);
  };
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState !== "hidden") tick();
  };
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", look);
  };
}
