import { beforeEach, describe, expect, it, vi } from "vitest";
import { at, forget, put } from "../../parts/testing/held";

vi.mock("../../sync", () => import("../../parts/testing/held"));

const { dayCall, dayOfNow, dayTimes, due, mySaid, nextDeed } = await import("./my-day");

const ZONE = "America/Los_Angeles";
const call = (id: string, date: string, instant: string | null, mode = "offset") =>
  put("call", id, {
    person: "wren",
    shoot_day: `day-${id}`,
    date,
    mode,
    minutes: instant ? 420 : null,
    instant,
    zone: ZONE,
  });
const say = (id: string, what: string, instant: string, more: Record<string, unknown> = {}) =>
  put("check_in", id, { person: "wren", what, at: instant, shoot_day: "day-thu", ...more });

beforeEach(() => {
  forget();
  put("production", "p", { zone: ZONE, clock: "24" });
  call("thu", "2026-05-14", "2026-05-14T14:00:00Z");
  call("fri", "2026-05-15", "2026-05-15T14:00:00Z");
  at("2026-05-14T14:05:00Z");
});

describe("the next deed", () => {
  it("goes in, lunch out, lunch in, wrap, and then there is none", () => {
    const walked: (string | undefined)[] = [nextDeed.value];
    for (const [place, what] of ["in", "lunch_out", "lunch_in", "wrap"].entries()) {
      say(`c${place}`, what, `2026-05-14T1${place + 4}:10:00Z`);
      walked.push(nextDeed.value);
    }
    expect(walked).toEqual(["in", "lunch_out", "lunch_in", "wrap", undefined]);
  });
  it("a wrap without a lunch ends the day all the same", () => {
    say("c1", "in", "2026-05-14T14:10:00Z");
    say("c2", "wrap", "2026-05-14T19:10:00Z");
    expect(nextDeed.value).toBeUndefined();
  });
  it("[M4] what was taken back is to be said again, and stays in the list", () => {
    say("c1", "in", "2026-05-14T14:10:00Z");
    say("c2", "in", "2026-05-14T14:11:00Z", { corrects: "c1", taken_back: true });
    expect(nextDeed.value).toBe("in");
    expect(dayTimes.value.in).toBeUndefined();
    expect(mySaid.value.map((one) => one.id)).toEqual(["c1"]);
  });
  it("[M4] a correction's own time stands in place of the first", () => {
    say("c1", "in", "2026-05-14T14:10:00Z");
    say("c2", "in", "2026-05-14T13:55:00Z", { corrects: "c1" });
    expect(dayTimes.value.in).toBe("2026-05-14T13:55:00Z");
  });
  it("is not another's", () => {
    put("check_in", "hers", { person: "juno", what: "in", at: "2026-05-14T14:10:00Z", shoot_day: "day-thu" });
    expect(nextDeed.value).toBe("in");
  });
});

describe("the day a check-in belongs to", () => {
  it("stays the worked day after the wrap until the next call is near", () => {
    say("c1", "wrap", "2026-05-15T03:12:00Z");
    at("2026-05-15T03:30:00Z");
    expect(dayCall.value?.id).toBe("thu");
    at("2026-05-15T11:00:00Z");
    expect(dayCall.value?.id).toBe("fri");
  });
  it("[T1] is the day before's while its night goes on", () => {
    at("2026-05-15T05:30:00Z");
    expect(dayOfNow.value).toBe("day-thu");
  });
  it("is the whole date for an own call, which has no hour", () => {
    forget();
    put("production", "p", { zone: ZONE, clock: "24" });
    call("thu", "2026-05-14", null, "own_call");
    call("fri", "2026-05-15", "2026-05-15T14:00:00Z");
    expect(dayOfNow.value).toBe("day-thu");
  });
  it("outside shoot days, yesterday's check-ins are not today's", () => {
    forget();
    put("production", "p", { zone: ZONE, clock: "24" });
    say("c1", "in", "2026-05-13T15:00:00Z", { shoot_day: null });
    expect(dayTimes.value.in).toBeUndefined();
    say("c2", "in", "2026-05-14T14:01:00Z", { shoot_day: null });
    expect(dayTimes.value.in).toBe("2026-05-14T14:01:00Z");
  });
});

describe("whose move it is", () => {
  it("lights the way in when the call is near, lunch and wrap when their hour has come", () => {
    at("2026-05-14T10:00:00Z");
    expect(due("in", {}, 180)).toBe(false);
    at("2026-05-14T13:00:00Z");
    expect(due("in", {}, 360)).toBe(true);
    expect(due("lunch_out", { lunch: 780 }, 779)).toBe(false);
    expect(due("lunch_out", { lunch: 780 }, 780)).toBe(true);
    expect(due("wrap", { wrap: null }, 2000)).toBe(false);
  });
});
