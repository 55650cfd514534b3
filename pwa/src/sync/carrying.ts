/**
 * When photos are carried: once the way is open and no deed waits (F4). The code that does it is fetched then, and not before.
 * Promises: nothing of it touches a phone that has no photo to send.
 */
import { effect } from "@preact/signals";
import type { Pocket } from "./pocket.ts";
import type { LinkSignals } from "./signals.ts";

/** From now on this tab carries photos; returns how to end that. */
export function carryPhotos(pocket: Pocket, base: string, signals: LinkSignals): () => void {
  let ended = false;
  let stop: (() => void) | undefined;
  let fetching = false;
  const watch = effect(() => {
    const ready =
      pocket.photosToSend.value > 0 &&
      pocket.toSend.value === 0 &&
      pocket.place.value &&
      signals.state.value !== "away";
    if (!ready || stop || fetching || ended) return;
    fetching = true;
    import("../photos/carry.ts")
      .then(({ Carrier }) => {
        if (ended) return;
        const carrier = new Carrier(pocket, base, signals);
        stop = () => carrier.stop();
        void carrier.run();
      })
      .catch(() => {})
      .finally(() => {
        fetching = false;
      });
  });
  return () => {
    ended = true;
    watch();
    stop?.();
  };
}
