/**
 * Ids that a device gives: UUIDv7 for what is new, UUIDv5 where the trade has a natural key (E1, E5).
 * Promises: `recordId` gives what the server's `record_id` gives, `broughtAbout` what its `brought_about` gives.
 */
import { browser, type Platform } from "./platform.ts";
import { sha1 } from "./sha1.ts";

const URL_NAMESPACE = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

function written(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function stamped(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return written(bytes);
}

function uuid5(namespace: string, name: string): string {
  const space = namespace.replaceAll("-", "").match(/../g) ?? [];
  const bytes = [...space.map((pair) => Number.parseInt(pair, 16)), ...new TextEncoder().encode(name)];
  return stamped(sha1(new Uint8Array(bytes)).slice(0, 16), 5);
}

const NAMESPACE = uuid5(URL_NAMESPACE, "callboard");

/** Screens ask for the same few again with every drawing, and a hash costs a slow phone a millisecond. */
const known = new Map<string, string>();
const MOST = 5_000;

/** The id that a natural key gives (E5). */
export function recordId(kind: string, ...key: string[]): string {
  const name = [kind, ...key].join("\x1f");
  let id = known.get(name);
  if (id === undefined) {
    id = uuid5(NAMESPACE, name);
    if (known.size >= MOST) known.clear();
    known.set(name, id);
  }
  return id;
}

/** The id of what an entry brings about (E5). */
export function broughtAbout(entry: string, kind: string, ordinal: number): string {
  return uuid5(entry, `${kind}/${ordinal}`);
}

/** A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, the rest random. */
export function uuid7(platform: Pick<Platform, "now" | "random"> = browser): string {
  const now = platform.now();
  const bytes = platform.random(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
  return stamped(bytes, 7);
}
