import { expect, it } from "vitest";
import { stepped } from "./walk";

it("J begins at the first row, and neither end is passed", () => {
  const ids = ["a", "b", "c"];
  expect(stepped(ids, undefined, 1)).toBe(0);
  expect(stepped(ids, undefined, -1)).toBe(0);
  expect(stepped(ids, 0, 1)).toBe(1);
  expect(stepped(ids, 2, 1)).toBe(2);
  expect(stepped(ids, 0, -1)).toBe(0);
});
it("a row that left passes its place on, however short the list has become", () => {
  expect(stepped(["a"], 4, -1)).toBe(0);
  expect(stepped(["a", "b"], 4, 1)).toBe(1);
});
