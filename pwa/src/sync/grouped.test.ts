import { expect, it } from "vitest";
import { grouped } from "./grouped.ts";
import type { Rec } from "./overlay.ts";

const item = (id: string, run: string | null, rev = 1): Rec => ({ id, rev, run });

it("finds the records of each parent, and those of none", () => {
  const [a, b, c] = [item("a", "r1"), item("b", "r2"), item("c", null)];
  const groups = grouped([a, b, c], "run", new Map());
  expect(groups.get("r1")).toEqual([a]);
  expect(groups.get("r2")).toEqual([b]);
  expect(groups.get(null)).toEqual([c]);
  expect(groups.get("r3")).toBeUndefined();
});

it("leaves the list of a parent as it was where another's changed", () => {
  const [a, b] = [item("a", "r1"), item("b", "r2")];
  const before = grouped([a, b], "run", new Map());
  const after = grouped([a, item("b", "r2", 2)], "run", before);
  expect(after.get("r1")).toBe(before.get("r1"));
  expect(after.get("r2")).not.toBe(before.get("r2"));
  expect(grouped([a, b, item("d", "r1")], "run", before).get("r1")).toHaveLength(2);
  expect(grouped([b], "run", before).get("r1")).toBeUndefined();
});
