/**
 * The PAs: what each is on, when he was last heard of, and who has gone quiet.
 *
 * Promises: a correction or a check-in taken back counts as what it says now; any deed of his own is a sign of life.
 * Refuses: to call quiet whoever has not come in yet, is not called yet, has wrapped, or has no call that day.
 */
import type { Call, CheckIn, Contact, Person, Run } from "../../generated/kinds";

/** A PA between call and wrap who was not heard of for this long is quiet. */
export const QUIET_MINUTES = 45;

export type Doing =
  | { readonly is: "run"; readonly run: Run }
  | { readonly is: "check_in"; readonly check: CheckIn }
  | { readonly is: "wrapped"; readonly at: string }
  | { readonly is: "waiting" };

export interface PaRow {
  readonly person: Person;
  readonly phone: string | null;
  readonly doing: Doing;
  /** His next call, for whoever is not on the clock. */
  readonly call: Call | undefined;
  /** Whole minutes since he was last heard of; null when he is not on the clock. */
  readonly since: number | null;
  readonly quiet: boolean;
}

/** Check-ins as they stand: a correction takes the place of what it names, one taken back is gone. Newest first. */
export function standingCheckIns(all: readonly CheckIn[]): CheckIn[] {
  const corrected = new Set(all.map((check) => check.corrects).filter((id) => id !== null));
  return all
    .filter((check) => !corrected.has(check.id) && !check.taken_back)
    .sort((a, b) => (b.at ?? "").localeCompare(a.at ?? "") || b.id.localeCompare(a.id));
}

const latest = (instants: readonly (string | null)[]) =>
  instants.reduce<number | null>((last, instant) => {
    const ms = instant === null ? Number.NaN : Date.parse(instant);
    return Number.isNaN(ms) || (last !== null && last >= ms) ? last : ms;
  }, null);

/** The hours after which an old "I'm in" no longer means that he is on the clock. */
const SHIFT_HOURS = 20;

export interface Heard {
  readonly people: readonly Person[];
  readonly contacts: readonly Contact[];
  readonly checkIns: readonly CheckIn[];
  readonly runs: readonly Run[];
  readonly calls: readonly Call[];
}

/** When the shift that he has not wrapped began by his call; null outside of one. */
function shiftBegan(person: Person, of: Heard, own: readonly CheckIn[], now: number): number | null {
  const began = latest(
    of.calls
      .filter((call) => call.person === person.id && call.instant !== null && Date.parse(call.instant) <= now)
      .map((call) => call.instant),
  );
  if (began === null || now - began >= SHIFT_HOURS * 3_600_000) return null;
  return own.some((check) => check.what === "wrap" && Date.parse(check.at ?? "") >= began) ? null : began;
}

function paOf(person: Person, of: Heard, checks: readonly CheckIn[], now: number): PaRow {
  const phone = of.contacts.find((contact) => contact.person === person.id)?.phone ?? null;
  const upcoming = of.calls
    .filter((call) => call.person === person.id && call.instant !== null && Date.parse(call.instant) > now)
    .sort((a, b) => (a.instant ?? "").localeCompare(b.instant ?? ""));
  const own = checks.filter((check) => check.person === person.id && check.at !== null);
  const last = own.find((check) => check.what !== "note");
  const run = of.runs
    .filter((one) => one.assignee === person.id && (one.state === "taken" || one.state === "picked_up"))
    .sort((a, b) => (a.need_by ?? "~").localeCompare(b.need_by ?? "~"))[0];
  const base = { person, phone, call: upcoming[0] };
  if (last?.at && last.what === "wrap" && !run) {
    return { ...base, doing: { is: "wrapped", at: last.at }, since: null, quiet: false };
  }
  const steps = of.runs
    .filter((one) => one.assignee === person.id || one.delivered_by === person.id)
    .flatMap((one) => [one.taken_at, one.picked_up_at, one.delivered_at]);
  const heard = latest([...own.map((check) => check.at), ...steps]);
  const since = heard === null ? null : Math.max(0, Math.floor((now - heard) / 60_000));
  const onTheClock = since !== null && since < SHIFT_HOURS * 60;
  if (!onTheClock && !run) return { ...base, doing: { is: "waiting" }, since: null, quiet: false };
  const doing: Doing = run ? { is: "run", run } : last ? { is: "check_in", check: last } : { is: "waiting" };
  const began = shiftBegan(person, of, own, now);
  const quiet = began !== null && now - Math.max(began, heard ?? began) >= QUIET_MINUTES * 60_000;
  return { ...base, doing, since, quiet };
}

/** The quiet first, longest first; then by who was heard of last; then those off the clock. */
export function pas(of: Heard, now: number): PaRow[] {
  const checks = standingCheckIns(of.checkIns);
  const weight = (row: PaRow) => (row.quiet ? 0 : row.since === null ? 2 : 1);
  return of.people
    .filter((person) => person.role === "pa")
    .map((person) => paOf(person, of, checks, now))
    .sort(
      (a, b) =>
        weight(a) - weight(b) ||
        (a.quiet
          ? (b.since ?? Number.POSITIVE_INFINITY) - (a.since ?? Number.POSITIVE_INFINITY) || 0
          : (a.since ?? 0) - (b.since ?? 0)) ||
        (a.person.name ?? "").localeCompare(b.person.name ?? ""),
    );
}
