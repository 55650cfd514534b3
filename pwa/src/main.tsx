/** The beginning: what this phone holds is on the screen first, everything else comes after. */
import { effect } from "@preact/signals";
import { render } from "preact";
import { App, followRoute, prepare } from "./app/app.tsx";
import { bringFonts } from "./app/fonts.ts";
import { followLooks } from "./app/looks.ts";
import { painted, watchPaint } from "./app/painted.ts";
import { followLinks, go, production } from "./app/route.ts";
import { askToPersist } from "./app/storage.ts";
import { registerWorker, watchHands } from "./app/worker-link.ts";
import { startClock } from "./sync/clock.ts";
import { findShows, lastProduction, link, open, signedOut } from "./sync/index.ts";

/** The production in the address; at "/" the one opened last here. Undefined: the server is asked what to do. */
async function whichProduction(): Promise<string | undefined> {
  const last = production.peek() ?? (await lastProduction());
  if (!last) location.replace("/?begin");
  else if (!production.peek()) go(`/p/${last}/`, { replace: true });
  return last;
}

function listen(): void {
  for (const name of ["online", "focus", "pageshow"]) addEventListener(name, () => link.hurry());
  // What it says is not believed, but it is a good moment to find out (W2).
  addEventListener("offline", () => link.hurry());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") link.hurry();
  });
}

/** Once this phone holds something; the worker's precache must not take the line from the first call. */
function afterFirst(work: () => void): void {
  const end = effect(() => {
    if (!link.asOf.value && link.state.value !== "away" && !signedOut.value) return;
    queueMicrotask(() => end());
    work();
  });
}

async function begin(): Promise<void> {
  const root = document.getElementById("app");
  const id = await whichProduction();
  if (!root || !id) return;
  // Ninety kilobytes: from the worker's cache at once, over a line only behind the first call.
  const cached = !!navigator.serviceWorker?.controller;
  if (cached) bringFonts(true);
  followLinks();
  watchHands();
  startClock();
  watchPaint(document.getElementById("first") !== null);
  await Promise.all([open(id, painted), prepare()]);
  void painted.then(findShows);
  await followLooks();
  followRoute();
  root.replaceChildren();
  render(<App />, root);
  listen();
  await painted;
  void askToPersist();
  afterFirst(() => {
    if (!cached) bringFonts(false);
    void registerWorker();
    void import("./ringing/notices.ts").then(({ followNotices }) => followNotices());
  });
}

void begin();
