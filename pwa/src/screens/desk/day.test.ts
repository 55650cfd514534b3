import { describe, expect, it } from "vitest";
import type { Call, ShootDay } from "../../generated/kinds";
import { dateIn, inOrder, presentDay } from "./day";

const day = (id: string, date: string) => ({ id, rev: 1, unit: "main", date }) as ShootDay;
const call = (shoot_day: string, instant: string) => ({ id: instant, rev: 1, shoot_day, instant }) as Call;
const DAYS = [day("13", "2026-05-15"), day("11", "2026-05-13"), day("12", "2026-05-14")];
const ZONE = "America/Los_Angeles";
const on = (now: string, calls: Call[] = []) => presentDay(DAYS, calls, ZONE, Date.parse(now))?.id;

describe("the present day", () => {
  it("is the one whose calls are still to come", () => {
    const calls = [call("11", "2026-05-13T14:30:00Z"), call("12", "2026-05-14T14:30:00Z")];
    expect(on("2026-05-14T02:00:00Z", calls)).toBe("12");
    expect(on("2026-05-14T11:31:00Z", calls)).toBe("12");
  });

  it("goes on while it runs, until the next is published", () => {
    const calls = [call("12", "2026-05-14T14:30:00Z")];
    expect(on("2026-05-15T02:00:00Z", calls)).toBe("12");
    expect(on("2026-05-15T02:00:00Z", [...calls, call("13", "2026-05-15T14:30:00Z")])).toBe("13");
  });

  it("a night's calls keep its day though the date has changed", () => {
    expect(on("2026-05-15T08:30:00Z", [call("12", "2026-05-15T07:00:00Z")])).toBe("12");
  });

  it("[T1] without calls is today's by the production's zone, else the next, else the last", () => {
    expect(on("2026-05-14T06:00:00Z")).toBe("11");
    expect(on("2026-05-14T08:00:00Z")).toBe("12");
    expect(on("2026-05-01T08:00:00Z")).toBe("11");
    expect(on("2026-06-01T08:00:00Z")).toBe("13");
    expect(presentDay([], [], ZONE, 0)).toBeUndefined();
  });

  it("dates stand in order, and an unknown zone still has a date", () => {
    expect(inOrder(DAYS).map((one) => one.id)).toEqual(["11", "12", "13"]);
    expect(dateIn("Nowhere/At_All", Date.parse("2026-05-14T12:00:00Z"))).toMatch(/^2026-05-1[345]$/);
  });
});
