/**
 * Which shoot day the office has before it.
 *
 * Promises: the day whose calls are still to come, else the one under way, else the next. Refuses: to guess from a clock without a zone.
 */
import type { Call, ShootDay } from "../../generated/kinds";

/** How long after the last call of a day its ladder is still what matters. */
const AFTER_LAST_CALL = 2 * 3_600_000;
/** How long a day goes on after its last call. */
const UNDER_WAY = 14 * 3_600_000;

export function inOrder(days: readonly ShootDay[]): ShootDay[] {
  return [...days].sort(
    (a, b) =>
      (a.date ?? "").localeCompare(b.date ?? "") ||
      (a.unit ?? "").localeCompare(b.unit ?? "") ||
      a.id.localeCompare(b.id),
  );
}

/** The date at a place, `YYYY-MM-DD`. */
export function dateIn(zone: string | null, now: number): string {
  const options = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone: zone ?? undefined }).format(now);
  } catch {
    return new Intl.DateTimeFormat("en-CA", options).format(now);
  }
}

/** The day to show, of `days` in any order; `calls` are what was told. */
export function presentDay(
  days: readonly ShootDay[],
  calls: readonly Call[],
  zone: string | null,
  now: number,
): ShootDay | undefined {
  const ordered = inOrder(days);
  const last = new Map<string, number>();
  for (const call of calls) {
    if (call.shoot_day === null || call.instant === null) continue;
    const at = Date.parse(call.instant);
    if (at > (last.get(call.shoot_day) ?? Number.NEGATIVE_INFINITY)) last.set(call.shoot_day, at);
  }
  const lastCall = (day: ShootDay) => last.get(day.id) ?? Number.NEGATIVE_INFINITY;
  const today = dateIn(zone, now);
  return (
    ordered.find((day) => lastCall(day) + AFTER_LAST_CALL > now) ??
    ordered.findLast((day) => lastCall(day) + UNDER_WAY > now) ??
    ordered.find((day) => (day.date ?? "") >= today) ??
    ordered.at(-1)
  );
}
