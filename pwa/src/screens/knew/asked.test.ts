import { describe, expect, it, vi } from "vitest";

vi.mock("../../sync", async () => ({ ...(await vi.importActual("../../parts/testing/held.ts")), ask: vi.fn() }));

import { agentSaid, instantAt, instantIn, wallOf, written } from "./asked.ts";

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

  it("says of a phone what a person wants to know", () => {
    const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1";
    expect(agentSaid(iphone)).toBe("Safari, iPhone");
    expect(agentSaid("Mozilla/5.0 (Linux; Android 15) Chrome/138 Mobile Safari/537.36")).toBe("Chrome, Android");
    expect(agentSaid("curl/8")).toBe("curl/8");
  });
});
