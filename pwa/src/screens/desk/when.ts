/**
 * Dates as the desk's narrow places write them, and the day's own minutes. Instants are said by `parts/said`.
 *
 * Refuses: to show the reader's own zone for the production's.
 */
import { zone } from "../../parts/said";
import { minutesAt } from "../../rules/instants";
import { minute } from "../../sync";
import { language } from "../../words";

function dated(date: string | null | undefined, how: Intl.DateTimeFormatOptions): string {
  if (!date) return "";
  const form = new Intl.DateTimeFormat(language.value === "es" ? "es" : "en-GB", { ...how, timeZone: "UTC" });
  return form.format(Date.parse(`${date}T12:00:00Z`)).replace(/[,.]/g, "");
}

/** "Thu 14 May". */
export const shortDate = (date: string | null | undefined): string =>
  dated(date, { weekday: "short", day: "numeric", month: "short" });

/** "Thursday 14 May". */
export const longDate = (date: string | null | undefined): string =>
  dated(date, { weekday: "long", day: "numeric", month: "long" });

/** "14 May". */
export const dayAndMonth = (date: string | null | undefined): string => dated(date, { day: "numeric", month: "short" });

/** Minutes of a shoot day that now is; past midnight it goes on counting. */
export const minutesOfDay = (date: string | null | undefined): number | null =>
  date ? minutesAt(minute.value, date, zone.value) : null;
