/** What can be done to one row of the sheet, from a cell, a menu or a key. Every one is a deed with its way back. */

import { modeLetters } from "../../parts/call-words";
import { minutesSaid } from "../../parts/said";
import type { CallMode } from "../../rules/calls";
import { clockTime, parseTime } from "../../rules/time";
import { say } from "../../words";
import type { DraftRow } from "./draft";
import { edit } from "./edit";
import { type CallTime, fixedOrFollowing, stored, typedCall } from "./typed";

export interface Under {
  /** The general call as stored, and the push that is being tried on it. */
  readonly general: number | null;
  readonly shift: number;
}

const name = (row: DraftRow) => row.person.name ?? "";

function setCall(row: DraftRow, call_time: CallTime, said: string): void {
  edit("sheet_row", row.row.id, { call_time }, say("builder.did_call", { name: name(row), call: said }));
}

function saidCall({ mode, offset, time }: CallTime, general: number | null, shift: number): string {
  if (mode === "time") return minutesSaid(time);
  return mode === "offset" && general !== null
    ? minutesSaid(general + shift + (offset ?? 0))
    : modeLetters(mode ?? null);
}

/** A crew row's call as typed; false where it is none. */
export function typeCall(row: DraftRow, typed: string, { general, shift }: Under): boolean {
  if (typed === "") {
    setMode(row, "no_call", { general, shift });
    return true;
  }
  const call = typedCall(typed, row.row, general, shift);
  if (!call) return false;
  setCall(row, call, saidCall(call, general, shift));
  return true;
}

/** Pickup, H/MU or on set, as typed under the push that is tried. */
export function typeTime(
  row: DraftRow,
  field: "pickup" | "makeup" | "on_set",
  typed: string,
  { shift }: Under,
): boolean {
  const minutes = typed === "" ? null : parseTime(typed);
  if (typed !== "" && minutes === null) return false;
  const word = { pickup: "builder.pickup", makeup: "builder.makeup", on_set: "builder.on_set" } as const;
  const said = minutes === null ? say("builder.none") : minutesSaid(minutes);
  edit(
    "sheet_row",
    row.row.id,
    { [field]: stored(minutes, row.row, shift) },
    say("builder.did_time", { name: name(row), what: say(word[field]), time: said }),
  );
  return true;
}

export function setMode(row: DraftRow, mode: CallMode, { general, shift }: Under): void {
  if (row.row.call_time?.mode === mode) return;
  if (mode === "time" || (mode === "offset" && row.row.call_time?.mode === "time")) {
    const call = fixedOrFollowing(row.row, row.minutes, general, shift);
    if (call) setCall(row, call, clockTime(row.minutes));
    else setCall(row, { mode, offset: null, time: general }, modeLetters(mode));
    return;
  }
  setCall(row, { mode, offset: mode === "offset" ? 0 : null, time: null }, modeLetters(mode));
}
