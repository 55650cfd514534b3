import { beforeEach, describe, expect, it, vi } from "vitest";
import { at, forget, put, recordId } from "./testing/held";

vi.mock("../sync", () => import("./testing/held"));

const { comingCalls, copyOf, laterCalls, nextCall, rideOf, wantsCopy, workCall } = await import("./my-call");
const { callSaid, clockFace, firstSaid, movedSaid, otherZone, slipSaid, untilSaid } = await import("./call-words");
type MyCall = NonNullable<typeof nextCall.value>;

const ZONE = "America/Los_Angeles";

function call(id: string, fields: Partial<MyCall> = {}): MyCall {
  const made = put("call", id, {
    person: "wren",
    shoot_day: `day-${id}`,
    slot: "1",
    date: "2026-05-14",
    mode: "offset",
    minutes: 420,
    instant: "2026-05-14T14:00:00Z",
    zone: ZONE,
    was: null,
    told_in: "rev-2",
    told_number: 2,
    told_colour: "Blue",
    ...fields,
  });
  return made as unknown as MyCall;
}

const friday = { shoot_day: "day-fri", date: "2026-05-15", minutes: 390, instant: "2026-05-15T13:30:00Z" };
const copied = (one: MyCall, revision: string) =>
  put("copy", recordId("copy", "wren", one.id, revision), {
    person: "wren",
    call: one.id,
    revision,
    copied: { at: "2026-05-14T11:32:00Z" },
  });

beforeEach(() => {
  forget();
  put("production", "p", { zone: ZONE, clock: "24" });
  at("2026-05-14T11:31:00Z");
});

describe("which call counts", () => {
  it("is the soonest of mine, and never another's", () => {
    call("thu");
    call("fri", friday);
    call("hers", { person: "juno", instant: "2026-05-14T12:00:00Z" });
    expect(nextCall.value?.id).toBe("thu");
    expect(laterCalls.value.map((one) => one.id)).toEqual(["fri"]);
  });
  it("stays the day's own while I am not in, then is the next", () => {
    call("thu");
    call("fri", friday);
    at("2026-05-14T14:20:00Z");
    expect(nextCall.value?.id).toBe("thu");
    put("check_in", "c1", { person: "wren", what: "in", at: "2026-05-14T14:20:00Z", shoot_day: "day-thu" });
    expect(nextCall.value?.id).toBe("fri");
    expect(workCall.value?.id).toBe("thu");
  });
  it("[M4] a check-in that was taken back counts no more", () => {
    call("thu");
    call("fri", friday);
    at("2026-05-14T14:20:00Z");
    put("check_in", "c1", { person: "wren", what: "in", at: "2026-05-14T14:20:00Z", shoot_day: "day-thu" });
    put("check_in", "c2", {
      person: "wren",
      what: "in",
      at: "2026-05-14T14:21:00Z",
      shoot_day: "day-thu",
      corrects: "c1",
      taken_back: true,
    });
    expect(nextCall.value?.id).toBe("thu");
  });
  it("shows a day without a call until it is over", () => {
    call("thu", { mode: "no_call", minutes: null, instant: null });
    call("fri", friday);
    expect(nextCall.value?.id).toBe("thu");
    at("2026-05-15T11:30:00Z");
    expect(nextCall.value?.id).toBe("fri");
  });
  it("is over when I wrapped", () => {
    call("thu");
    at("2026-05-15T03:30:00Z");
    put("check_in", "c1", { person: "wren", what: "wrap", at: "2026-05-15T03:12:00Z", shoot_day: "day-thu" });
    expect(comingCalls.value).toEqual([]);
  });
});

describe("what is copied", () => {
  it("[M5] a copy of revision 2 leaves revision 3 wanting one", () => {
    copied(call("thu"), "rev-2");
    expect(wantsCopy(call("thu"))).toBe(false);
    const moved = call("thu", { told_in: "rev-3", told_number: 3, told_colour: "Pink" });
    expect(wantsCopy(moved)).toBe(true);
    expect(copyOf(moved)).toBeUndefined();
  });
  it("[R5] a prelim needs no copy and has no colour", () => {
    const prelim = call("thu", { told_number: 0, told_colour: null });
    expect(wantsCopy(prelim)).toBe(false);
    expect(slipSaid(prelim, null)).toBe("Prelim, not final");
  });
  it("[M6] a day that is past asks for nothing", () => {
    const past = call("thu");
    at("2026-05-15T14:00:00Z");
    expect(wantsCopy(past)).toBe(false);
  });
  it("[R3] a newer sheet that did not move this call says so", () => {
    const blue = call("thu");
    expect(slipSaid(blue, 2)).toBe("Blue, revision 2");
    expect(slipSaid(blue, 3)).toBe("Unchanged since Blue");
    copied(blue, "rev-2");
    expect(slipSaid(blue, 3)).toBe("Unchanged since Blue, copied 04:32");
  });
});

describe("a call in words", () => {
  it("says what it was and how far it moved", () => {
    const was = { mode: "offset" as const, minutes: 390, colour: "White", number: 1 };
    expect(movedSaid(call("thu", { was }))).toEqual({ was: "06:30", by: "30 min later" });
    expect(movedSaid(call("thu", { was: { ...was, minutes: 450 } }))).toEqual({ was: "07:30", by: "30 min earlier" });
    expect(movedSaid(call("thu", { was: { ...was, mode: "own_call", minutes: null } }))).toEqual({ was: "O/C" });
    expect(movedSaid(call("thu", { was: { ...was, minutes: 420, number: 0 } }))).toBeUndefined();
    expect(slipSaid(call("thu", { was }), 2)).toBe("Changed on Blue, revision 2");
  });
  it("begins with the pickup where there is one before the call", () => {
    const was = { mode: "on_set" as const, minutes: 390, pickup: 340, colour: "White", number: 1 };
    const artist = call("thu", { mode: "on_set", pickup: 370, makeup: 420, was });
    expect([rideOf(artist), firstSaid(artist), callSaid(artist)]).toEqual([370, "06:10", "07:00"]);
    expect(untilSaid(artist, 370)).toBe("in 1 h 39 min");
    expect(movedSaid(artist, 370)).toEqual({ was: "05:40", by: "30 min later" });
    // Told before the pickup was kept with what was, or only the call moved: nothing is said of another time.
    expect(movedSaid(call("thu", { pickup: 370, was: { ...was, pickup: null } }), 370)).toBeUndefined();
    expect(movedSaid(call("thu", { pickup: 370, was: { ...was, pickup: 370 } }), 370)).toBeUndefined();
    expect(rideOf(call("thu", { pickup: 430 }))).toBeNull();
    expect(firstSaid(call("thu", { mode: "own_call", minutes: null, instant: null, pickup: 370 }))).toBe("O/C");
  });
  it("[T1] marks what is past midnight and counts to the instant", () => {
    const night = call("thu", { minutes: 1560, instant: "2026-05-15T09:00:00Z" });
    expect(callSaid(night)).toBe("02:00 +1");
    expect(clockFace(night.mode, night.minutes)).toEqual({ text: "02:00", mark: "+1" });
    expect(untilSaid(night)).toBe("in 21 h 29 min");
  });
  it("[T3] names the place's zone only where this phone's clock shows another hour", () => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const where = here === "Asia/Kathmandu" ? ZONE : "Asia/Kathmandu";
    const instant = where === ZONE ? "2026-05-14T14:00:00Z" : "2026-05-14T01:15:00Z";
    expect(otherZone(call("thu", { zone: where, instant }))).toContain(where === ZONE ? "Pacific" : "Nepal");
    expect(otherZone(call("thu", { minutes: null, instant: null, mode: "own_call" }))).toBeUndefined();
  });
});
