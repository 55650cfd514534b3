import { describe, expect, it } from "vitest";
import type { Person, Run, RunItem } from "../../../generated/kinds";
import { ALL, departmentsOf, finds, groups, pressing, type Sift, without } from "./lines";

const NOW = Date.parse("2026-05-14T11:30:20Z");
const run = (id: string, more: Partial<Run> = {}) =>
  ({
    id,
    rev: 1,
    number: null,
    title: id,
    state: "taken",
    assignee: "hollis",
    open_to: null,
    cannot: null,
    department: null,
    delivered_by: null,
    need_by: null,
    ...more,
  }) as Run;
const people = [
  { id: "hollis", name: "Hollis Varga" },
  { id: "mateo", name: "Mateo Ibáñez" },
] as Person[];
const items = [
  { id: "a", run: "ice", text: "Sunscreen", ticked: true },
  { id: "b", run: "ice", text: "Ice, 12 bags", ticked: null },
] as RunItem[];
const RUNS = [
  run("late", { need_by: "2026-05-14T18:00:00Z" }),
  run("ice", { need_by: "2026-05-14T12:15:00Z", department: "Camera", assignee: "mateo" }),
  run("back", { need_by: "2026-05-14T20:00:00Z", assignee: null, state: "given", cannot: "No vehicle" }),
  run("open", { assignee: null, state: "given", open_to: "pa", department: "Grip" }),
];
const DONE = [run("done", { state: "delivered", delivered_by: "mateo", number: 41 })];
const drawn = (sift: Partial<Sift> = {}) =>
  groups({ runs: [...RUNS, ...DONE], done: DONE, items, people }, { ...ALL, ...sift }, NOW).map(({ sort, rows }) => [
    sort,
    rows.map((row) => row.run.id),
  ]);

describe("the office's runs", () => {
  it("stand by whose turn it is, each by need-by, what ended today last", () => {
    expect(drawn()).toEqual([
      ["nobody", ["back", "open"]],
      ["out", ["ice", "late"]],
      ["done", ["done"]],
    ]);
  });
  it("say why nobody has one", () => {
    expect(RUNS.map(without)).toEqual([undefined, undefined, "handed_back", "open"]);
    expect(without(run("new", { assignee: null }))).toBe("nobody");
  });
  it("are sifted to those that are out, to who has them or brought them, to a department", () => {
    expect(drawn({ done: false }).map(([sort]) => sort)).toEqual(["nobody", "out"]);
    expect(drawn({ who: "pa:mateo" })).toEqual([
      ["out", ["ice"]],
      ["done", ["done"]],
    ]);
    expect(drawn({ who: "department:Grip" })).toEqual([["nobody", ["open"]]]);
    expect(departmentsOf(RUNS)).toEqual(["Camera", "Grip"]);
  });
  it.each(["ibanez", "BAGS ice", "camera", " sun  "])("are found by %j", (typed) => {
    expect(drawn({ typed })).toContainEqual(["out", ["ice"]]);
  });
  it("are found by number, and by every word or not at all", () => {
    expect(drawn({ typed: "41" })).toEqual([["done", ["done"]]]);
    expect(drawn({ typed: "ice hollis" })).toEqual([]);
  });
  it("press where nobody has taken one that is needed within the hour, and where one is over", () => {
    const row = (left: number | null, more: Partial<Run>) => ({ run: run("r", more), left });
    expect(pressing(row(59, { assignee: null }))).toBe(true);
    expect(pressing(row(59, { state: "given" }))).toBe(true);
    expect(pressing(row(59, { state: "picked_up" }))).toBe(false);
    expect(pressing(row(60, { assignee: null }))).toBe(false);
    expect(pressing(row(-1, { state: "picked_up" }))).toBe(true);
    expect(pressing(row(null, { assignee: null }))).toBe(false);
  });
  it("count the items of their own", () => {
    const [, out] = groups({ runs: RUNS, done: [], items, people }, ALL, NOW);
    expect(out?.rows.map((row) => [row.run.id, row.ticked, row.items, row.who?.name])).toEqual([
      ["ice", 1, 2, "Mateo Ibáñez"],
      ["late", 0, 0, "Hollis Varga"],
    ]);
    expect(finds(out?.rows[1] as never, items, "bags")).toBe(false);
  });
});
