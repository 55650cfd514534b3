/**
 * Instants and dates as they are said on screen: in the production's zone, on its clock, in the reader's language.
 * Promises: a day that is not today is named. Refuses: to show the phone's own zone unasked (T3).
 */
import { computed } from "@preact/signals";
import type { Production } from "../generated/kinds";
import { dateAt, minutesAt, phoneZone } from "../rules/instants";
import { clockTime } from "../rules/time";
import { minute, records } from "../sync";
import { language, say } from "../words";

/** The one production this app shows; undefined before the first take-in. */
export const production = computed<Production | undefined>(() => records("production").value[0]);

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
  return `${near ? shortWeekday(date) : shortDay(date)} ${time}`;
}

const weekdays = computed(() => say("part.weekdays").split(" "));
const months = computed(() => say("part.months").split(" "));

/** "Thursday", "jueves": Spanish writes days small. */
export function weekdaySaid(date: string): string {
  return weekdays.value[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? "";
}

/** "Thu", "jue". */
export const shortWeekday = (date: string): string => weekdaySaid(date).slice(0, 3);

/** "May", "mayo". */
const monthSaid = (date: string): string => months.value[Number(date.slice(5, 7)) - 1] ?? "";

/** "Sep", "sep". */
export const shortMonth = (date: string): string => monthSaid(date).slice(0, 3);

/** "Thursday 14 May", "jueves 14 de mayo": inside a sentence. */
export function dayInside(date: string): string {
  return say("part.day", {
    weekday: weekdaySaid(date),
    day: Number(date.slice(8)),
    month: monthSaid(date),
  });
}

/** The same where it begins a line: "Jueves 14 de mayo". */
export function daySaid(date: string): string {
  const day = dayInside(date);
  return day.charAt(0).toUpperCase() + day.slice(1);
}

/** "14 May", "14 de mayo". */
export function shortDay(date: string): string {
  return say("part.short_day", { day: Number(date.slice(8)), month: monthSaid(date) });
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
