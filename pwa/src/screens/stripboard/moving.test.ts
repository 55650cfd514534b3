import { describe, expect, it } from "vitest";
import { rowsOf } from "./list-part";
import { BONEYARD, withLists } from "./lists";
import { after, dayStepped, type Lift, laidIn, lifted, placings, relifted, stays, stepped } from "./moving";
import { id, lay, STRIPS, shown, strip } from "./testing/board";

const lists = lay();
const up = (...scenes: number[]): Lift =>
  lifted(
    lists,
    scenes.map((one) => id("5", one)),
  ) as Lift;
const then = (lift: Lift) => shown(withLists(lists, after(lists, lift)));

describe("a board", () => {
  it("lies by day, boneyard and nowhere, each strip once", () => {
    expect(shown(lists)).toEqual({ "day 1": "11 12 Lunch", "day 2": "21 22", "day 3": "31 32", boneyard: "40" });
    expect(lists.byId.get(id("d", 1))?.sum).toEqual({ scenes: 2, eighths: 16, minutes: 150, cast: 2 });
  });

  it("keeps a list that nothing moved as the very same object", () => {
    const moved = STRIPS.map((one) => (one.id === id("5", 21) ? strip(21, 2, 30) : { ...one }));
    const next = lay(moved, undefined, lists);
    expect(next.byId.get(id("d", 1))).toBe(lists.byId.get(id("d", 1)));
    expect(next.byId.get(BONEYARD)).toBe(lists.byId.get(BONEYARD));
    expect(shown(next)["day 2"]).toBe("22 21");
    expect(next.byId.get(id("d", 2))).not.toBe(lists.byId.get(id("d", 2)));
  });
});

describe("what is lifted", () => {
  it("reaches every place one step at a time, and stops at the board's own ends", () => {
    let lift = up(11);
    const seen: string[] = [];
    for (let turn = 0; turn < 14; turn++) {
      seen.push(`${lift.to.list.slice(-1)}${lift.to.place}`);
      lift = stepped(lists, "Main", lift, 1);
    }
    // Two strips stay in day 1, two in each other, one in the boneyard; last what is placed nowhere.
    expect(seen).toEqual(["10", "11", "12", "20", "21", "22", "30", "31", "32", "d0", "d1", "d0", "d0", "d0"]);
    for (let turn = 0; turn < 20; turn++) lift = stepped(lists, "Main", lift, -1);
    expect(lift.to).toEqual(up(11).to);
    expect(stays(lists, lift)).toBe(true);
  });

  it("goes to the end of the next day, into the boneyard, before a strip", () => {
    expect(then(dayStepped(lists, "Main", up(11), 1))).toMatchObject({ "day 1": "12 Lunch", "day 2": "21 22 11" });
    expect(then(laidIn(lists, up(11), BONEYARD))).toMatchObject({ "day 1": "12 Lunch", boneyard: "40 11" });
    expect(then(laidIn(lists, up(11), id("d", 3), 1))).toMatchObject({ "day 3": "31 11 32" });
  });

  it("keeps its order when several are lifted from several days", () => {
    const lift = laidIn(lists, up(32, 11, 21), id("d", 2), 0);
    expect(then(lift)).toEqual({ "day 1": "12 Lunch", "day 2": "11 21 32 22", "day 3": "31", boneyard: "40" });
    const keys = placings(lists, lift).map((one) => one.at.order);
    expect([...keys].sort()).toEqual(keys);
    const under = lists.byId.get(id("d", 2))?.cards[1]?.order ?? "";
    expect(keys.every((key) => key < under)).toBe(true);
  });

  it("writes nothing that already lies so", () => {
    expect(stays(lists, up(11))).toBe(true);
    expect(stays(lists, laidIn(lists, up(11), id("d", 1), 1))).toBe(false);
    expect(stays(lists, laidIn(lists, up(11, 12), id("d", 1), 0))).toBe(true);
  });

  it("follows the board that moves under it, and is gone with its strip", () => {
    const lift = laidIn(lists, up(11), id("d", 3), 2);
    const fewer = lay(STRIPS.filter((one) => one.id !== id("5", 32)));
    expect(relifted(fewer, lift)?.to).toEqual({ list: id("d", 3), place: 1 });
    expect(relifted(lay(STRIPS.filter((one) => one.id !== id("5", 11))), lift)).toBeUndefined();
  });
});

describe("a list with something lifted", () => {
  const cards = lists.byId.get(id("d", 1))?.cards ?? [];
  const rows = (gone: number[], to: number | null) => {
    const away = cards.filter((card) => gone.some((one) => card.id === id("5", one)));
    return rowsOf(cards, away, to, away.length ? away : up(21).cards).map(
      (row) => `${row.card.facts?.number ?? "Lunch"} ${row.is}`,
    );
  };

  it("shows it where it would be laid and marks where it was", () => {
    expect(rows([11], 2)).toEqual(["11 gap", "12 lies", "Lunch lies", "11 lifted"]);
    expect(rows([], 1)).toEqual(["11 lies", "21 lifted", "12 lies", "Lunch lies"]);
    expect(rows([12], null)).toEqual(["11 lies", "12 gap", "Lunch lies"]);
  });

  it("marks no gap beside itself: there it lies where it lay", () => {
    expect(rows([11], 0)).toEqual(["11 hidden", "11 lifted", "12 lies", "Lunch lies"]);
    expect(rows([12], 1)).toEqual(["11 lies", "12 hidden", "12 lifted", "Lunch lies"]);
  });
});
