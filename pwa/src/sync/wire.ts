/**
 * The messages both carriers speak, as the phone sends and believes them.
 * Promises: what `asReply`, `asFrames` and `asMark` let through has the shape they name.
 * Refuses: anything else, whoever sent it and whatever its status (W3).
 */
import { KINDS, type Kinds, PROTOCOL } from "../generated/kinds.ts";
import type { Why } from "./types.ts";

/** How far a device has taken in (P5); the token is the server's own and means nothing here. */
export interface Cursor {
  readonly epoch: string;
  readonly seq: number;
  readonly token: string;
}

/** A cursor and the scope it counts under. */
export interface Place {
  readonly cursor: Cursor;
  readonly scope: string;
}

/** One deed (E1). */
export interface Entry {
  readonly id: string;
  readonly device: string;
  readonly n: number;
  readonly kind: string;
  readonly record: string;
  readonly verb: string;
  readonly base: { readonly epoch: string; readonly rev: number } | null;
  readonly seen: { readonly epoch: string; readonly seq: number } | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly at: string;
  /** Server's clock less this device's in ms, as last known; null before there was a reply (E4). */
  readonly offset: number | null;
  readonly v: number;
}

export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly rev: number;
  readonly record?: Readonly<Record<string, unknown>>;
  readonly gone?: true;
}

export interface Outcome {
  readonly id: string | null;
  readonly n: number | null;
  readonly seq: number | null;
  readonly outcome: string;
  readonly why: Why | null;
}

/** What a phone sends to push and to take in. */
export interface Message {
  readonly protocol: typeof PROTOCOL;
  readonly nonce: string;
  readonly device: string;
  readonly was: string | null;
  /** Whose device this is, in case the session is another's (E7). */
  readonly person: string;
  readonly scope: string | null;
  readonly from: Cursor | null;
  readonly applied: Cursor | null;
  readonly entries: readonly Entry[];
  readonly lost_through?: number;
}

export interface Reply {
  readonly now: string;
  readonly epoch: string;
  readonly scope: string;
  readonly backup_floor: number;
  readonly outcomes: readonly Outcome[];
  readonly snapshot: boolean;
  readonly from: number;
  readonly to: Cursor;
  readonly more: boolean;
  readonly changes: readonly Change[];
  /** The session is over and nothing waits any more: what this phone holds is to be erased (A6). */
  readonly erase?: boolean;
  /** The kinds that are beyond their first version there (E8). */
  readonly kinds?: Readonly<Record<string, number>>;
  /** Under this app's protocol nothing is given out any more (E8). */
  readonly update?: boolean;
}

/** Closes a run of frames: whoever stands at `from` stands at `to` with them (P4). */
export interface Mark {
  readonly scope: string | null;
  readonly from: number;
  readonly to: Cursor;
}

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isSeq = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === "string";

export function isCursor(value: unknown): value is Cursor {
  return isObject(value) && isText(value.epoch) && isSeq(value.seq) && isText(value.token);
}

function isChange(value: unknown): value is Change {
  if (!isObject(value) || !isText(value.kind) || !isText(value.id) || !isSeq(value.rev)) return false;
  return value.gone === true ? value.record === undefined : isObject(value.record);
}

function isOutcome(value: unknown): value is Outcome {
  if (!isObject(value) || !isText(value.outcome)) return false;
  if (value.why !== null && !(isObject(value.why) && isText(value.why.code))) return false;
  return (
    [value.seq, value.n].every((count) => count === null || isSeq(count)) && (value.id === null || isText(value.id))
  );
}

/** The reply to the message with that nonce, or null: then nothing may be believed or retired. */
export function asReply(value: unknown, nonce: string): Reply | null {
  if (!isObject(value) || value.protocol !== PROTOCOL || value.nonce !== nonce) return null;
  const { now, epoch, scope, backup_floor, outcomes, changes, from, to, snapshot, more } = value;
  const whole =
    [now, epoch, scope].every(isText) &&
    !Number.isNaN(Date.parse(now as string)) &&
    Array.isArray(outcomes) &&
    outcomes.every(isOutcome) &&
    Array.isArray(changes) &&
    changes.every(isChange) &&
    isSeq(from) &&
    isCursor(to) &&
    to.epoch === epoch &&
    [snapshot, more].every((flag) => typeof flag === "boolean");
  return whole ? ({ ...value, backup_floor: isSeq(backup_floor) ? backup_floor : 0 } as unknown as Reply) : null;
}

/** Whether this app is too old for what the server would give it: its deeds count, and nothing can be taken in (E8). */
export function isBeyond({ update, kinds }: Reply): boolean {
  const newer = ([kind, v]: [string, number]) => v > (KINDS[kind as keyof Kinds]?.v ?? v);
  return update === true || Object.entries(kinds ?? {}).some(newer);
}

/** The changes of a channel's frame, or null. */
export function asFrames(value: unknown): readonly Change[] | null {
  return isObject(value) && Array.isArray(value.changes) && value.changes.every(isChange) ? value.changes : null;
}

/** A mark or a pong, or null where it carries no place. */
export function asMark(value: unknown): Mark | null {
  if (!isObject(value) || !isCursor(value.to)) return null;
  const from = isCursor(value.from) ? value.from.seq : value.from;
  return isSeq(from) ? { scope: isText(value.scope) ? value.scope : null, from, to: value.to } : null;
}
