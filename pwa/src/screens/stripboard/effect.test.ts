import { describe, expect, it } from "vitest";
import { datesOf } from "../../rules/dates";
import { layout } from "../../rules/layout";
import type { AnyDeed } from "../../sync";
import { calendarFrom, monthsOf } from "./calendar-deeds";
import { addDay, mergeDay, moveDay, splitDay } from "./day-deeds";
import { doodRows, performersOf, windowOf } from "./dood-rows";
import { companyMoves, effectOf } from "./effect";
import { type Facts, plain } from "./facts";
import { matches } from "./find";
import { foreseen, laidOut, type Records, withDeeds } from "./foresee";
import { readLength, writeLength } from "./length";
import type { Card } from "./lists";
import { type Lift, laidIn, lifted } from "./moving";
import { BOARD, BREAKS, board, CAST, FACTS, id, lay, member, STRIPS, shown } from "./testing/board";

const lists = lay();
const moved = (scene: number, day: number, place?: number) =>
  effectOf(lists, laidIn(lists, lifted(lists, [id("5", scene)]) as Lift, id("d", day), place), CAST);
const RECORDS = {
  board: [board()],
  board_unit: [],
  day_break: BREAKS,
  strip: STRIPS,
  calendar: [],
  calendar_day: [],
} as unknown as Records;
const withAll = (deeds: readonly AnyDeed[]) => laidOut(withDeeds(RECORDS, deeds), BOARD, FACTS);
const days = layout(board(), BREAKS, STRIPS).days;
const dayAt = (n: number) => lists.byId.get(id("d", n)) as NonNullable<ReturnType<typeof lists.byId.get>>;

describe("what a move does", () => {
  it("tells pages, hours and people of the days it touches, and nobody else", () => {
    const { days: touched, people, same } = moved(22, 3);
    expect(
      touched.map(({ list, was, now }) => [list.day?.number, was.eighths, now.eighths, was.minutes, now.minutes]),
    ).toEqual([
      [2, 16, 8, 120, 60],
      [3, 16, 24, 120, 180],
    ]);
    // Trucker works on day 3 already: a day less. Ames works another day instead.
    expect(people.map((one) => [one.member.name, one.was, one.now])).toEqual([
      ["Ames", 1, 1],
      ["Trucker", 2, 1],
    ]);
    expect(people[1]?.startNow?.day?.number).toBe(3);
    expect(same).toBe(0);
  });

  it("says that everyone works the same days where a strip moves within its day", () => {
    const { days: touched, people, same } = moved(11, 1, 2);
    expect(touched).toHaveLength(1);
    expect(people).toEqual([]);
    expect(same).toBe(1);
  });

  it("counts a date in two units as one day of work", () => {
    const second = {
      ...BREAKS[2],
      id: id("d", 9),
      unit: "Second",
      date: "2026-05-15",
      order: "A",
    } as (typeof BREAKS)[0];
    const both = lay(STRIPS, [...BREAKS, second]);
    const lift = laidIn(both, lifted(both, [id("5", 32)]) as Lift, id("d", 9));
    expect(effectOf(both, lift, CAST).people.map((one) => [one.was, one.now])).toEqual([[2, 1]]);
  });

  it("counts a company move for each change of place, banners passed over", () => {
    const at = (place: string | null): Card => ({ facts: place === null ? null : ({ place } as Facts) }) as Card;
    expect(companyMoves([at("Pit"), at("Pit"), at(null), at("Motel"), at("Pit")])).toBe(2);
  });

  it("gives the day-out-of-days before and after, and whoever has that day off", () => {
    const performers = performersOf(
      null,
      [{ ...member(5, "Trucker"), days_off: { sat: true } } as never],
      [{ element: id("e", 3), date: "2026-05-16", sort: "day_off" } as never],
    );
    const { then, people } = moved(22, 3);
    const { columns, rows } = doodRows(
      lists,
      then,
      people.map((one) => one.member),
      performers,
    );
    expect(columns.map((one) => one.number)).toEqual([1, 2, 3]);
    expect(rows.map((row) => row.cells.map((cell) => `${cell.was || "–"} ${cell.now || "–"}`))).toEqual([
      ["– –", "SWF –", "– SWF"],
      ["– –", "SW –", "WF SWF"],
    ]);
    // The 16th is a Saturday: Trucker has it off, but worked it before as well.
    expect(rows.map((row) => row.clashes)).toEqual([["2026-05-16"], []]);
    expect(windowOf(columns, new Set(["2026-05-16"]), 2)).toEqual([1, 2]);
  });
});

describe("a whole day", () => {
  it("moves with all its strips, and comes back", () => {
    const day = days[2] as (typeof days)[0];
    const { deeds, back } = moveDay(days, day, id("d", 1));
    expect(deeds).toHaveLength(1);
    expect(shown(withAll(deeds))).toMatchObject({ "day 1": "11 12 Lunch", "day 2": "31 32", "day 3": "21 22" });
    expect(shown(withAll([...deeds, ...back]))).toEqual(shown(lists));
    expect(shown(withAll(moveDay(days, day, null).deeds))).toMatchObject({ "day 1": "31 32" });
  });

  it("is split before a strip and merged into another, and both come back", () => {
    const cut = splitDay(days, dayAt(1), id("5", 12), BOARD, id("d", 77));
    expect(shown(withAll(cut.deeds))).toMatchObject({
      "day 1": "11",
      "day 2": "12 Lunch",
      "day 3": "21 22",
      "day 4": "31 32",
    });
    expect(shown(withAll([...cut.deeds, ...cut.back]))).toEqual(shown(lists));
    const merged = mergeDay(dayAt(2), dayAt(1));
    expect(shown(withAll(merged.deeds))).toMatchObject({ "day 1": "11 12 Lunch 21 22", "day 2": "31 32" });
    expect(shown(withAll([...merged.deeds, ...merged.back]))).toEqual(shown(lists));
  });

  it("tells what a new day behind the first moves", () => {
    const seen = foreseen(lists, withAll(addDay(days, id("d", 1), "Main", BOARD, id("d", 78)).deeds), CAST);
    expect(seen.moved).toBe(3);
    expect(seen.people).toEqual([]);
    expect(seen.then.all.filter((list) => list.day)).toHaveLength(4);
  });
});

describe("a calendar", () => {
  it("made of the dates of a board gives those dates again", () => {
    const dates = ["2026-05-14", "2026-05-15", "2026-05-18", "2026-05-20", "2026-05-23", "2026-05-25"];
    const made = calendarFrom(board(), dates, "2026-01-01", "White", id("a", 1), (date) => `day-${date}`);
    const calendar = made.deeds[0]?.fields as { start: string; days_off: Record<string, boolean> };
    const marks = new Map(
      made.deeds
        .filter((one) => one.kind === "calendar_day")
        .map((one) => [(one.fields as { date: string }).date, "day_off"]),
    );
    const given = datesOf(
      { start: calendar.start, days_off: calendar.days_off, marks },
      dates.map(() => null),
    );
    expect(given).toEqual(dates);
  });

  it("shows whole months from Monday on", () => {
    const [may, june] = monthsOf("2026-05-14", "2026-06-01");
    expect(may?.weeks[0]).toEqual([null, null, null, null, "2026-05-01", "2026-05-02", "2026-05-03"]);
    expect(june?.weeks.at(-1)?.filter(Boolean).at(-1)).toBe("2026-06-30");
  });
});

describe("finding", () => {
  const hits = (text: string) =>
    lists.all.flatMap((list) =>
      list.cards
        .filter((card) => matches(card, plain(text).split(" "), CAST))
        .map((card) => card.facts?.number ?? card.banner),
    );

  it("takes a figure for a scene or for whoever has that number, a word for any part of a set or name", () => {
    expect(hits("12")).toEqual(["12"]);
    expect(hits("5")).toEqual(["22", "32"]);
    expect(hits("set ruth")).toEqual(["12", "21"]);
    expect(hits("LUNCH")).toEqual(["Lunch"]);
  });
});

describe("a length", () => {
  it.each([
    ["2:30", 150],
    ["2 h 30", 150],
    ["1.5 h", 90],
    ["1,5h", 90],
    ["45", 45],
    ["", null],
    ["2:75", undefined],
    ["soon", undefined],
  ])("%s is %s", (typed, minutes) => {
    expect(readLength(typed)).toBe(minutes);
    if (typeof minutes === "number") expect(readLength(writeLength(minutes))).toBe(minutes);
  });
});
