/** The calendar that is looked at, and the date that is open. */
import { signal } from "@preact/signals";
import { record, records } from "../../sync";
import { say } from "../../words";
import { board, unit } from "./held";

export const openDate = signal<string | undefined>(undefined);

/** The calendar of the unit that is shown. */
export function calendarNow() {
  const of = board.value;
  const own = records("board_unit").value.find((one) => one.board === of?.id && one.unit === unit.value);
  const id = own?.on_calendar ?? of?.on_calendar;
  return id ? record("calendar", id).value : undefined;
}

export type Sort = "holiday" | "day_off" | "travel" | "company_move" | "work" | "event";
export const sortWord = (sort: Sort): string => say(`sb.sort.${sort}`);
