import { expect, it } from "vitest";
import { skewSaid } from "./skew";

it("[E4] a clock more than two minutes off is said, either way", () => {
  expect(skewSaid(120_000)).toBeUndefined();
  expect(skewSaid(-120_000)).toBeUndefined();
  expect(skewSaid(190 * 60_000)).toBe(
    "This phone’s clock is 3 h 10 min behind the office’s. Callboard goes by the office’s.",
  );
  expect(skewSaid(-3 * 60_000)).toContain("3 min ahead of");
});
