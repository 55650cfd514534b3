/**
 * Instants and dates as they are said on screen: in the production's zone, on its clock, in the reader's language.
 * Promises: a day that is not today is named. Refuses: to show the phone's own zone unasked (T3).
 */
import { computed } from "@preact/signals";
import type { Production } from "../generated/kinds";
import { dateAt, minutesAt } from "../rules/instants";
import { clockTime } from "../rules/time";
import { minute, records } from "../sync";
import { language, say } from "../words";

/** The one production this app shows; undefined before the first take-in. */
export const production = computed<Production | undefined>(() => records("production").value[0]);

export const phoneZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
export const zone = computed(() => production.value?.zone ?? phoneZone());
export const clockKind = computed(() => production.value?.clock ?? "24");
/** The production's date today, "2026-05-14". */
export const today = computed(() => dateAt(minute.value, zone.value));

/** "07:00", "7:00 am", "02:00 +1". */
export function minutesSaid(minutes: number | null | undefined): string {
  return clockTime(minutes, clockKind.value);
}

/** An instant's time of day: "04:12". */
export function timeSaid(instant: string | number | Date | null | undefined, where = zone.value): string {
  if (instant === null || instant === undefined) return "";
  return minutesSaid(minutesAt(instant, dateAt(instant, where), where));
}

/** The same with its day where that is not today: "Wed 22:30". */
export function whenSaid(instant: string | number | Date | null | undefined, where = zone.value): string {
  if (instant === null || instant === undefined) return "";
  const date = dateAt(instant, where);
  const time = timeSaid(instant, where);
  if (date === today.value) return time;
  const near = Math.abs(daysBetween(date, today.value)) < 7;
  return `${near ? named(date, { weekday: "short" }) : shortDay(date)} ${time}`;
}

/** A part of a date as `Intl` names it, in the reader's language. */
export function named(date: string, how: Intl.DateTimeFormatOptions): string {
  const tongue = language.value === "es" ? "es" : "en-GB";
  return new Intl.DateTimeFormat(tongue, { ...how, timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));
}

/** "Thursday", "jueves": Spanish writes days small. */
export function weekdaySaid(date: string): string {
  return named(date, { weekday: "long" });
}

/** "Thursday 14 May", "jueves 14 de mayo": inside a sentence. */
export function dayInside(date: string): string {
  return say("part.day", {
    weekday: weekdaySaid(date),
    day: Number(date.slice(8)),
    month: named(date, { month: "long" }),
  });
}

/** The same where it begins a line: "Jueves 14 de mayo". */
export function daySaid(date: string): string {
  const day = dayInside(date);
  return day.charAt(0).toUpperCase() + day.slice(1);
}

/** "14 May", "14 de mayo". */
export function shortDay(date: string): string {
  return say("part.short_day", { day: Number(date.slice(8)), month: named(date, { month: "long" }) });
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** "today", "tomorrow", or the day's name. */
export function nearDay(date: string): string {
  const days = daysBetween(today.value, date);
  return days === 0 ? say("part.today") : days === 1 ? say("part.tomorrow") : dayInside(date);
}

/** "Pacific Time": how a place's zone is called where the phone's clock shows another. */
export function zoneSaid(where: string, at: string | number | Date): string {
  const tongue = language.value === "es" ? "es" : "en-GB";
  const parts = new Intl.DateTimeFormat(tongue, { timeZone: where, timeZoneName: "longGeneric" }).formatToParts(
    new Date(at),
  );
  return parts.find((part) => part.type === "timeZoneName")?.value ?? where;
}
