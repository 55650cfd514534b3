import { describe, expect, it } from "vitest";
import type { CallSheet, Person, Production, SheetRow } from "../../generated/kinds";
import { sameSheet, stars } from "./difference";
import type { SheetDocument } from "./document";
import { draft, effect } from "./draft";

const sheet = {
  id: "s",
  rev: 1,
  shoot_day: "d",
  general_call: 420,
  shooting_call: 480,
  breakfast: 390,
  lunch: 780,
  wrap: 1140,
} as CallSheet;
const production = { block_minutes: 60, makeup_minutes: 30 } as Production;
const row = (id: string, call_time: SheetRow["call_time"], more: Partial<SheetRow> = {}) =>
  ({
    id,
    rev: 1,
    call_sheet: "s",
    person: id,
    call_time,
    pickup: null,
    makeup: null,
    on_set: null,
    ...more,
  }) as SheetRow;
const ROWS = [
  row("grip", { mode: "offset", offset: 0 }),
  row("pa", { mode: "offset", offset: -30 }, { pickup: 360 }),
  row("star", { mode: "on_set" }, { on_set: 510, pickup: 365 }),
  row("late", { mode: "on_set" }),
  row("fixed", { mode: "time", time: 400 }),
  row("dop", { mode: "own_call" }),
  row("driver", { mode: "per_hod" }),
  row("swing", { mode: "per_hod" }),
  row("off", { mode: "no_call" }),
  { ...row("elsewhere", { mode: "offset", offset: 0 }), call_sheet: "t" },
];
const person = (id: string, more: Partial<Person>) =>
  ({ id, rev: 1, name: id, role: "crew", cast_id: null, department: "Grip", order: null, ...more }) as Person;
const PEOPLE = [
  person("grip", { order: 2 }),
  person("pa", { department: "ADs", order: 1 }),
  person("star", { role: "cast", cast_id: "10" }),
  person("late", { role: "cast", cast_id: "2" }),
  person("fixed", { order: 3 }),
];

describe("the draft", () => {
  it("has cast by their ids, and the crew by department in the list's order", () => {
    const of = draft(sheet, ROWS, PEOPLE, production, 0);
    expect(of.cast.map((one) => one.person.id)).toEqual(["late", "star"]);
    expect(of.departments.map((one) => [one.name, one.rows.map((r) => r.person.id)])).toEqual([
      ["ADs", ["pa"]],
      ["Grip", ["grip", "fixed"]],
    ]);
  });

  it("shows what the pushed sheet will say: those who follow move, the others stand", () => {
    const of = draft(sheet, ROWS, PEOPLE, production, 30);
    const all = [...of.cast, ...of.departments.flatMap((one) => one.rows)];
    expect(Object.fromEntries(all.map((one) => [one.person.id, [one.minutes, one.shifted.pickup]]))).toEqual({
      late: [null, null],
      star: [450, 395],
      pa: [420, 390],
      grip: [450, null],
      fixed: [400, null],
    });
  });

  it("says what a push moves and what stays", () => {
    expect(effect(sheet, ROWS, production, 30)).toEqual({
      from: 420,
      to: 450,
      calls: 3,
      pickups: 2,
      meals: true,
      wrap: true,
      staying: [
        ["own_call", 1],
        ["per_hod", 2],
        ["time", 1],
      ],
    });
    expect(effect({ ...sheet, general_call: null }, ROWS, production, 30).to).toBeNull();
  });
});

describe("what differs from what was published", () => {
  const document = {
    sheet: { number: 3, colour: "Pink", date: "2026-05-14" },
    published: null,
    times: { general_call: 450 },
    moved: ["general_call"],
    cast: [{ row: "star", pickup: 395, moved: ["pickup", "minutes"] }],
    departments: [
      {
        name: "Grip",
        people: [
          { row: "grip", minutes: 450, moved: true },
          { row: "fixed", minutes: 400, moved: false },
        ],
      },
    ],
  } as unknown as SheetDocument;

  it("stars each time that moved", () => {
    const of = stars(document);
    expect([...of.times]).toEqual(["general_call"]);
    expect([...of.rows].sort()).toEqual(["grip/minutes", "star/minutes", "star/pickup"]);
    expect(stars(undefined).rows.size).toBe(0);
  });

  it("finds the same sheet the same, whatever its number, colour and stars", () => {
    const out = {
      ...document,
      sheet: { ...document.sheet, number: 2, colour: "Blue" },
      published: { at: "x", by: "y" },
      moved: [],
    };
    expect(sameSheet(document, out)).toBe(true);
    expect(sameSheet(document, { ...out, times: { general_call: 455 } })).toBe(false);
    expect(sameSheet(document, { ...out, notes: "Rope at the rim" })).toBe(false);
  });
});
