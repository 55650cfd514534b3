/**
 * Whether this phone rings when its owner's call moves, and how that is changed.
 * Promises: the browser is asked only at a tap; what it and the server say is on the screen, and what to do where they say no.
 * Refuses: to ask at a start, and to ring for whoever was signed in here before.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { ask, me } from "../sync/index.ts";

/**
 * unsupported: this browser cannot. insecure: not over this address. install: not before it is on the home screen (iOS).
 * denied: the browser was told never. off, on: as the server and this phone have it.
 */
export type Ringing = "unsupported" | "insecure" | "install" | "denied" | "off" | "on";
export type Trouble = "failed" | "refused" | "";

interface Standing {
  readonly key: string;
  readonly on: boolean;
  readonly why: string | null;
}

const JSON_TYPE = { "Content-Type": "application/json" };
const NOTHING = { body: "{}", headers: JSON_TYPE };

const asked = signal(0);
const on = signal(false);
/** Why the last try came to nothing: no signal and no answer, or the phone's push service will not. */
export const trouble = signal<Trouble>("");

const apple = () =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Mac/.test(navigator.platform) && navigator.maxTouchPoints > 1);
const installed = () =>
  matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;

export const ringing: ReadonlySignal<Ringing> = computed(() => {
  asked.value;
  if (!isSecureContext) return "insecure";
  if (apple() && !installed()) return "install";
  if (!("PushManager" in globalThis) || !("Notification" in globalThis) || !navigator.serviceWorker)
    return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return on.value && Notification.permission === "granted" ? "on" : "off";
});

/** This phone's note for this person; it goes when he signs out. */
function place(name: string): string {
  const { production, person } = me.peek() ?? {};
  return `callboard/${production?.id}/${person?.id}/${name}`;
}

function note(name: string, value?: string | null): string | null {
  try {
    if (value === null) localStorage.removeItem(place(name));
    else if (value !== undefined) localStorage.setItem(place(name), value);
    return localStorage.getItem(place(name));
  } catch {
    return null;
  }
}

const putOff = () => note("ring-later") !== null;
/** Whether the owner said "not now". */
export const later = computed(() => {
  asked.value;
  return putOff();
});

export function notNow(): void {
  note("ring-later", "1");
  asked.value++;
}

function become(rings: boolean): void {
  note("rings", rings ? "1" : null);
  on.value = rings;
  asked.value++;
}

async function standing(init: RequestInit = {}): Promise<Standing> {
  const answer = await ask("push", { ...init, headers: init.body ? JSON_TYPE : undefined });
  if (answer.status === 400) throw new Refused();
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as Standing;
}

class Refused extends Error {}

/** What this phone knows, and then what the server says; a phone that is to ring and does not is put right. */
export async function learnRinging(): Promise<void> {
  on.value = note("rings") !== null;
  asked.value++;
  if (!["off", "on"].includes(ringing.peek()) || Notification.permission !== "granted") return;
  try {
    const told = await standing();
    const fits = told.on && keyOf(await own()) === told.key;
    if (told.on !== on.peek() || (told.on && !fits)) {
      if (told.why === "off" || (!told.on && !on.peek())) become(false);
      else await subscribe(told.key, told.why === "gone" || told.why === "refused");
    }
  } catch {
    // Without signal it stays as it was known.
  }
}

/** At a tap: asks the browser, then tells the server where this phone is rung. */
export async function turnOn(): Promise<void> {
  trouble.value = "";
  try {
    const allowed = await Notification.requestPermission();
    asked.value++;
    if (allowed === "granted") await subscribe((await standing()).key);
  } catch (error) {
    trouble.value = error instanceof Refused || error instanceof DOMException ? "refused" : "failed";
  }
}

export async function turnOff(): Promise<void> {
  trouble.value = "";
  try {
    const answer = await ask("push", { method: "DELETE", ...NOTHING });
    if (!answer.ok) throw new Error(String(answer.status));
    // The browser's own subscription stays: another production on this phone may be rung by it.
    become(false);
  } catch {
    trouble.value = "failed";
  }
}

/** Asks for one notice now; false where it cannot be had. */
export async function ringOnce(): Promise<boolean> {
  trouble.value = "";
  try {
    const answer = await ask("push/test", { method: "POST", ...NOTHING });
    if (answer.status === 409) become(false);
    if (answer.ok || answer.status === 429) return true;
  } catch {
    // It is said below.
  }
  trouble.value = "failed";
  return false;
}

async function own(): Promise<PushSubscription | null> {
  return (await navigator.serviceWorker.ready).pushManager.getSubscription();
}

/** `afresh`: the address that this browser has is one that its push service no longer takes. */
async function subscribe(key: string, afresh = false): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready;
  let subscription = await pushManager.getSubscription();
  // One that another key made is worth nothing to this server either.
  const useless = afresh || keyOf(subscription) !== key;
  if (subscription && useless && (await subscription.unsubscribe())) subscription = null;
  subscription ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  become((await standing({ method: "POST", body: JSON.stringify(subscription) })).on);
}

/** The server's key that a subscription was made with, base64url. */
function keyOf(subscription: PushSubscription | null): string | undefined {
  const key = subscription?.options?.applicationServerKey;
  if (!key) return undefined;
  const letters = btoa(String.fromCharCode(...new Uint8Array(key)));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
