/// <reference lib="webworker" />
/**
 * The service worker: the whole app, served from a precache, with no signal at all.
 * Promises: an open tab keeps the files it began with; a new version is taken only when nobody uses the old one; what is
 * pushed is shown, and a tap on it does what it says.
 * Refuses: to answer for the API, papers and invitations, and to keep anything that a person may not see for ever.
 */
import { showPush } from "./worker/notice.ts";
import { subscribeAgain } from "./worker/subscribe-again.ts";
import { SEND, sendAll, tapped } from "./worker/tap.ts";

declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE__: string[];
declare const __BUILD__: string;

const OURS = "callboard-";
const CURRENT = `${OURS}${__BUILD__}`;
const SHELL = "/static/build/index.html";
const BESIDE = ["/manifest.webmanifest", "/static/icon.svg", "/static/icon-192.png"];

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim().then(sweep)));

self.addEventListener("message", (event) => {
  // A page that nobody is using; where it is alone, between two uses is now.
  if (event.data === "between")
    event.waitUntil(windows().then((all) => (all.length <= 1 ? self.skipWaiting() : undefined)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (!isScreen(url)) return;
    event.respondWith(shell(request));
    event.waitUntil(sweep());
  } else if (url.pathname.startsWith("/static/") || BESIDE.includes(url.pathname)) {
    event.respondWith(cacheOrNetwork(request));
  }
});

self.addEventListener("push", (event) => event.waitUntil(showPush(self.registration, event.data)));
self.addEventListener("notificationclick", (event) => event.waitUntil(tapped(event.notification, event.action)));
self.addEventListener("pushsubscriptionchange", (event) => {
  const { newSubscription = null, oldSubscription = null } = event as Partial<PushSubscriptionChange>;
  (event as ExtendableEvent).waitUntil(subscribeAgain(newSubscription, oldSubscription));
});
self.addEventListener("sync" as "message", (event) => {
  if ((event as unknown as { tag: string }).tag === SEND) event.waitUntil(sendAll());
});

interface PushSubscriptionChange {
  readonly newSubscription: PushSubscription | null;
  readonly oldSubscription: PushSubscription | null;
}

/** Addresses that are the app's own. "/?…" asks the server itself. */
function isScreen({ pathname, search }: URL): boolean {
  if (pathname === "/") return search === "";
  const [, p, id, first] = pathname.split("/");
  return p === "p" && Boolean(id) && first !== "api" && first !== "papers";
}

/** All of it or none: a precache with a hole would break the app the day it is needed. */
async function fill(): Promise<void> {
  const cache = await caches.open(CURRENT);
  // Names that carry their hash never change and may come from the browser's cache; the others must be this build's.
  const fresh = (name: string) => new Request(name, { cache: name.includes("/assets/") ? "default" : "reload" });
  await cache.addAll(__PRECACHE__.map(fresh));
  await Promise.all(BESIDE.map((name) => cache.add(fresh(name)).catch(() => {})));
}

async function shell(request: Request): Promise<Response> {
  const kept = await (await caches.open(CURRENT)).match(SHELL);
  return kept ?? fetch(request);
}

/** An open tab of an earlier build asks for that build's files: they are looked for in every cache. */
async function cacheOrNetwork(request: Request): Promise<Response> {
  const kept = (await (await caches.open(CURRENT)).match(request)) ?? (await caches.match(request));
  return kept ?? fetch(request);
}

/** Lets go of earlier builds' files once no tab is left that may have begun with them. */
async function sweep(): Promise<void> {
  const open = await windows();
  const others = open.filter((client) => new URL(client.url).pathname.startsWith("/p/"));
  if (others.length > 0) return;
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(OURS) && name !== CURRENT).map((name) => caches.delete(name)),
  );
}

function windows(): Promise<readonly WindowClient[]> {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}
