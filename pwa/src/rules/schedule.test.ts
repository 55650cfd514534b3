// The same vectors as tests/server/test_schedule_layout.py: office and phone must see one board.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { BoardUnit, DayBreak, Strip } from "../generated/kinds";
import { type Calendar, calendarOf, datesOf, type Week } from "./dates";
import { layout } from "./layout";
import { between, nth } from "./order";

function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../tests/vectors/${name}.json`, import.meta.url), "utf8")) as T;
}
interface CalendarCase {
  start: string | null;
  days_off: Week | null;
}
type Marks = { date: string; sort: string }[];

describe("places in a row", () => {
  const found = vectors<{
    nth: { n: number; key: string }[];
    between: { before: string | null; after: string | null; id: string; key: string }[];
  }>("order");

  it.each(found.nth)("[BD1] the $n th is $key", ({ n, key }) => {
    expect(nth(n)).toBe(key);
  });

  it.each(found.between)("[BD1] between $before and $after lies $key", ({ before, after, id, key }) => {
    expect(between(before, after, id)).toBe(key);
  });
});

describe("dates", () => {
  const { dates } = vectors<{
    dates: {
      what: string;
      calendar: CalendarCase | null;
      days: Marks;
      fixed: (string | null)[];
      brought?: string[];
      dates: (string | null)[];
    }[];
  }>("dates");

  it.each(dates)("[BD2] $what", (one) => {
    const calendar = one.calendar ? calendarOf(one.calendar, one.days) : null;
    expect(datesOf(calendar, one.fixed, one.brought)).toEqual(one.dates);
  });
});

describe("a board as it lies", () => {
  const { layouts } = vectors<{
    layouts: {
      what: string;
      board: { id: string; on_calendar: string | null; dates: string[] | null };
      calendars: Record<string, CalendarCase & { days: Marks }>;
      units: BoardUnit[];
      breaks: DayBreak[];
      strips: Strip[];
      days: { id: string; unit: string; number: number; date: string | null; strips: string[] }[];
      boneyard: string[];
      unplaced: string[];
    }[];
  }>("layout");

  it.each(layouts)("[BD3] $what", (one) => {
    const calendars = new Map<string, Calendar>(
      Object.entries(one.calendars).map(([id, calendar]) => [id, calendarOf(calendar, calendar.days)]),
    );
    const found = layout(one.board, one.breaks, one.strips, calendars, one.units);
    expect(
      found.days.map(({ id, unit, number, date, strips }) => ({
        id,
        unit,
        number,
        date,
        strips: strips.map((strip) => strip.id),
      })),
    ).toEqual(one.days);
    expect(found.boneyard.map((strip) => strip.id)).toEqual(one.boneyard);
    expect(found.unplaced.map((strip) => strip.id)).toEqual(one.unplaced);
  });
});
