import { describe, expect, it } from "vitest";
import { begun, drawn, isStrokes, onField } from "./strokes";
import { itemLines, needByInstant } from "./typed";

const ZONE = "America/Los_Angeles";
const AT = (time: string) => Date.parse(`2026-05-14T${time}:00-07:00`);

describe("the items of a run, as typed", () => {
  it("takes what follows the last comma as the quantity", () => {
    expect(itemLines("Gaff tape, 2 in black, 6 rolls\n\n Water ")).toEqual([
      { text: "Gaff tape, 2 in black", quantity: "6 rolls" },
      { text: "Water", quantity: null },
    ]);
  });
  it("keeps a line that begins or ends with a comma whole enough to read", () => {
    expect(itemLines(", 6 rolls\nIce,")).toEqual([
      { text: ", 6 rolls", quantity: null },
      { text: "Ice", quantity: null },
    ]);
  });
});

describe("need-by, as typed", () => {
  it("[T1] is today's hour while it is ahead", () => {
    expect(needByInstant(10 * 60 + 15, AT("09:38"), "2026-05-14", ZONE)).toBe("2026-05-14T17:15:00Z");
  });
  it("[T1] is tomorrow's where today's has gone by", () => {
    expect(needByInstant(6 * 60, AT("22:10"), "2026-05-14", ZONE)).toBe("2026-05-15T13:00:00Z");
  });
  it("[T1] an hour past midnight is the night that follows", () => {
    expect(needByInstant(26 * 60, AT("22:10"), "2026-05-14", ZONE)).toBe("2026-05-15T09:00:00Z");
  });
});

describe("a signature", () => {
  const box = { left: 20, top: 100, width: 350, height: 150 };
  it("stays on its field when the finger leaves it", () => {
    expect(onField({ x: 900, y: -40 }, box)).toEqual({ x: 300, y: 0 });
  });
  it("stays small whatever the hand does, and is still a signature", () => {
    let strokes = begun("", { x: 0, y: 0 });
    let last = { x: 0, y: 0 };
    for (let step = 1; step < 20_000; step++) {
      const to = { x: (step * 7) % 300, y: (step * 13) % 120 };
      const next = drawn(strokes, last, to);
      if (next !== strokes) last = to;
      strokes = next;
    }
    expect(strokes.length).toBeLessThanOrEqual(6_000);
    expect(isStrokes(strokes)).toBe(true);
  });
  it("draws nothing that is not strokes", () => {
    expect(isStrokes('M0 0l1 1"/><script>')).toBe(false);
    expect(isStrokes("")).toBe(false);
  });
});
