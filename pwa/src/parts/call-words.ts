/**
 * A call in words: its face in the clock, what it was, how far it moved, how long until then.
 * Promises: past midnight is marked; a call without an hour is told in words beside its letters.
 */
import { minutesAt, phoneZone } from "../rules/instants";
import { span } from "../rules/time";
import { minute } from "../sync";
import { say, type WordKey } from "../words";
import type { ClockFace } from "./call-clock";
import { callInstant, copyOf, type MyCall, prelim, rideOf } from "./my-call";
import { minutesSaid, timeSaid, whenSaid, zoneSaid } from "./said";

const DAY = 1440;

const LETTERS: Partial<Record<NonNullable<MyCall["mode"]>, WordKey>> = {
  own_call: "call.mode.own_call",
  per_hod: "call.mode.per_hod",
  will_notify: "call.mode.will_notify",
  standby: "call.mode.standby",
  on_hold: "call.mode.on_hold",
  no_call: "call.mode.no_call",
};

/** The trade's letters for a call without an hour: O/C, per HOD, W/N, N/C. */
export function modeLetters(mode: MyCall["mode"]): string {
  const key = mode ? LETTERS[mode] : undefined;
  return key ? say(key) : "";
}

/** What stands in the clock. The mark carries "am", "+1". */
export function clockFace(mode: MyCall["mode"], minutes: number | null): ClockFace {
  if (minutes === null) return { text: modeLetters(mode), word: true };
  const [text = "", ...mark] = minutesSaid(minutes).split(" ");
  return { text, mark: mark.join(" ") || undefined };
}

/** The call in one phrase: "07:00", "02:00 +1", "O/C". */
export function callSaid(call: Pick<MyCall, "mode" | "minutes">): string {
  return call.minutes === null ? modeLetters(call.mode) : minutesSaid(call.minutes);
}

/** What its person must first be ready for: the pickup, else the call. */
export function firstSaid(call: Pick<MyCall, "mode" | "minutes" | "pickup">): string {
  const ride = rideOf(call);
  return ride === null ? callSaid(call) : minutesSaid(ride);
}

const MEANT: Partial<Record<NonNullable<MyCall["mode"]>, WordKey>> = {
  own_call: "call.own_call_means",
  per_hod: "call.per_hod_means",
  will_notify: "call.will_notify_means",
  standby: "call.standby_means",
  on_hold: "call.on_hold_means",
};

/** What O/C and its kin mean; undefined for a call with an hour. */
export function modeMeant(mode: MyCall["mode"]): string | undefined {
  const key = mode ? MEANT[mode] : undefined;
  return key && say(key);
}

/** "in 2 h 29 min", "1 h 05 min ago", "in 3 days"; undefined for a call without an hour. `ride`: until that hour of its day. */
export function untilSaid(call: MyCall, ride: number | null = null): string | undefined {
  if (!call.instant) return undefined;
  const before = ride === null ? 0 : (call.minutes ?? 0) - ride;
  const minutes = Math.round((callInstant(call) - minute.value) / 60_000) - before;
  if (minutes === 0) return say("call.now");
  if (minutes < 0) return say("call.ago", { span: span(-minutes) });
  if (minutes >= 2 * DAY) return say("call.in_days", { count: Math.round(minutes / DAY) });
  return say("call.in", { span: span(minutes) });
}

export interface Moved {
  /** What stood before, in words; undefined where that is the same. */
  was?: string | undefined;
  /** "30 min later". */
  by?: string | undefined;
}

function apart(by: number): string {
  return say(by > 0 ? "call.later" : "call.earlier", { span: span(Math.abs(by)) });
}

/** How the call, or its `ride`, moved against what this person last had; undefined for a first telling. */
export function movedSaid(call: MyCall, ride: number | null = null): Moved | undefined {
  const was = call.was;
  if (!was || (was.mode == null && was.minutes == null)) return undefined;
  if (ride !== null && typeof was.pickup === "number" && was.pickup !== ride)
    return { was: minutesSaid(was.pickup), by: apart(ride - was.pickup) };
  // The ride stands where it stood, or what it was is not known.
  if (ride !== null) return undefined;
  const before = callSaid({ mode: was.mode ?? call.mode, minutes: was.minutes ?? null });
  // A first final that says what the prelim said moved nothing.
  if (before === callSaid(call)) return was.number ? { by: say("call.same_time") } : undefined;
  if (typeof was.minutes !== "number" || call.minutes === null) return { was: before };
  return { was: before, by: apart(call.minutes - was.minutes) };
}

/** The place's zone by name, where this phone's clock shows another hour for the call (T3). */
export function otherZone(call: MyCall): string | undefined {
  if (!call.instant || !call.zone || !call.date || call.minutes === null) return undefined;
  const here = minutesAt(call.instant, call.date, phoneZone());
  return here === call.minutes
    ? undefined
    : say("call.zone", { zone: zoneSaid(call.zone, call.instant), here: timeSaid(call.instant, phoneZone()) });
}

/** The slip over the call: which revision it was told in, and whether it is copied. `newest` is the day's newest revision number. */
export function slipSaid(call: MyCall, newest: number | null): string {
  if (prelim(call)) return say("call.prelim");
  const colour = call.told_colour ?? "";
  const copied = copyOf(call)?.copied?.at;
  const unchanged = newest !== null && newest > (call.told_number ?? 0);
  if (copied) return say(unchanged ? "call.unchanged_copied" : "call.copied", { colour, time: whenSaid(copied) });
  if (unchanged) return say("call.unchanged", { colour });
  const values = { colour, n: call.told_number ?? 1 };
  return say(call.was?.number && movedSaid(call) ? "call.changed_on" : "call.told_in", values);
}
