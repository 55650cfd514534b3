/**
 * The page's side of notices: a tap that lands in an open tab, the number on the app's icon, a phone that is to ring.
 * Refuses: to take the first screen's time; it is begun after it.
 */
import { effect } from "@preact/signals";
import { go, production } from "../app/route.ts";
import { myCalls, wantsCopy } from "../parts/my-call.ts";
import { me, signedOut } from "../sync/index.ts";
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
  effect(() => {
    if (signedOut.value) void clearNotices();
  });
  // Whoever signs in next on this phone is rung only if he asks for it himself.
  effect(() => {
    if (me.value?.session) queueMicrotask(() => void learnRinging());
  });
}

/** What still lies on the phone's screen was told to somebody who is no longer here. */
async function clearNotices(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    for (const one of (await registration?.getNotifications()) ?? []) {
      if (one.data?.production === production.peek()) one.close();
    }
    await navigator.clearAppBadge?.();
  } catch {
    // Then they go with the next tap.
  }
}
