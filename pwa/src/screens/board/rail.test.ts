import { describe, expect, it } from "vitest";
import { type RailTime, rail } from "./rail";

const DAY: RailTime[] = [
  { name: "sunrise", minutes: 338, text: "07:30", label: "Sunrise" },
  { name: "general_call", minutes: 450, text: "07:30", label: "Crew" },
  { name: "shooting_call", minutes: 510, text: "07:30", label: "Shooting" },
  { name: "lunch", minutes: 810, text: "07:30", label: "Lunch" },
  { name: "sunset", minutes: 1183, text: "07:30", label: "Sunset" },
  { name: "wrap", minutes: 1200, text: "07:30", label: "Est. wrap" },
];

function overlaps(width: number, times = DAY): string[] {
  const drawn = rail(times, null, width);
  const spans = drawn.marks.map((mark) => {
    const x = (mark.at / 100) * width;
    const need = Math.max(42, mark.label.length * 5.4 + 8, mark.text.length * 6.9 + 8);
    return { name: mark.name, lane: mark.lane, from: mark.leftward ? x - need : x, to: mark.leftward ? x : x + need };
  });
  return spans.flatMap((a, place) =>
    spans
      .slice(place + 1)
      .flatMap((b) => (a.lane === b.lane && a.from < b.to && b.from < a.to ? [`${a.name}/${b.name}`] : [])),
  );
}

describe("the day's line", () => {
  it("keeps every time, in order, none over another, at any width", () => {
    for (const width of [320, 390, 520, 680, 770, 1000]) {
      expect(rail(DAY, 271, width).marks.map((mark) => mark.name)).toEqual(DAY.map((time) => time.name));
      expect(overlaps(width), `at ${width} px`).toEqual([]);
    }
  });

  it("a clock of twelve hours takes more room", () => {
    const twelve = DAY.map((time) => ({ ...time, text: "12:30 pm" }));
    for (const width of [320, 770, 1000]) expect(overlaps(width, twelve), `at ${width} px`).toEqual([]);
  });

  it("stands in one lane where there is room, two times close together back to back", () => {
    const drawn = rail(DAY, 271, 770);
    expect(drawn.lanes).toBe(1);
    expect(drawn.marks.filter((mark) => mark.leftward).map((mark) => mark.name)).toContain("sunset");
  });

  it("shows now only on its own day, and a night past midnight as it counts", () => {
    expect(rail(DAY, 271, 770).now).not.toBeNull();
    expect(rail(DAY, 271 - 2880, 770).now).toBeNull();
    const night = [
      { name: "general_call", minutes: 1080, text: "07:30", label: "Crew" },
      { name: "wrap", minutes: 1800, text: "07:30", label: "Est. wrap" },
    ];
    const at = rail(night, 1560, 770).now ?? -1;
    expect(at).toBeGreaterThan(50);
    expect(at).toBeLessThan(100);
  });

  it("is nothing without times", () => {
    expect(rail([], 400, 770)).toMatchObject({ marks: [], now: null, lanes: 0 });
  });

  it("marks daylight only where the sun both rises and sets", () => {
    expect(rail(DAY, null, 770).daylight).not.toBeNull();
    expect(
      rail(
        DAY.filter((time) => time.name !== "sunset"),
        null,
        770,
      ).daylight,
    ).toBeNull();
  });

  it("places even a word wider than the line", () => {
    expect(
      rail([{ name: "lunch", minutes: 780, text: "07:30", label: "x".repeat(200) }], null, 320).marks,
    ).toHaveLength(1);
  });
});
