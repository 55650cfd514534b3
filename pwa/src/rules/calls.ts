// Call arithmetic: when a row's person reports, and what a push does (T1, T2). Twin of server/office/call_sheets/arithmetic.py;
// tests/vectors/calls.json and push.json hold both. Promises: a push of n and then of −n gives the same sheet.
// Refuses: to move a row that stands by itself: a time, O/C, per HOD, W/N, standby, on hold, N/C.

export type CallMode =
  | "offset"
  | "time"
  | "on_set"
  | "own_call"
  | "per_hod"
  | "will_notify"
  | "standby"
  | "on_hold"
  | "no_call";

type Minutes = number | null;

/** A `sheet_row`, as far as its times go. */
export interface RowTimes {
  readonly call_time: { readonly mode?: CallMode | null; readonly offset?: Minutes; readonly time?: Minutes } | null;
  readonly pickup: Minutes;
  readonly makeup: Minutes;
  readonly on_set: Minutes;
}

/** A `call_sheet`, as far as its times go. */
export interface SheetTimes {
  readonly general_call: Minutes;
  readonly shooting_call: Minutes;
  readonly breakfast: Minutes;
  readonly lunch: Minutes;
  readonly wrap: Minutes;
}

/** The production's settings that calls are worked back with. Null: the start in use. */
export interface CallSettings {
  readonly block_minutes: Minutes;
  readonly makeup_minutes: Minutes;
}

export const BLOCK_MINUTES = 60;
export const MAKEUP_MINUTES = 30;
export const SHEET_TIMES = ["general_call", "shooting_call", "breakfast", "lunch", "wrap"] as const;
const ROW_TIMES = ["pickup", "makeup", "on_set"] as const;

/** Whether a push moves this row: it stands relative to the general call or is worked back from an on-set time. */
export function follows(row: Pick<RowTimes, "call_time">): boolean {
  return row.call_time?.mode === "offset" || row.call_time?.mode === "on_set";
}

/** The minutes at which the person reports; null where the row names no time. */
export function callTime(
  row: RowTimes,
  sheet: Pick<SheetTimes, "general_call">,
  production: CallSettings | null | undefined,
): Minutes {
  switch (row.call_time?.mode) {
    case "offset":
      return typeof sheet.general_call === "number" ? sheet.general_call + (row.call_time.offset ?? 0) : null;
    case "time":
      return row.call_time.time ?? null;
    case "on_set":
      if (typeof row.makeup === "number") return row.makeup;
      if (typeof row.on_set !== "number") return null;
      return row.on_set - (production?.block_minutes ?? BLOCK_MINUTES) - (production?.makeup_minutes ?? MAKEUP_MINUTES);
    default:
      return null;
  }
}

function moved<T extends object, K extends keyof T>(times: T, names: readonly K[], minutes: number): T {
  const next = { ...times };
  for (const name of names) {
    const stood = times[name];
    if (typeof stood === "number") next[name] = (stood + minutes) as T[K];
  }
  return next;
}

/** The sheet after a push of that many minutes; a pull is below zero. */
export function shiftSheet<T extends SheetTimes>(sheet: T, minutes: number): T {
  return moved<T, keyof T>(sheet, SHEET_TIMES, minutes);
}

/** The row after a push; the very same row where it does not follow. */
export function shiftRow<T extends RowTimes>(row: T, minutes: number): T {
  return follows(row) ? moved<T, keyof T>(row, ROW_TIMES, minutes) : row;
}
