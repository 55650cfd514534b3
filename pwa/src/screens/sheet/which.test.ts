import { beforeEach, expect, it, vi } from "vitest";
import { at, forget, put } from "../../parts/testing/held";

vi.mock("../../sync", () => import("../../parts/testing/held"));

const { dayMeant } = await import("./which");

const out = (id: string, rev: number, colour: string | null, published_at: string) =>
  put("sheet_revision", id, {
    rev,
    colour,
    published_at,
    shoot_day: "thu",
    document: { sheet: { date: "2026-05-14" } },
  });

beforeEach(() => {
  forget();
  put("production", "p", { zone: "America/Los_Angeles", clock: "24" });
  at("2026-05-14T01:00:00Z");
});

it("[R5] [P5] of a prelim and a final of one second the one later in the log is the newest, in whatever order they came", () => {
  for (const order of [
    ["prelim", "white"],
    ["white", "prelim"],
  ]) {
    forget();
    for (const id of order)
      if (id === "prelim") out(id, 40, null, "2026-05-14T01:00:00Z");
      else out(id, 57, "White", "2026-05-14T01:00:00Z");
    expect(dayMeant(undefined)?.sheets.map((one) => one.revision.id)).toEqual(["white", "prelim"]);
  }
});
