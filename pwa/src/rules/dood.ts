// One performer's line of the day-out-of-days: SW W WF SWF, H between, WD and PW around a gap longer than the drop
// allowance, T R FT; what is marked on a day of work stands behind it (W/T). A company day off is never H.
// Twin of server/office/schedule/dood.py; tests/vectors/dood.json holds both.
import { daysLater, type Week, weekdayOf } from "./dates";

const CODES: Readonly<Record<string, string>> = { travel: "T", rehearsal: "R", fitting: "FT", hold: "H" };
export const OPTIONAL = ["H", "T", "R", "FT"] as const;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A day of the table: the main unit's shoot day on it, and whether the company is off. */
export interface Column {
  readonly date: string | null;
  readonly number: number | null;
  readonly off: boolean;
}

/** What a board says, and over it a performer; a part that is null is not said. */
export interface Said {
  readonly shown?: boolean | null;
  readonly hold?: boolean | null;
  readonly drop?: boolean | null;
  readonly drop_days?: number | null;
  readonly codes?: readonly string[] | null;
}

export interface DoodRules {
  readonly hold: boolean;
  readonly drop: boolean;
  readonly drop_days: number;
  readonly codes: readonly string[];
}

export interface DoodLine {
  readonly cells: readonly string[];
  /** Columns of work that the performer has off. */
  readonly clashes: readonly number[];
}

export function doodRules(board: Said | null | undefined, own: Said | null | undefined): DoodRules {
  return {
    hold: own?.hold ?? board?.hold ?? true,
    drop: own?.drop ?? board?.drop ?? true,
    drop_days: own?.drop_days ?? board?.drop_days ?? 10,
    codes: own?.codes ?? board?.codes ?? OPTIONAL,
  };
}

const away = (date: string | null, marks: ReadonlyMap<string, string>, week: Week | null): boolean => {
  if (date === null) return false;
  const mark = marks.get(date);
  if (mark !== undefined) return mark === "day_off";
  const name = WEEKDAYS[weekdayOf(date)];
  return name !== undefined && week?.[name] === true;
};

function drops(columns: readonly Column[], one: number, other: number, rules: DoodRules): boolean {
  const start = columns[one]?.date;
  const end = columns[other]?.date;
  // So many days off lie between the two that the second is later than the allowance reaches.
  if (start && end) return rules.drop && end > daysLater(start, rules.drop_days + 1);
  return rules.drop && other - one - 1 > rules.drop_days;
}

/** `works` are indexes of columns; `marks` what single dates are to the performer; `week` his weekdays off. */
export function doodLine(
  works: Iterable<number>,
  columns: readonly Column[],
  marks: ReadonlyMap<string, string>,
  rules: DoodRules,
  week: Week | null = null,
): DoodLine {
  const cells = columns.map(() => "");
  const days = [...new Set(works)].sort((a, b) => a - b);
  const end = days.length - 1;
  const dropped = days.map((one, index) => index < end && drops(columns, one, days[index + 1] ?? one, rules));
  days.forEach((one, index) => {
    const first = index === 0 ? "S" : dropped[index - 1] ? "P" : "";
    const last = index === end ? "F" : dropped[index] ? "D" : "";
    cells[one] = `${first}W${last}`;
    if (dropped[index] || !rules.hold || !rules.codes.includes("H") || index === end) return;
    for (let between = one + 1; between < (days[index + 1] ?? one); between++) {
      const column = columns[between];
      if (column && !column.off && !away(column.date, marks, week)) cells[between] = "H";
    }
  });
  columns.forEach(({ date }, index) => {
    const code = CODES[(date && marks.get(date)) || ""];
    if (code === undefined || !rules.codes.includes(code)) return;
    const stands = cells[index] ?? "";
    if (!stands.includes("W")) cells[index] = code;
    else if (code !== "H") cells[index] = `${stands}/${code}`;
  });
  return { cells, clashes: days.filter((one) => away(columns[one]?.date ?? null, marks, week)) };
}

export const isWork = (cell: string): boolean => cell.includes("W");
