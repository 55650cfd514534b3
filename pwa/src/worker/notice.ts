/// <reference lib="webworker" />
/**
 * Shows what a push brings.
 * Promises: every push shows something, since one that shows nothing costs the phone its subscription; a newer notice of a
 * call takes the place of the older; one that comes twice rings once.
 * Refuses: to show what is another person's than the one signed in here.
 */
import { knownMe } from "../sync/known.ts";
import { PocketHere } from "./pocket-here.ts";

/** What a notice carries besides its words; `copied` and `kept` are what is said when it has been copied. */
export interface About {
  readonly production: string;
  readonly person: string;
  readonly call?: string;
  readonly revision?: string;
  readonly shoot_day?: string | null;
  readonly tel?: string | null;
  readonly copied?: string;
  readonly kept?: string;
}

interface Action {
  readonly action: string;
  readonly title: string;
}

/** The declarative push message, as Safari reads it by itself. */
interface Told {
  readonly app_badge?: number;
  readonly notification: {
    readonly title: string;
    readonly body?: string;
    readonly lang?: string;
    readonly dir?: NotificationDirection;
    readonly tag?: string;
    readonly silent?: boolean;
    readonly navigate: string;
    readonly actions?: readonly Action[];
    readonly data: About;
  };
}

/** As browsers have it; the library's own type lacks what not all of them have. */
export interface Shown extends NotificationOptions {
  actions?: readonly Action[];
  renotify?: boolean;
}

const RUNG = "rung";
const ICON = "/static/icon-192.png";

export async function showPush(registration: ServiceWorkerRegistration, data: PushMessageData | null): Promise<void> {
  const told = read(data);
  const about = told?.notification.data;
  const me = about && (await knownMe(about.production));
  if (!told || !about || me?.person.id !== about.person) {
    const navigate = about ? `/p/${about.production}/` : "/";
    await registration.showNotification("Callboard", { ...(await look()), tag: "callboard", data: { navigate } });
    return;
  }
  const { title, navigate, actions, data: _, ...words } = told.notification;
  const silent = words.silent === true || (await hasRung(about));
  const shown: Shown = {
    ...(await look()),
    ...words,
    silent,
    renotify: !silent && !!words.tag,
    actions: (actions ?? []).map(({ action, title }) => ({ action, title })),
    data: { ...about, title, navigate: new URL(navigate, self.location.origin).pathname },
  };
  await registration.showNotification(title, shown);
  await setBadge(told.app_badge ?? 0);
  // Whoever is open takes in at once what this is about.
  new PocketHere(about.production, about.person).tell({ is: "hurry" });
}

/** The icon as it lies in the precache: one that had to be fetched would keep the notice waiting where there is no signal. */
async function look(): Promise<{ icon?: string }> {
  try {
    const kept = await caches.match(ICON);
    if (!kept) return {};
    const bytes = new Uint8Array(await kept.arrayBuffer());
    return { icon: `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}` };
  } catch {
    return {};
  }
}

export async function setBadge(count: number): Promise<void> {
  try {
    if (count > 0) await navigator.setAppBadge(count);
    else await navigator.clearAppBadge();
  } catch {
    // Most browsers have no badge.
  }
}

function read(data: PushMessageData | null): Told | undefined {
  try {
    const told = data?.json() as Told | undefined;
    const ours = told?.notification?.data;
    return told && typeof told.notification.title === "string" && ours?.production && ours.person ? told : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this very revision of the call has rung here; from now on it has. */
async function hasRung({ production, call, revision }: About): Promise<boolean> {
  if (!call || !revision) return false;
  try {
    const rung = await caches.open(RUNG);
    const key = `/rung/${production}/${call}`;
    const before = await (await rung.match(key))?.text();
    if (before === revision) return true;
    await rung.put(key, new Response(revision));
  } catch {
    // Better twice than never.
  }
  return false;
}
