/// <reference lib="webworker" />
/**
 * A tap on a notice: opens the call that moved, copies it, rings the office.
 * Promises: an open tab of that production is used before a new one is made; a copy is on this phone whether there is signal
 * or not, and goes out by itself.
 */
import { everyMe } from "../sync/known.ts";
import { copyThat } from "./copy.ts";
import { type About, type Shown, setBadge } from "./notice.ts";
import { PocketHere } from "./pocket-here.ts";

declare const self: ServiceWorkerGlobalScope;
type Carried = Partial<About> & { readonly navigate: string; readonly title?: string };

/** The tag of the browser's own errand: what waits is sent when there is signal. */
export const SEND = "send";
const GOOD = ["applied", "merged", "superseded"];

export async function tapped(notification: Notification, action: string): Promise<void> {
  const carried = (notification.data ?? { navigate: "/" }) as Carried;
  notification.close();
  if (action === "copy" && carried.production && carried.person)
    return copied(notification, carried as Carried & About);
  if (action === "ring" && carried.tel && (await rings(carried.tel))) return;
  await open(carried.navigate);
}

async function copied(notification: Notification, about: Carried & About): Promise<void> {
  const { registration } = self;
  const pocket = new PocketHere(about.production, about.person);
  const shown: Shown = {
    icon: notification.icon,
    tag: notification.tag,
    lang: notification.lang,
    silent: true,
    data: about,
  };
  try {
    const entry = await copyThat(pocket, about);
    // Safe from here on, whatever the network does.
    const became = entry ? (await pocket.send()).get(entry) : "applied";
    if (became && !GOOD.includes(became)) return open(about.navigate);
    if (!became) await later();
    await registration.showNotification((became ? about.copied : about.kept) ?? "", {
      ...shown,
      body: about.title ?? "",
    });
    await setBadge(0);
  } catch {
    // Nothing was kept: the button in the app is where it can be tried again, and says why.
    await open(about.navigate);
  } finally {
    pocket.database.close();
  }
}

/** Sends what waits, for everyone who is known on this phone. Rejects if some of it still waits. */
export async function sendAll(): Promise<void> {
  for (const me of await everyMe()) {
    const pocket = new PocketHere(me.production.id, me.person.id);
    try {
      await pocket.send();
    } finally {
      pocket.database.close();
    }
  }
}

/** Where the browser does errands, this one waits for signal; elsewhere the app sends at its next start. */
async function later(): Promise<void> {
  const { sync } = self.registration as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register(SEND).catch(() => {});
}

async function rings(tel: string): Promise<boolean> {
  try {
    await self.clients.openWindow(`tel:${tel.replace(/[^\d+*#,]/g, "")}`);
    return true;
  } catch {
    return false;
  }
}

/** The tab that is looked at, else any of that production, else a new one. */
async function open(path: string): Promise<void> {
  const production = /^\/p\/[^/]+\//.exec(path)?.[0];
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.filter((one) => production && new URL(one.url).pathname.startsWith(production));
  const tab = there.find((one) => one.visibilityState === "visible") ?? there[0];
  if (!tab) {
    await self.clients.openWindow(path).catch(() => {});
    return;
  }
  await tab.focus().catch(() => {});
  tab.postMessage({ open: path });
}
