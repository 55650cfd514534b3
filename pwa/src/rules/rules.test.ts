// The same vectors as tests/server/test_office_vectors.py: the office and the phone must never disagree about a time.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CallSettings, callTime, follows, type RowTimes, type SheetTimes, shiftRow, shiftSheet } from "./calls";
import { colourOf, paperClass } from "./colours";
import { eighths } from "./eighths";
import { dateAt, instantOf, minutesAt, wallTrouble } from "./instants";
import { clockTime, parseTime, signed, span } from "./time";

function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../tests/vectors/${name}.json`, import.meta.url), "utf8")) as T;
}

describe("time", () => {
  const { clock_time, parse_time, ...lengths } = vectors<{
    clock_time: { minutes: number | null; 24: string; 12: string }[];
    parse_time: { typed: string; minutes: number | null }[];
    span: { minutes: number; text: string; table: string }[];
    signed: { minutes: number; text: string }[];
  }>("time");

  it.each(clock_time)("[T1] $minutes is written $24 and $12", (time) => {
    expect(clockTime(time.minutes)).toBe(time[24]);
    expect(clockTime(time.minutes, "24")).toBe(time[24]);
    expect(clockTime(time.minutes, "12")).toBe(time[12]);
  });

  it.each(parse_time)("[T1] “$typed” is read as $minutes", ({ typed, minutes }) => {
    expect(parseTime(typed)).toBe(minutes);
  });

  it("[T1] every minute that a field may hold is read back from what is written, on both clocks", () => {
    for (let minutes = -1440; minutes <= 4320; minutes++) {
      expect(parseTime(clockTime(minutes, "24"))).toBe(minutes);
      expect(parseTime(clockTime(minutes, "12"))).toBe(minutes);
    }
  });

  it.each(lengths.span)("a length of $minutes is written $text", ({ minutes, text, table }) => {
    expect(span(minutes)).toBe(text);
    expect(span(minutes, "table")).toBe(table);
  });

  it.each(lengths.signed)("a move of $minutes is written $text", ({ minutes, text }) => {
    expect(signed(minutes)).toBe(text);
  });
});

describe("pages", () => {
  const { written, sums } = vectors<{
    written: { eighths: number | null; text: string }[];
    sums: { parts: number[]; eighths: number; text: string }[];
  }>("eighths");

  it.each(written)("$eighths eighths are written $text", (page) => {
    expect(eighths(page.eighths)).toBe(page.text);
  });

  it.each(sums)("$parts add up to $text", ({ parts, text }) => {
    expect(eighths(parts.reduce((sum, part) => sum + part, 0))).toBe(text);
  });
});

describe("colours", () => {
  const { usual, of, paper } = vectors<{
    usual: string[];
    of: { number: number | null; colours: string[] | null; colour: string | null }[];
    paper: { colour: string | null; classes: string }[];
  }>("colours");

  it.each(of)("[R5] revision $number is $colour", ({ number, colours, colour }) => {
    expect(colourOf(number, colours ?? usual)).toBe(colour);
  });

  it.each(paper)("$colour is drawn as $classes", ({ colour, classes }) => {
    expect(paperClass(colour)).toBe(classes);
  });
});

describe("instants", () => {
  const { instant, hours } = vectors<{
    instant: { date: string; minutes: number; zone: string; instant: string; trouble: string | null; back: number }[];
    hours: { zone: string; from: [string, number]; to: [string, number]; hours: number }[];
  }>("instants");

  it.each(instant)("[T1] [T3] $minutes on $date in $zone is $instant, $trouble", (wall) => {
    expect(instantOf(wall.date, wall.minutes, wall.zone)).toBe(wall.instant);
    expect(wallTrouble(wall.date, wall.minutes, wall.zone)).toBe(wall.trouble);
    expect(minutesAt(wall.instant, wall.date, wall.zone)).toBe(wall.back);
  });

  it.each(hours)("[T2] from $from to $to in $zone are $hours h", ({ zone, from, to, hours }) => {
    const between = Date.parse(instantOf(...to, zone)) - Date.parse(instantOf(...from, zone));
    expect(between / 3_600_000).toBe(hours);
  });

  it("[T1] the date is the place's own", () => {
    expect(dateAt("2026-08-18T06:59:59Z", "America/Los_Angeles")).toBe("2026-08-17");
    expect(dateAt("2026-08-18T07:00:00Z", "America/Los_Angeles")).toBe("2026-08-18");
  });
});

describe("calls", () => {
  const { calls } = vectors<{
    calls: { row: RowTimes; general_call: number | null; production: CallSettings; minutes: number | null }[];
  }>("calls");
  const { sheets, rows } = vectors<{
    sheets: { sheet: SheetTimes; by: number; after: SheetTimes }[];
    rows: { row: RowTimes; by: number; after: RowTimes }[];
  }>("push");

  it.each(calls)("[CS1] [T1] $row with general call $general_call is called at $minutes", (call) => {
    expect(callTime(call.row, { general_call: call.general_call }, call.production)).toBe(call.minutes);
  });

  it.each(sheets)("[CS2] [T2] pushing the sheet by $by moves its times", ({ sheet, by, after }) => {
    expect(shiftSheet(sheet, by)).toEqual(after);
    expect(shiftSheet(shiftSheet(sheet, by), -by)).toEqual(sheet);
  });

  it.each(rows)("[CS2] [T2] pushing $row by $by", ({ row, by, after }) => {
    expect(shiftRow(row, by)).toEqual(after);
    expect(shiftRow(shiftRow(row, by), -by)).toEqual(row);
    if (!follows(row)) expect(shiftRow(row, by)).toBe(row);
  });
});
