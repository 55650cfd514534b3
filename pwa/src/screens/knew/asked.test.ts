import { describe, expect, it, vi } from "vitest";

vi.mock("../../sync", async () => ({ ...(await vi.importActual("../../parts/testing/held.ts")), ask: vi.fn() }));

import { instantAt, instantIn, wallOf, written } from "./asked.ts";

const NOW = Date.parse("2026-05-14T12:10:30Z");

describe("the instant that is meant", () => {
  it("[K4] is the address's, and never lies ahead", () => {
    expect(instantIn("2026-05-14T05:10Z", NOW)).toBe(Date.parse("2026-05-14T05:10:00Z"));
    for (const rest of [undefined, "yesterday", "2026-05-14T23:00Z"]) expect(instantIn(rest, NOW)).toBe(NOW);
    expect(instantIn(written(NOW), NOW)).toBe(Date.parse("2026-05-14T12:10:00Z"));
  });

  it("[K4] is chosen on the production's own clock", () => {
    const { date, minutes } = wallOf(NOW);
    expect(instantAt(date, minutes)).toBe(Date.parse("2026-05-14T12:10:00Z"));
    expect(instantAt("", 310)).toBeUndefined();
    expect(instantAt("2026-13-40", 310)).toBeUndefined();
  });
});
