/**
 * Which day I check in to, what I said of it, and the next deed.
 * Promises: what was taken back counts no more; a day stays mine until the next call is near.
 */
import { computed } from "@preact/signals";
import type { CheckIn } from "../../generated/kinds";
import { callInstant, type MyCall, myCalls, standingCheckIns } from "../../parts/my-call";
import { today, zone } from "../../parts/said";
import { dateAt } from "../../rules/instants";
import { me, minute, records } from "../../sync";

export const DEEDS = ["in", "lunch_out", "lunch_in", "wrap"] as const;
export type DayDeed = (typeof DEEDS)[number];

const HOUR = 3_600_000;
const LONGEST_DAY = 16 * HOUR;
/** How long before a call the day turns to it, when the day before was wrapped. */
const NEAR = 4 * HOUR;

/** All of mine, latest first, what was taken back included. */
export const mySaid = computed<readonly CheckIn[]>(() =>
  records("check_in")
    .value.filter((one) => one.person === me.value?.person.id && !one.taken_back)
    .sort((a, b) => (b.at ?? "").localeCompare(a.at ?? "")),
);

const standing = computed(() => [...standingCheckIns.value].sort((a, b) => (b.at ?? "").localeCompare(a.at ?? "")));

function saidOn(shootDay: string | null): Partial<Record<DayDeed, string>> {
  const said: Partial<Record<DayDeed, string>> = {};
  // Latest first: what was said last of a step stands. Outside shoot days the date alone tells days apart.
  for (const { what, shoot_day, at } of standing.value) {
    const step = DEEDS.find((deed) => deed === what);
    if (!step || !at || shoot_day !== shootDay) continue;
    if (shootDay !== null || dateAt(at, zone.value) === today.value) said[step] ??= at;
  }
  return said;
}

/** Whether the call's day is running: from its hour on, or the whole day where it has none. */
function running(call: MyCall): boolean {
  if (!call.instant) return call.date === today.value && call.mode !== "no_call";
  const since = minute.value - callInstant(call);
  return since >= 0 && since < LONGEST_DAY;
}

/** The call whose day this is: the one begun until it is wrapped and the next is near. */
export const dayCall = computed<MyCall | undefined>(() => {
  const now = minute.value;
  const begun = myCalls.value.filter(running).at(-1);
  const next = myCalls.value.find((call) => callInstant(call) > now && call.mode !== "no_call");
  if (!begun) return next;
  const near = next !== undefined && callInstant(next) - now < NEAR;
  return near && saidOn(begun.shoot_day).wrap ? next : begun;
});

/** The shoot day that a check-in of now belongs to; null on a day without one. */
export const dayOfNow = computed<string | null>(() => {
  if (dayCall.value) return dayCall.value.shoot_day;
  return records("shoot_day").value.find((day) => day.date === today.value)?.id ?? null;
});

/** The four times of the day, each by its instant. */
export const dayTimes = computed(() => saidOn(dayOfNow.value));

/** The step after the last one said; undefined once wrapped. */
export const nextDeed = computed<DayDeed | undefined>(() => {
  const said = dayTimes.value;
  const last = DEEDS.findLastIndex((step) => said[step] !== undefined);
  return DEEDS[last + 1];
});

/** Whether the day's own hour for the deed has come, so that it is this person's move. */
export function due(
  deed: DayDeed,
  hours: { lunch?: number | null | undefined; wrap?: number | null | undefined },
  minutesNow: number,
): boolean {
  const call = dayCall.value;
  if (deed === "in") return !!call?.instant && callInstant(call) - minute.value < 90 * 60_000;
  if (deed === "lunch_out") return typeof hours.lunch === "number" && minutesNow >= hours.lunch;
  if (deed === "lunch_in") return true;
  return typeof hours.wrap === "number" && minutesNow >= hours.wrap;
}
