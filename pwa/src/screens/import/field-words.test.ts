/** Values of a difference in words. */
import { describe, expect, it } from "vitest";
import { speakOffice } from "../../words";
import { valueSaid } from "./field-words";

describe("a value that has parts", () => {
  it("is never shown as it is stored: a strip's place is a day, or where it lies", async () => {
    await speakOffice();
    expect(valueSaid({ place: "boneyard", day: null, order: "a" }, {}, "at")).toBe("Boneyard");
    expect(valueSaid({ place: "unplaced", day: null, order: null }, {}, "at")).toBe("Placed nowhere");
    expect(valueSaid({ place: "day", day: "not-here-yet", order: "a" }, {}, "at")).toBe("a new day");
    expect(valueSaid({ sat: true, sun: true, mon: false }, {}, "days_off")).toBe("sat, sun");
  });
});
