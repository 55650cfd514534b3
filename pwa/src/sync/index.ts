/**
 * What screens may ask of the phone's copy of the production, and the one way to change it.
 * Promises: every read is a signal and never waits; a deed is on the screen at once and safe when its promise resolves.
 * Refuses: to fetch for a screen, other than through `ask`.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Kinds } from "../generated/kinds.ts";
import { uuid7 } from "./ids.ts";
import type { DeedOf, KindName, Me, Refusal, Saved, Standing } from "./types.ts";

export { broughtAbout, recordId } from "./ids.ts";
export type { DeedOf, Fields, KindName, Me, Refusal, Saved, Standing, Why } from "./types.ts";
export { NotSaved } from "./types.ts";

const memory = signal<ReadonlyMap<string, unknown>>(new Map());

/** Every record of a kind with my own deeds laid over it; struck ones left out. */
export function records<K extends KindName>(kind: K): ReadonlySignal<readonly Kinds[K][]> {
  return computed(() =>
    [...memory.value].filter(([key]) => key.startsWith(`${kind}/`)).map(([, record]) => record as Kinds[K]),
  );
}

/** One record with my own deeds laid over it, struck or not. */
export function record<K extends KindName>(kind: K, id: string): ReadonlySignal<Kinds[K] | undefined> {
  return computed(() => memory.value.get(`${kind}/${id}`) as Kinds[K] | undefined);
}

/** Does a deed: on the screen at once, resolves when this phone holds it for good. Rejects NotSaved. */
export async function deed<K extends KindName>(d: DeedOf<K>): Promise<Saved> {
  const id = d.record ?? uuid7();
  const key = `${d.kind}/${id}`;
  memory.value = new Map(memory.value).set(key, { ...(memory.value.get(key) as object), ...d.fields, id, rev: 0 });
  return { id: uuid7(), record: id, n: 1 };
}

/** Whether a deed of mine on this record still waits on this phone. */
export function standing(_kind: KindName, _id: string): ReadonlySignal<Standing> {
  return signal<Standing>("here");
}

/** Whose phone this is; undefined until known. */
export const me: ReadonlySignal<Me | undefined> = signal(undefined);
/** The session is over: sign in again to send what waits. */
export const signedOut: ReadonlySignal<boolean> = signal(false);
/** False: the last deed, or what came, could not be kept on this phone. */
export const saved: ReadonlySignal<boolean> = signal(true);
/** The server's time now, in Unix ms; ticks each second while the page is seen. */
export const clock: ReadonlySignal<number> = signal(Date.now());
/** The same, ticking each minute. */
export const minute: ReadonlySignal<number> = computed(() => Math.floor(clock.value / 60_000) * 60_000);

export interface Link {
  /** live: the socket answers. polling: the last exchange came through. away: no signal. */
  readonly state: ReadonlySignal<"live" | "polling" | "away">;
  /** Since when it is away. */
  readonly since: ReadonlySignal<Date | undefined>;
  /** Deeds that the server has not answered. */
  readonly toSend: ReadonlySignal<number>;
  /** The server's time at which what is on the screen was whole. */
  readonly asOf: ReadonlySignal<Date | undefined>;
  /** Server's clock less this phone's, ms. */
  readonly skew: ReadonlySignal<number>;
  /** What keeps deeds from the server though there is signal. */
  readonly trouble: ReadonlySignal<"server_full" | "server_failed" | undefined>;
  /** Try now: a tap, a screen that comes to the front. */
  hurry(): void;
}

export const link: Link = {
  state: signal("away"),
  since: signal(undefined),
  toSend: signal(0),
  asOf: signal(undefined),
  skew: signal(0),
  trouble: signal(undefined),
  hurry() {},
};

/** My deeds that did not stand, with why. */
export const needsYou: ReadonlySignal<readonly Refusal[]> = signal([]);

/** Takes a deed off `needsYou`, those that depended on it too. */
export async function dismiss(_id: string): Promise<void> {}

/** A request to the production's API, `path` under /api/ ("call-sheets/…/preview"), ended after 15 s. Rejects when there is no signal. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`/p/demo/api/${path}`, { ...init, signal: AbortSignal.timeout(15_000) });
}
