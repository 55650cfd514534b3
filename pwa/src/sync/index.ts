/**
 * What screens may ask of this phone's copy of the production, and the one way to change it.
 * Promises: every read is a signal and never waits; a deed is on the screen at once and safe when its promise resolves.
 * Refuses: to fetch for a screen, other than through `ask`.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { FileRef, Kinds } from "../generated/kinds.ts";
import { skew } from "./clock.ts";
import { dismissed, doDeeds } from "./deeds.ts";
import { fetchSoon } from "./http.ts";
import { keepPhoto, type Pixels, pixelsOf } from "./photos.ts";
import { Session } from "./session.ts";
import type { LinkState, Trouble } from "./signals.ts";
import {
  type AnyDeed,
  type DeedOf,
  type KeptPhoto,
  type KindName,
  type Me,
  NotSaved,
  type Refusal,
  type Saved,
  type Standing,
} from "./types.ts";

export { clock, minute, now } from "./clock.ts";
export { type Elsewhere, elsewhere, findShows, shows } from "./elsewhere.ts";
export { broughtAbout, recordId, uuid7 } from "./ids.ts";
export { lastProduction } from "./known.ts";
export type { LinkState, Trouble } from "./signals.ts";
export type { AnyDeed, DeedOf, Fields, KeptPhoto, KindName, Me, Refusal, Saved, Standing, Why } from "./types.ts";
export { NotSaved } from "./types.ts";

const session = signal<Session | undefined>(undefined);
const pocket = computed(() => session.value?.pocket.value);
const NONE: readonly unknown[] = [];
const lists = new Map<string, ReadonlySignal<readonly unknown[]>>();
const ones = new Map<string, ReadonlySignal<unknown>>();
const groups = new Map<string, ReadonlySignal<readonly unknown[]>>();
const standings = new Map<string, ReadonlySignal<Standing>>();

function once<T>(made: Map<string, T>, key: string, make: () => T): T {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}

/** Opens that production's pocket on this phone and begins to keep it and the server one, once what it holds is `shown`. */
export async function open(production: string, shown: Promise<void> = Promise.resolve()): Promise<void> {
  session.peek()?.stop();
  const opened = new Session(production, shown);
  session.value = opened;
  await opened.start();
}

/** How often a deed was turned away because this app is too old. */
export const turnedAway = signal(0);

/** Every record of a kind with my own deeds laid over it; struck ones left out. In no order. */
export function records<K extends KindName>(kind: K): ReadonlySignal<readonly Kinds[K][]> {
  const list = once(lists, kind, () => computed(() => pocket.value?.listed(kind).value ?? NONE));
  return list as ReadonlySignal<readonly Kinds[K][]>;
}

/**
 * The records of a kind that hold that value in a field, mostly their parent's id: a run's items, a board's strips. Struck
 * ones left out, in no order. Indexed: reading one parent's costs nothing for all the others, and hears nothing of them.
 */
export function recordsOf<K extends KindName>(
  kind: K,
  field: keyof Kinds[K] & string,
  value: string,
): ReadonlySignal<readonly Kinds[K][]> {
  const group = once(groups, `${kind}/${field}/${value}`, () =>
    computed(() => pocket.value?.grouped(kind, field).value.get(value) ?? NONE),
  );
  return group as ReadonlySignal<readonly Kinds[K][]>;
}

/** One record with my own deeds laid over it, struck or not; undefined where this phone does not hold it. */
export function record<K extends KindName>(kind: K, id: string): ReadonlySignal<Kinds[K] | undefined> {
  const one = once(ones, `${kind}/${id}`, () => computed(() => pocket.value?.laid(kind).value.get(id)));
  return one as ReadonlySignal<Kinds[K] | undefined>;
}

/** Does a deed: on the screen at once, resolves when this phone holds it for good. Rejects NotSaved. */
export async function deed<K extends KindName>(d: DeedOf<K>): Promise<Saved> {
  const [saved] = await deeds([d as AnyDeed]);
  return saved as Saved;
}

/** The same for several, each on a record of its own: all of them are kept, or none. */
export async function deeds(several: readonly AnyDeed[]): Promise<Saved[]> {
  const open = pocket.peek();
  if (!open) throw new NotSaved("storage");
  if (session.peek()?.signals.old.peek()) {
    turnedAway.value++;
    throw new NotSaved("old");
  }
  return doDeeds(open, several);
}

/** "here" while a deed of mine on this record waits on this phone. */
export function standing(kind: KindName, id: string): ReadonlySignal<Standing> {
  return once(standings, `${kind}/${id}`, () => computed(() => pocket.value?.standing(kind, id).value ?? "server"));
}

/** Whose phone this is; undefined until known. */
export const me: ReadonlySignal<Me | undefined> = computed(() => session.value?.me.value);
/** The session is over: what this phone holds stays, and is sent after signing in again. */
export const signedOut: ReadonlySignal<boolean> = computed(() => session.value?.signedOut.value ?? false);
/** The server has no production of that name. */
export const unknownProduction: ReadonlySignal<boolean> = computed(() => session.value?.unknown.value ?? false);
/** False: the last deed, or what came, could not be kept on this phone. */
export const saved: ReadonlySignal<boolean> = computed(() => pocket.value?.saved.value ?? true);

export const link = {
  /** live: the socket answers. polling: the last exchange came through, or none was tried yet. away: no signal. */
  state: computed((): LinkState => session.value?.signals.state.value ?? "polling"),
  /** Since when it is away. */
  since: computed((): Date | undefined => session.value?.signals.since.value),
  /** How many deeds the server has not answered. */
  toSend: computed((): number => pocket.value?.toSend.value ?? 0),
  /** How many photos the server has not got whole. They are counted apart: no deed waits for one. */
  photosToSend: computed((): number => pocket.value?.photosToSend.value ?? 0),
  /** The server's time at which what is on the screen was whole; undefined before the first taking in. */
  asOf: computed((): Date | undefined => pocket.value?.asOf.value),
  /** Server's clock less this phone's, ms. */
  skew: skew as ReadonlySignal<number>,
  /** There is signal, and yet deeds do not reach the log: "server_full" or "server_failed". They are safe here. */
  trouble: computed((): Trouble | undefined => session.value?.signals.trouble.value),
  /** The server has gone beyond this app: what is here may be read, and nothing new may be done (E8). */
  old: computed((): boolean => session.value?.signals.old.value ?? false),
  /** Try now: a tap, a screen that comes to the front. */
  hurry: (): void => session.peek()?.hurry(),
} as const;
export type Link = typeof link;

/** The photos that this phone holds (F6). */
export const photos = {
  /** A photo that was taken here; undefined for another's. */
  kept: (sha256: string): KeptPhoto | undefined => pocket.value?.photos.value.get(sha256),
  /** Keeps one just taken, until a deed names it. Rejects NotSaved. */
  async keep(ref: FileRef, pixels: Pixels): Promise<void> {
    const open = pocket.peek();
    if (!open) throw new NotSaved("storage");
    await keepPhoto(open, ref, new Date(Date.now() + skew.peek()).toISOString(), pixels);
  },
  async pixels(sha256: string, size: "full" | "thumb"): Promise<ArrayBuffer | undefined> {
    const open = pocket.peek();
    return open && (await pixelsOf(open, sha256, size));
  },
} as const;

/** My deeds that did not stand, oldest first, until dismissed; under a refused one those that depended on it. */
export const needsYou: ReadonlySignal<readonly Refusal[]> = computed(() => pocket.value?.needsYou.value ?? []);

/** Takes a deed off `needsYou`, with those that depended on it. */
export async function dismiss(id: string): Promise<void> {
  const open = pocket.peek();
  if (open) await dismissed(open, id);
}

/**
 * A request to the production's API, `path` under /api/ ("call-sheets/<id>/preview?shift=30"), ended after 12 s without an
 * answer. Rejects as `fetch` does when there is no signal; a status of 400 and more resolves.
 */
export function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetchSoon(`/p/${session.peek()?.production}/api/${path}`, init);
}

/** Minutes after which the server takes codes again, where it said so. */
export function restOf(reply: Response): number | undefined {
  const seconds = Number(reply.headers.get("Retry-After"));
  return seconds > 0 ? Math.ceil(seconds / 60) : undefined;
}

export type Entered =
  | { readonly is: "in" }
  | { readonly is: "not"; readonly code: string; readonly minutes?: number | undefined };

/** Signs in with six digits; resolves when it is known who that is. `code` says why not, "no_signal" among them (PE4). */
export async function enter(code: string): Promise<Entered> {
  try {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ code, production: session.peek()?.production });
    const reply = await fetchSoon("/api/pair", { method: "POST", headers, body });
    const told = (await reply.json()) as { code?: string };
    if (!reply.ok) return { is: "not", code: String(told.code), minutes: restOf(reply) };
  } catch {
    return { is: "not", code: "no_signal" };
  }
  await session.peek()?.returned();
  return { is: "in" };
}

/** Ends this session. What the server holds leaves this phone; deeds that still wait stay for this person's return. */
export async function signOut(): Promise<void> {
  const device = pocket.peek()?.device.id;
  const body = JSON.stringify({ device });
  await ask("sign-out", { method: "POST", body, headers: { "Content-Type": "application/json" } });
  await session.peek()?.leave();
}
