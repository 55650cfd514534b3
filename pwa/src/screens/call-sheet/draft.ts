/**
 * The draft of a call sheet as the builder shows it: cast and departments, what a push moves and what stays.
 *
 * Promises: numbers agree with the server's preview, since both stand on the same arithmetic. Refuses: to write.
 */
import type { CallSheet, Person, Production, SheetRow } from "../../generated/kinds";
import { type CallMode, callTime, follows, shiftRow, shiftSheet } from "../../rules/calls";
import { departmentOf } from "../board/board";

export interface DraftRow {
  readonly row: SheetRow;
  readonly person: Person;
  /** As the sheet will say, with the push: minutes, or null without a time. */
  readonly minutes: number | null;
  readonly shifted: SheetRow;
}

export interface Department {
  readonly name: string;
  readonly rows: readonly DraftRow[];
}

export interface Draft {
  readonly cast: readonly DraftRow[];
  readonly departments: readonly Department[];
}

export const isCast = (person: Person): boolean => person.role === "cast" || person.cast_id !== null;

const asNumber = (id: string | null) => {
  const number = Number.parseInt(id ?? "", 10);
  return Number.isNaN(number) ? Number.MAX_SAFE_INTEGER : number;
};

function byCastId(a: DraftRow, b: DraftRow): number {
  return (
    asNumber(a.person.cast_id) - asNumber(b.person.cast_id) ||
    (a.person.cast_id ?? "").localeCompare(b.person.cast_id ?? "") ||
    (a.person.name ?? "").localeCompare(b.person.name ?? "")
  );
}

function byOrder(a: DraftRow, b: DraftRow): number {
  return (
    (a.person.order ?? Number.MAX_SAFE_INTEGER) - (b.person.order ?? Number.MAX_SAFE_INTEGER) ||
    (a.person.name ?? "").localeCompare(b.person.name ?? "") ||
    a.row.id.localeCompare(b.row.id)
  );
}

/** The rows of one sheet after a push of `shift` minutes, in the order of the paper. */
export function draft(
  sheet: CallSheet,
  rows: readonly SheetRow[],
  people: readonly Person[],
  production: Production | undefined,
  shift: number,
): Draft {
  const who = new Map(people.map((person) => [person.id, person]));
  const pushed = shiftSheet(sheet, shift);
  const own = rows.flatMap((row): DraftRow[] => {
    const person = row.person === null ? undefined : who.get(row.person);
    if (row.call_sheet !== sheet.id || !person) return [];
    const shifted = shiftRow(row, shift);
    return [{ row, person, shifted, minutes: callTime(shifted, pushed, production) }];
  });
  const departments = new Map<string, DraftRow[]>();
  for (const row of own.filter((one) => !isCast(one.person)).sort(byOrder)) {
    const name = departmentOf(row.person);
    const there = departments.get(name);
    if (there) there.push(row);
    else departments.set(name, [row]);
  }
  return {
    cast: own.filter((one) => isCast(one.person)).sort(byCastId),
    departments: [...departments].map(([name, found]) => ({ name, rows: found })),
  };
}

export interface Effect {
  /** General call before and after. */
  readonly from: number | null;
  readonly to: number | null;
  readonly calls: number;
  readonly pickups: number;
  readonly meals: boolean;
  readonly wrap: boolean;
  /** How many stay, by mode; N/C is no call and is left out. */
  readonly staying: readonly (readonly [Staying, number])[];
}

const STAYING = [
  "own_call",
  "per_hod",
  "time",
  "will_notify",
  "standby",
  "on_hold",
] as const satisfies readonly CallMode[];
export type Staying = (typeof STAYING)[number];

/** What a push of `shift` minutes does to this sheet. */
export function effect(
  sheet: CallSheet,
  rows: readonly SheetRow[],
  production: Production | undefined,
  shift: number,
): Effect {
  const own = rows.filter((row) => row.call_sheet === sheet.id);
  const moving = own.filter(follows);
  const count = (mode: CallMode) => own.filter((row) => row.call_time?.mode === mode).length;
  return {
    from: sheet.general_call,
    to: sheet.general_call === null ? null : sheet.general_call + shift,
    calls: moving.filter((row) => callTime(row, sheet, production) !== null).length,
    pickups: moving.filter((row) => row.pickup !== null).length,
    meals: sheet.lunch !== null || sheet.breakfast !== null,
    wrap: sheet.wrap !== null,
    staying: STAYING.map((mode) => [mode, count(mode)] as const).filter(([, many]) => many > 0),
  };
}
