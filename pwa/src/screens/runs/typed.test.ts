import { describe, expect, it } from "vitest";
import { differing, formOf, saidIn } from "./run-form";
import { begun, drawn, isStrokes, onField } from "./strokes";
import { itemLine, itemLines, needByDay, needByInstant } from "./typed";

const ZONE = "America/Los_Angeles";
const AT = (time: string) => Date.parse(`2026-05-14T${time}:00-07:00`);

describe("the items of a run, as typed", () => {
  it("takes what follows the last comma as the quantity", () => {
    expect(itemLines("Gaff tape, 2 in black, 6 rolls\n\n Water ")).toEqual([
      { text: "Gaff tape, 2 in black", quantity: "6 rolls" },
      { text: "Water", quantity: null },
    ]);
  });
  it.each([
    { text: "Gaff tape, 2 in black", quantity: "6 rolls" },
    { text: "Gaff tape, 2 in black", quantity: null },
    { text: "Ice", quantity: null },
    { text: ", 6 rolls", quantity: null },
  ])("reads $text, $quantity again as it was written", (item) => {
    expect(itemLines(itemLine(item))).toEqual([item]);
  });
  it("keeps a line that begins or ends with a comma whole enough to read", () => {
    expect(itemLines(", 6 rolls\nIce,")).toEqual([
      { text: ", 6 rolls", quantity: null },
      { text: "Ice", quantity: null },
    ]);
  });
});

describe("need-by, as typed", () => {
  const TODAY = "2026-05-14";
  const on = (minutes: number | null, time: string, ...shoots: string[]) =>
    needByDay(minutes, AT(time), TODAY, ZONE, shoots);
  it("[T1] is an hour of the chosen day, and past midnight the night that follows it", () => {
    expect(needByInstant(10 * 60 + 15, TODAY, ZONE)).toBe("2026-05-14T17:15:00Z");
    expect(needByInstant(26 * 60, TODAY, ZONE)).toBe("2026-05-15T09:00:00Z");
  });
  it("[T1] means today while today is shot and the hour is ahead", () => {
    expect(on(10 * 60 + 15, "09:38", TODAY, "2026-05-15")).toBe(TODAY);
    expect(on(26 * 60, "22:10", TODAY, "2026-05-15")).toBe(TODAY);
    expect(on(null, "22:10", TODAY, "2026-05-15")).toBe(TODAY);
  });
  it("[T1] means the next shoot day where today's hour has gone by, over a weekend too", () => {
    expect(on(6 * 60, "22:10", "2026-05-18", "2026-05-17", TODAY)).toBe("2026-05-17");
  });
  it("[T1] means the next shoot day where today is none", () => {
    expect(on(15 * 60, "09:38", "2026-05-12", "2026-05-16")).toBe("2026-05-16");
  });
  it("[T1] in prep means today, and tomorrow for an hour gone by", () => {
    expect(on(15 * 60, "09:38", "2026-05-28")).toBe(TODAY);
    expect(on(6 * 60, "22:10", "2026-05-28")).toBe("2026-05-15");
    expect(on(6 * 60, "22:10")).toBe("2026-05-15");
  });
});

describe("a run in its form", () => {
  const RUN = {
    title: "Signs to the north gate",
    need_by: "2026-05-15T09:00:00Z",
    pick_up_from: "Sign shop ",
    deliver_to: null,
    contact: "D. Sandoval",
    contact_phone: null,
    department: "Locations",
    note: null,
  };
  it("[E2] left as it is changes nothing", () => {
    const form = formOf(RUN, ZONE);
    expect([form.day, form.need_by]).toEqual(["2026-05-15", 120]);
    expect(differing(RUN, saidIn(form, RUN.need_by))).toEqual({});
  });
  it("[E2] sends what was changed alone, and what was emptied as nothing", () => {
    const form = { ...formOf(RUN, ZONE), to: " North gate ", contact: " " };
    const later = "2026-05-15T10:00:00Z";
    expect(differing(RUN, saidIn(form, later))).toEqual({ need_by: later, deliver_to: "North gate", contact: null });
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
