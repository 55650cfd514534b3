import { describe, expect, it } from "vitest";
import type { SheetRow } from "../../generated/kinds";
import { fixedOrFollowing, parseMode, parseOffset, stored, typedCall } from "./typed";

const row = (call_time: SheetRow["call_time"]) =>
  ({ id: "r", rev: 1, call_time, pickup: null, makeup: null, on_set: null }) as SheetRow;
const following = row({ mode: "offset", offset: -30 });
const fixed = row({ mode: "time", time: 375 });

describe("what a hand types into a call", () => {
  it("reads offsets with a sign only", () => {
    expect(["+15", "-30", "−1:30", "+1h", "- 45 min", "30", "-", "+0:00", "-0"].map(parseOffset)).toEqual([
      15,
      -30,
      -90,
      60,
      -45,
      null,
      null,
      0,
      0,
    ]);
  });

  it("reads the trade's words", () => {
    expect(["o", "O/C", "oc", "per HOD", "h", "N/C", "x", "W/N", "sb", "hold", "0700"].map(parseMode)).toEqual([
      "own_call",
      "own_call",
      "own_call",
      "per_hod",
      "per_hod",
      "no_call",
      "no_call",
      "will_notify",
      "standby",
      "on_hold",
      null,
    ]);
  });

  it("a clock time keeps following the general call", () => {
    expect(typedCall("0630", following, 420, 0)).toEqual({ mode: "offset", offset: -30, time: null });
    expect(typedCall("7", row({ mode: "own_call" }), 420, 0)).toEqual({ mode: "offset", offset: 0, time: null });
  });

  it("under a push what is typed is what the pushed sheet will say", () => {
    expect(typedCall("0700", following, 420, 30)).toEqual({ mode: "offset", offset: -30, time: null });
    expect(stored(540, row({ mode: "on_set" }), 30)).toBe(510);
    expect(stored(540, fixed, 30)).toBe(540);
    expect(stored(null, row({ mode: "on_set" }), 30)).toBeNull();
  });

  it("a fixed time stays fixed, and = fixes one", () => {
    expect(typedCall("0615", fixed, 420, 0)).toEqual({ mode: "time", offset: null, time: 375 });
    expect(typedCall("=0615", following, 420, 0)).toEqual({ mode: "time", offset: null, time: 375 });
  });

  it("without a general call there is nothing to follow", () => {
    expect(typedCall("0615", following, null, 0)).toEqual({ mode: "time", offset: null, time: 375 });
  });

  it("refuses what is no call", () => {
    expect(typedCall("soon", following, 420, 0)).toBeNull();
    expect(typedCall("2570", following, 420, 0)).toBeNull();
  });

  it("fixing keeps the time that stands, and following again moves nothing", () => {
    expect(fixedOrFollowing(following, 390, 420, 0)).toEqual({ mode: "time", offset: null, time: 390 });
    expect(fixedOrFollowing(fixed, 375, 420, 0)).toEqual({ mode: "offset", offset: -45, time: null });
    expect(fixedOrFollowing(row({ mode: "own_call" }), null, 420, 0)).toBeNull();
  });
});
