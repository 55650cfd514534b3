// Between a wall clock and an instant. Offsets move wall clocks; rest, meals and hours are counted between instants (T2).
// Twin of server/office/instants.py; tests/vectors/instants.json holds both. Zones come from the browser's own Temporal, else
// from its Intl, whose first format costs a slow phone a tenth of a second: a sixth of a start without signal.

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** No zone changes its clocks but on a quarter of an hour, since Newfoundland gave up doing it a minute past. */
const QUARTER = 15 * MINUTE;
const SINCE = Date.UTC(2012, 0);
const MOST = 5_000;
const offsets = new Map<string, number>();

/** What the wall clock in that zone reads at an instant, written as if it were UTC. Asked of Intl, which takes its time. */
function asked(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** As much of it as is used here; not every phone has it yet. */
interface Temporal {
  readonly Instant: {
    fromEpochMilliseconds(ms: number): { toZonedDateTimeISO(zone: string): { readonly offsetNanoseconds: number } };
  };
  readonly Now: { timeZoneId(): string };
}
const { Temporal: temporal } = globalThis as { Temporal?: Temporal };

function offsetNow(instant: number, zone: string): number {
  if (!temporal) return asked(instant, zone) - Math.floor(instant / 1000) * 1000;
  return temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

let here = "";
/** The phone's own zone. */
export function phoneZone(): string {
  here ||= temporal?.Now.timeZoneId() || Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  return here;
}

/** The zone's time less UTC, in ms: a long list asks for the same quarters of an hour again and again. */
function offset(instant: number, zone: string): number {
  if (instant < SINCE) return offsetNow(instant, zone);
  const key = `${Math.floor(instant / QUARTER)} ${zone}`;
  let found = offsets.get(key);
  if (found === undefined) {
    found = offsetNow(instant, zone);
    if (offsets.size >= MOST) offsets.clear();
    offsets.set(key, found);
  }
  return found;
}

const wall = (instant: number, zone: string): number => Math.floor(instant / 1000) * 1000 + offset(instant, zone);

/** The instants at which the wall clock reads this: two where it is doubled, none where it is skipped. First comes the one by the earlier offset. */
function readings(date: string, minutes: number, zone: string): { found: number[]; before: number } {
  const wanted = midnight(date) + minutes * MINUTE;
  const before = wanted - offset(wanted - 1440 * MINUTE, zone);
  const after = wanted - offset(wanted + 1440 * MINUTE, zone);
  const found = [...new Set([before, after])].filter((instant) => wall(instant, zone) === wanted);
  return { found, before };
}

/** The instant, "2026-08-17T14:00:00Z". Of a doubled wall time the first; a skipped one counts on from before the change (T3). */
export function instantOf(date: string, minutes: number, zone: string): string {
  const { found, before } = readings(date, minutes, zone);
  return new Date(found[0] ?? before).toISOString().replace(".000Z", "Z");
}

/** Whether a daylight-saving change skips or doubles this wall time, else null (T3). */
export function wallTrouble(date: string, minutes: number, zone: string): "skipped" | "doubled" | null {
  const { found } = readings(date, minutes, zone);
  return found.length === 0 ? "skipped" : found.length > 1 ? "doubled" : null;
}

/** The whole minutes that the wall clock of that zone shows at an instant, from that date's midnight. */
export function minutesAt(instant: string | number | Date, date: string, zone: string): number {
  return Math.floor((wall(new Date(instant).getTime(), zone) - midnight(date)) / MINUTE);
}

/** The local date of an instant in that zone, "2026-08-17". */
export function dateAt(instant: string | number | Date, zone: string): string {
  return new Date(wall(new Date(instant).getTime(), zone)).toISOString().slice(0, 10);
}
