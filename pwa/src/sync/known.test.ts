import { beforeEach, expect, it, vi } from "vitest";
import { forgetTyped } from "./forget-typed.ts";

const kept: Record<string, string> = {};

beforeEach(() => {
  for (const key of Object.keys(kept)) delete kept[key];
  vi.stubGlobal(
    "localStorage",
    new Proxy(kept, {
      get: (target, name) =>
        name === "removeItem" ? (key: string) => Reflect.deleteProperty(target, key) : Reflect.get(target, name),
    }),
  );
});

it("[C4] what one person typed leaves the phone with him, and nobody else's does", () => {
  kept["callboard/borrow-pit/hollis/draft/run"] = "{}";
  kept["callboard/borrow-pit/mateo/draft/run"] = "{}";
  kept["callboard/looks"] = "{}";
  forgetTyped("borrow-pit", "hollis");
  expect(Object.keys(kept)).toEqual(["callboard/borrow-pit/mateo/draft/run", "callboard/looks"]);
});

it("a browser that refuses storage forgets without a word", () => {
  vi.stubGlobal("localStorage", undefined);
  expect(() => forgetTyped("borrow-pit", "hollis")).not.toThrow();
});
