import { describe, expect, it, vi } from "vitest";
import type { CallSheet, Element, Location, Person, Scene, ShootDay, Strip } from "../../generated/kinds";
import { daySets, scheduled, slug, totalEighths } from "./scheduled";

vi.mock("../../sync", async () => {
  const { signal } = await import("@preact/signals");
  const nothing = signal([]);
  return {
    records: () => nothing,
    minute: signal(0),
    me: signal(undefined),
    link: { state: signal("live") },
    deed: vi.fn(),
  };
});
const { startOf } = await import("./new-sheet");

const day = { id: "d1", rev: 1, unit: "Main", date: "2022-08-17", number: 1, board: "white" } as ShootDay;
const strip = (id: string, more: Partial<Strip>) =>
  ({ id, rev: 1, board: "white", place: "day", day: 1, order: 0, scene: null, banner: null, ...more }) as Strip;
const scene = (id: string, more: Partial<Scene>) =>
  ({ id, rev: 1, number: "29", eighths: 8, elements: [], location: null, ...more }) as Scene;
const element = (id: string, board_id: string | null, category = "Cast Members") =>
  ({ id, rev: 1, name: id, category, board_id }) as Element;
const place = (id: string) => ({ id, rev: 1, name: id }) as Location;

describe("the day's scenes", () => {
  const schedule = {
    strips: [
      strip("b", { scene: "s2", order: 2 }),
      strip("a", { scene: "s1", order: 1 }),
      strip("move", { banner: "Company move", order: 3 }),
      strip("other board", { scene: "s1", board: "pink" }),
      strip("other day", { scene: "s1", day: 2 }),
      strip("boneyard", { scene: "s1", place: "boneyard" }),
      strip("gone", { scene: "nowhere" }),
    ],
    scenes: [
      scene("s1", { elements: ["ten", "two", "pump"], eighths: 24, location: "pit" }),
      scene("s2", { elements: ["two"], eighths: 13, location: "pit" }),
    ],
    elements: [element("two", "2"), element("ten", "10"), element("pump", "P1", "Props")],
    locations: [place("pit")],
  };

  it("are the strips of its own board in order; two scenes may share a number", () => {
    const found = scheduled(day, null, schedule);
    expect(found.map((one) => one.strip.id)).toEqual(["a", "b", "move"]);
    expect(found.map((one) => one.scene?.number)).toEqual(["29", "29", undefined]);
    expect(found.map((one) => one.cast)).toEqual([["2", "10"], ["2"], []]);
    expect(totalEighths(found)).toBe(37);
    expect(daySets(found).map((one) => one.id)).toEqual(["pit"]);
  });

  it("come from the production's board where the day names none", () => {
    const free = { ...day, board: null };
    expect(scheduled(free, "pink", schedule).map((one) => one.strip.id)).toEqual(["other board"]);
    expect(scheduled(free, null, schedule)).toEqual([]);
  });

  it("are headed as the script has it", () => {
    expect(slug({ ie: "Int", set: "Motel room 9", dn: "Night" })).toBe("INT. MOTEL ROOM 9 - NIGHT");
    expect(slug({ ie: "I/E.", set: "Truck", dn: null })).toBe("I/E. TRUCK");
    expect(slug({ set: "Pit" })).toBe("PIT");
  });
});

describe("a new sheet", () => {
  const days = [
    { ...day, id: "d0", date: "2022-08-16" },
    day,
    { ...day, id: "u2", unit: "second", date: "2022-08-16" },
    { ...day, id: "d9", date: "2022-08-20" },
  ] as ShootDay[];
  const juno = { id: "juno", role: "second_ad" } as Person;

  it("starts as the sheet before it in its own unit, without what was published", () => {
    const before = {
      id: "s0",
      rev: 1,
      shoot_day: "d0",
      general_call: 390,
      lunch: 750,
      report_to: "pit",
      ring: "juno",
      weather: "Hot",
      number: 3,
    } as CallSheet;
    const other = { ...before, id: "s2", shoot_day: "u2", general_call: 600 } as CallSheet;
    const start = startOf(day, [other, before], days, [juno]);
    expect(start).toMatchObject({ shoot_day: "d1", general_call: 390, lunch: 750, report_to: "pit", ring: "juno" });
    expect(start).not.toHaveProperty("number");
    expect(start).not.toHaveProperty("weather");
  });

  it("the first of all has times to start from, and the 2nd AD to ring", () => {
    expect(startOf(day, [], days, [juno])).toMatchObject({ general_call: 420, lunch: 780, ring: "juno" });
    expect(startOf(day, [], days, [])).toMatchObject({ ring: null });
  });
});
