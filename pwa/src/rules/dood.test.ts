// The same vectors as tests/server/test_schedule_dood.py, which says what each letter of `days` is.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Board, BoardUnit, DayBreak, Element, ElementDay, Scene, Strip } from "../generated/kinds";
import { calendarOf, daysLater, type Week } from "./dates";
import { doodLine, doodRules, type Said } from "./dood";
import { doodTable } from "./dood-table";
import { layout } from "./layout";

interface Case {
  what: string;
  days: string;
  dated?: boolean;
  board?: Said;
  rules?: Said;
  week?: Week;
  line: string;
  clashes?: number[];
}
function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../tests/vectors/${name}.json`, import.meta.url), "utf8")) as T;
}
const { lines } = vectors<{ lines: Case[] }>("dood");
const MARKS: Readonly<Record<string, string>> = {
  t: "travel",
  f: "fitting",
  r: "rehearsal",
  h: "hold",
  o: "day_off",
  W: "travel",
  X: "rehearsal",
  O: "day_off",
};

describe("the day-out-of-days", () => {
  it.each(lines)("[DO1] $what", (one) => {
    const letters = [...one.days];
    const dates = letters.map((_, index) => (one.dated === false ? null : daysLater("2026-05-14", index)));
    const columns = letters.map((letter, index) => ({
      date: dates[index] ?? null,
      number: index + 1,
      off: letter === "_",
    }));
    const marks = new Map<string, string>();
    letters.forEach((letter, index) => {
      const [date, mark] = [dates[index], MARKS[letter]];
      if (date && mark) marks.set(date, mark);
    });
    const works = letters.flatMap((letter, index) => ("wWXO".includes(letter) ? [index] : []));
    const found = doodLine(works, columns, marks, doodRules(one.board, one.rules), one.week ?? null);
    expect(found.cells.map((cell) => cell || ".").join(" ")).toBe(one.line);
    expect(found.clashes).toEqual(one.clashes ?? []);
  });
});

interface TableCase {
  what: string;
  board: Board;
  calendar: { start: string; days_off: Week; days: { date: string; sort: string }[] };
  units: BoardUnit[];
  breaks: DayBreak[];
  strips: Strip[];
  scenes: Scene[];
  elements: Element[];
  element_days: ElementDay[];
  columns: [string | null, number | null, boolean][];
  rows: [string, string][];
}
const { tables } = vectors<{ tables: TableCase[] }>("dood_table");

describe("the day-out-of-days of a board", () => {
  it.each(tables)("[DO2] $what", (one) => {
    const calendar = calendarOf(one.calendar, one.calendar.days);
    const lies = layout(one.board, one.breaks, one.strips, new Map([["k", calendar]]), one.units);
    const scenes = new Map(one.scenes.map((scene) => [scene.id, scene]));
    const found = doodTable(one.board, lies, scenes, one.elements, one.element_days, calendar);
    expect(found.columns.map(({ date, number, off }) => [date, number, off])).toEqual(one.columns);
    expect(found.rows.map((row) => [row.element.id, row.cells.map((cell) => cell || ".").join(" ")])).toEqual(one.rows);
  });
});
