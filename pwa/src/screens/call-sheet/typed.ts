/**
 * What a hand types into a time of the sheet, as the deed it means.
 *
 * Promises: a clock time typed for somebody who follows the general call goes on following it; under a push, what is typed is what
 * the pushed sheet will say. Refuses: to guess at what is no time.
 */
import type { SheetRow } from "../../generated/kinds";
import { type CallMode, follows } from "../../rules/calls";
import { parseTime } from "../../rules/time";

export type CallTime = NonNullable<SheetRow["call_time"]>;

const OFFSET = /^([+\-−])\s*(?:(\d{1,2})\s*(?::|h)\s*)?(\d{1,3})?\s*(?:min|m)?$/i;

/** "+15", "-30", "−1:30", "+1h" as minutes from the general call. */
export function parseOffset(typed: string): number | null {
  const found = OFFSET.exec(typed.trim());
  if (!found || (found[2] === undefined && found[3] === undefined)) return null;
  const minutes = Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0);
  return found[1] === "+" ? minutes : minutes === 0 ? 0 : -minutes;
}

/** The word typed for a call without a time: "oc", "O/C", "hod", "nc", "wn". */
export function parseMode(typed: string): CallMode | null {
  const word = typed
    .trim()
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  const words: Record<string, CallMode> = {
    o: "own_call",
    oc: "own_call",
    owncall: "own_call",
    h: "per_hod",
    hod: "per_hod",
    perhod: "per_hod",
    x: "no_call",
    nc: "no_call",
    nocall: "no_call",
    wn: "will_notify",
    willnotify: "will_notify",
    sb: "standby",
    standby: "standby",
    hold: "on_hold",
    onhold: "on_hold",
  };
  return words[word] ?? null;
}

/** The new call of a crew row, or null where the typing is no call. `general` is the general call as stored, before any push. */
export function typedCall(typed: string, row: SheetRow, general: number | null, shift: number): CallTime | null {
  const mode = parseMode(typed);
  if (mode) return { mode, offset: null, time: null };
  const offset = parseOffset(typed);
  if (offset !== null) return { mode: "offset", offset, time: null };
  const fixed = typed.trim().startsWith("=");
  const minutes = parseTime(typed.trim().replace(/^=/, ""));
  if (minutes === null) return null;
  if (fixed || row.call_time?.mode === "time" || general === null) return { mode: "time", offset: null, time: minutes };
  return { mode: "offset", offset: minutes - (general + shift), time: null };
}

/** A time as it is stored, from what the pushed sheet should say. */
export const stored = (minutes: number | null, row: SheetRow, shift: number): number | null =>
  minutes === null ? null : follows(row) ? minutes - shift : minutes;

/** Keeps the clock time that stands and no longer follows the general call, or follows it again. */
export function fixedOrFollowing(
  row: SheetRow,
  minutes: number | null,
  general: number | null,
  shift: number,
): CallTime | null {
  if (row.call_time?.mode === "time") {
    const time = row.call_time.time;
    return time == null || general === null ? null : { mode: "offset", offset: time - (general + shift), time: null };
  }
  return minutes === null ? null : { mode: "time", offset: null, time: minutes };
}
