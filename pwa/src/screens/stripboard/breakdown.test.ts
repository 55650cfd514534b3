/** A scene's breakdown by category. */
import { describe, expect, it } from "vitest";
import type { Element } from "../../generated/kinds";
import { breakdownOf } from "./breakdown";

const element = (id: string, category: string, name: string): [string, Element] => [
  id,
  { id, category, name } as Element,
];
const elements = new Map([
  element("george", "Cast", "GEORGE"),
  element("sled", "Props", "Shovel sleds"),
  element("cap", "Props", "Bottle caps"),
  element("boys", "Background", "Boys"),
  element("hill", "Set", "HILL"),
]);

describe("the breakdown", () => {
  it("has what a scene needs by category, without its cast, what the slug says, and what is no longer there", () => {
    const scene = { elements: ["sled", "hill", "george", "boys", "cap", "gone", "sled"] };
    expect(breakdownOf(scene, elements)).toEqual([
      { category: "Background", names: ["Boys"] },
      { category: "Props", names: ["Bottle caps", "Shovel sleds"] },
    ]);
  });
  it("is empty where nothing was broken down", () => {
    expect(breakdownOf({ elements: null }, elements)).toEqual([]);
  });
});
