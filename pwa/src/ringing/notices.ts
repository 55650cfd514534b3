/**
 * The page's side of notices: a tap that lands in an open tab, the number on the app's icon, a phone that is to ring.
 * Refuses: to take the first screen's time; it is begun after it.
 */
import { effect } from "@preact/signals";
import { go, production } from "../app/route.ts";
import { myCalls, wantsCopy } from "../parts/my-call.ts";
import { me } from "../sync/index.ts";
import { learnRinging } from "./index.ts";

export function followNotices(): void {
  navigator.serviceWorker?.addEventListener("message", ({ data }: MessageEvent) => {
    const path: unknown = data?.open;
    if (typeof path === "string" && path.startsWith(`/p/${production.peek()}/`)) go(path);
  });
  if ("setAppBadge" in navigator) {
    effect(() => {
      const waiting = myCalls.value.filter(wantsCopy).length;
      void (waiting > 0 ? navigator.setAppBadge(waiting) : navigator.clearAppBadge()).catch(() => {});
    });
  }
  // Whoever signs in next on this phone is rung only if he asks for it himself.
  effect(() => {
    if (me.value?.session) queueMicrotask(() => void learnRinging());
  });
}
