/**
 * Which of my calls counts now, and whether I have copied it.
 * Promises: a call stands until its day is over for me: I wrapped, or it lies long enough behind.
 * Refuses: to ask for a copy of a prelim, of a day that is past, or of a revision that is not mine (M5, M6).
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Call, Copy } from "../generated/kinds";
import { instantOf } from "../rules/instants";
import { me, minute, record, recordId, records } from "../sync";

export interface CallPlace {
  id?: string;
  name?: string | null;
  address?: string | null;
  lat?: number | null;
  lon?: number | null;
}
export interface CallHospital extends CallPlace {
  phone?: string | null;
  miles?: number | null;
}
export interface CallRing {
  person?: string;
  name?: string | null;
  position?: string | null;
  phone?: string | null;
}
export interface CallDay {
  number?: number | null;
  of?: number | null;
}
/** The facts before the last change. */
export interface CallWas {
  mode?: Call["mode"];
  minutes?: number | null;
  pickup?: number | null;
  colour?: string | null;
  number?: number | null;
}

/** A call with its frozen facts by name. */
export type MyCall = Omit<Call, "place" | "hospital" | "ring" | "day" | "was"> & {
  readonly place: CallPlace | null;
  readonly hospital: CallHospital | null;
  readonly ring: CallRing | null;
  readonly day: CallDay | null;
  readonly was: CallWas | null;
};

/** The pickup, where there is one before the call: the first that its person must be ready for. */
export function rideOf(call: Pick<MyCall, "minutes" | "pickup">): number | null {
  const { minutes, pickup } = call;
  return minutes !== null && typeof pickup === "number" && pickup < minutes ? pickup : null;
}

const HOUR = 3_600_000;
/** How long after its hour a call still counts when nobody wrapped it. */
const LONGEST_DAY = 16 * HOUR;

/** When a call was or will be, in Unix ms; one without an hour counts from its day's midnight. */
export function callInstant(call: MyCall): number {
  if (call.instant) return Date.parse(call.instant);
  return call.date ? Date.parse(instantOf(call.date, call.minutes ?? 0, call.zone ?? "UTC")) : 0;
}

function overAt(call: MyCall): number {
  if (call.instant) return Date.parse(call.instant) + LONGEST_DAY;
  return call.date ? Date.parse(instantOf(call.date, 1440 + 240, call.zone ?? "UTC")) : 0;
}

/** Check-ins that a later one took back, by id. */
export const takenBack = computed(() => {
  const back = new Set<string>();
  for (const one of records("check_in").value) if (one.corrects && one.taken_back) back.add(one.corrects);
  return back;
});

/** My check-ins that count: none that a later one corrects or takes back, and no taking back itself (M4). */
export const standingCheckIns = computed(() => {
  const mine = records("check_in").value.filter((one) => one.person === me.value?.person.id);
  const corrected = new Set(mine.map((one) => one.corrects));
  return mine.filter((one) => !one.taken_back && !corrected.has(one.id));
});

/** The shoot days on which I said so, and have not taken it back. */
function daysWith(what: "in" | "wrap"): ReadonlySignal<ReadonlySet<string>> {
  return computed(() => {
    const days = new Set<string>();
    for (const one of standingCheckIns.value) if (one.what === what && one.shoot_day) days.add(one.shoot_day);
    return days;
  });
}

const wrapped = daysWith("wrap");
const checkedIn = daysWith("in");

/** All of mine, soonest first. */
export const myCalls = computed<readonly MyCall[]>(() => {
  const mine = records("call").value.filter((call) => call.person === me.value?.person.id) as readonly MyCall[];
  return [...mine].sort((a, b) => callInstant(a) - callInstant(b));
});

/** Mine that are not over, soonest first. */
export const comingCalls = computed(() =>
  myCalls.value.filter((call) => overAt(call) > minute.value && !wrapped.value.has(call.shoot_day ?? "")),
);

/** The call of the day I work or am about to: where a later one has begun, the earlier is over. */
export const workCall = computed<MyCall | undefined>(() => {
  const begun = comingCalls.value.filter((call) => call.instant && callInstant(call) <= minute.value);
  return begun.at(-1) ?? comingCalls.value[0];
});

/** The call to be at: the day's own until I am in or two hours late, then the one after it. */
export const nextCall = computed<MyCall | undefined>(() => {
  const work = workCall.value;
  if (!work) return undefined;
  const since = minute.value - callInstant(work);
  // One without an hour stands until its day is over, or I am in.
  const late = work.instant !== null && since > 2 * HOUR;
  const there = since > 0 && (late || checkedIn.value.has(work.shoot_day ?? ""));
  return (there ? after(work)[0] : undefined) ?? work;
});

function after(call: MyCall): readonly MyCall[] {
  return comingCalls.value.slice(comingCalls.value.indexOf(call) + 1);
}

/** What comes after the next call. */
export const laterCalls = computed(() => (nextCall.value ? after(nextCall.value) : []));

/** A prelim has no colour and no number, and needs no copy (R5). */
export function prelim(call: Pick<MyCall, "told_number">): boolean {
  return !call.told_number;
}

/** My copy of the revision in which this call's facts last moved. */
export function copyOf(call: MyCall): Copy | undefined {
  if (!call.told_in || !call.person) return undefined;
  return record("copy", recordId("copy", call.person, call.id, call.told_in)).value;
}

/** Whether "Copy that" is wanted of me for this call. */
export function wantsCopy(call: MyCall): boolean {
  return !!call.told_in && !prelim(call) && overAt(call) > minute.value && !copyOf(call)?.copied?.at;
}
