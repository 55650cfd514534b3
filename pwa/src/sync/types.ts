/** What screens and the parts of `sync` say to each other. */
import type { FileRef, Kinds, Role, Verbs } from "../generated/kinds.ts";

export type KindName = keyof Kinds;

/** Who this phone belongs to, as the server last said it; kept for a start without signal. */
export interface Me {
  readonly production: { readonly id: string; readonly title: string };
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly department: string | null;
    readonly position: string | null;
    readonly unit: string | null;
    readonly language: "en" | "es" | null;
  };
  readonly session: string;
}

/** What a deed sets. Absent: untouched. Null: cleared (E2). */
export type Fields<K extends KindName> = { readonly [F in keyof Omit<Kinds[K], "id" | "rev">]?: Kinds[K][F] };

/** A deed to be written. Without `record` it makes a new one, or the one that the natural key in `fields` names (E5). */
export interface DeedOf<K extends KindName> {
  readonly kind: K;
  readonly verb: Verbs[K];
  readonly record?: string;
  readonly fields: Fields<K>;
}

export type AnyDeed = { [K in KindName]: DeedOf<K> }[KindName];

/** The deed is on this phone for good: the entry's id, the record's id and the device's count. */
export interface Saved {
  readonly id: string;
  readonly record: string;
  readonly n: number;
}

const SAID = {
  full: "This phone is full.",
  storage: "This phone's storage does not answer.",
  old: "This app is older than the server.",
} as const;

/** The deed was not kept: the phone is `full`, its storage failed, or the app is too `old`. The screen is as it was. */
export class NotSaved extends Error {
  override readonly name = "NotSaved";
  constructor(
    readonly reason: "full" | "storage" | "old",
    options?: ErrorOptions,
  ) {
    super(SAID[reason], options);
  }
}

/** Where a record's own deeds stand: on this phone only, or on the server. */
export type Standing = "here" | "server";

/** Why a deed did not stand. `code` is a key of the catalogue under `refused.`; `text` is plain English. */
export interface Why {
  readonly code: string;
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A photo taken on this phone (F6). */
export interface KeptPhoto {
  readonly ref: FileRef;
  /** The server's time when it was taken, ISO. */
  readonly at: string;
  /**
   * draft: no deed names it yet. waits: to be sent. whole: on the server. backed: in a checked backup of the server's, and
   * only the small picture is still here (P7). refused: the server cannot take it, see `why`.
   */
  readonly state: "draft" | "waits" | "whole" | "backed" | "refused";
  /** Bytes of it that the server has. */
  readonly have: number;
  readonly why?: string;
}

/** A deed of mine that did not stand, until dismissed; with it those that depended on it. */
export interface Refusal {
  readonly id: string;
  readonly outcome: "refused" | "contested" | "held";
  readonly kind: KindName;
  readonly record: string;
  readonly verb: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The phone's clock when it was done, ISO. */
  readonly at: string;
  readonly why: Why | null;
  readonly dependents: readonly Refusal[];
}
