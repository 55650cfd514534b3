/**
 * What the server says of an instant, and the instant in the address.
 * Promises: the last question asked is the one that is answered; what was shown stays until the answer is there.
 * Refuses: an answer that is not of the shape it should have.
 */
import { useEffect, useState } from "preact/hooks";
import type { MyCall } from "../../parts/my-call";
import { zone } from "../../parts/said";
import { dateAt, instantOf, minutesAt } from "../../rules/instants";
import { ask } from "../../sync";

/** A call as one row of the log left it. */
export interface Telling {
  readonly row: number;
  readonly at: string;
  readonly date: string | null;
  readonly mode: MyCall["mode"];
  readonly minutes: number | null;
  readonly pickup: number | null;
  readonly place: string | null;
  readonly told_colour: string | null;
  readonly told_by: string | null;
}

export const RUNGS = ["sent", "on_phone", "seen", "copied", "by_hand"] as const;

export interface CallThen {
  readonly call: string;
  readonly held: Telling | null;
  readonly since: string | null;
  readonly stood: Telling | null;
  readonly rungs: Readonly<Record<(typeof RUNGS)[number], string | null>>;
  readonly later: readonly (Telling & { readonly reached: string | null })[];
}

export interface Then {
  readonly at: string;
  readonly held: number | null;
  readonly phones: readonly { readonly agent: string | null; readonly at: string }[];
  readonly calls: readonly CallThen[];
}

export type Found =
  | { readonly is: "asked" }
  | { readonly is: "found"; readonly said: Then }
  | { readonly is: "not"; readonly why: "knew.forgotten" | "knew.no_signal" | "knew.wrong" };

/** The instant that an address names; now where it names none. */
export function instantIn(rest: string | undefined, now: number): number {
  const named = rest === undefined ? Number.NaN : Date.parse(rest);
  return Number.isNaN(named) ? now : Math.min(named, now);
}

export const written = (instant: number): string => new Date(instant).toISOString().replace(/:\d\d\.\d{3}Z$/, "Z");

/** The day and the minutes that the production's clock shows at an instant. */
export function wallOf(instant: number): { date: string; minutes: number } {
  const date = dateAt(instant, zone.value);
  return { date, minutes: minutesAt(instant, date, zone.value) };
}

/** And back; undefined for what is no day. */
export function instantAt(date: string, minutes: number): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) return undefined;
  return Date.parse(instantOf(date, minutes, zone.value));
}

const isThen = (body: unknown): body is Then => {
  const then = body as Partial<Then> | null;
  return typeof then === "object" && Array.isArray(then?.calls) && Array.isArray(then.phones);
};

async function answer(person: string, instant: number): Promise<Found> {
  try {
    // The minute that is meant is meant whole.
    const at = new Date(Math.floor(instant / 60_000) * 60_000 + 59_999).toISOString();
    const reply = await ask(`past/${person}?at=${encodeURIComponent(at)}`);
    const body: unknown = await reply.json();
    if (reply.ok && isThen(body)) return { is: "found", said: body };
    const { code } = (body ?? {}) as { code?: string };
    return { is: "not", why: code === "not_remembered" ? "knew.forgotten" : "knew.wrong" };
  } catch {
    return { is: "not", why: "knew.no_signal" };
  }
}

export function useThen(person: string, instant: number, turn: unknown): Found {
  const [found, setFound] = useState<Found>({ is: "asked" });
  useEffect(() => {
    let over = false;
    void answer(person, instant).then((now) => {
      // Without signal what was found before stays; it is of another minute only when another was asked for.
      if (!over) setFound(now);
    });
    return () => {
      over = true;
    };
  }, [person, instant, turn]);
  return found;
}
