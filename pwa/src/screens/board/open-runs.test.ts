import { describe, expect, it } from "vitest";
import type { Person, Run, RunItem } from "../../generated/kinds";
import { openRuns } from "./open-runs";

const NOW = Date.parse("2026-05-14T11:31:00Z");
const run = (id: string, state: Run["state"], more: Partial<Run> = {}) =>
  ({ id, rev: 1, number: null, state, assignee: null, need_by: null, ...more }) as Run;

describe("open runs", () => {
  it("go by need-by, those without one last; the done and the cancelled are gone", () => {
    const runs = [
      run("none", "given"),
      run("later", "picked_up", { need_by: "2026-05-14T15:15:00Z" }),
      run("soon", "taken", { need_by: "2026-05-14T12:30:00Z" }),
      run("done", "delivered", { need_by: "2026-05-14T12:00:00Z" }),
      run("off", "cancelled", { need_by: "2026-05-14T12:00:00Z" }),
    ];
    expect(openRuns(runs, [], [], NOW).map((row) => [row.run.id, row.left])).toEqual([
      ["soon", 59],
      ["later", 224],
      ["none", null],
    ]);
  });

  it("say who has it, that nobody has, and what is ticked", () => {
    const items = [
      { id: "a", run: "r", ticked: true },
      { id: "b", run: "r", ticked: null },
      { id: "c", run: "other", ticked: true },
    ] as unknown as RunItem[];
    const mateo = { id: "m", name: "Mateo Brandt" } as Person;
    const rows = openRuns([run("r", "taken", { assignee: "m" }), run("s", "given")], items, [mateo], NOW);
    expect(rows.map((row) => [row.who?.name, row.nobody, row.ticked, row.items])).toEqual([
      ["Mateo Brandt", false, 1, 2],
      [undefined, true, 0, 0],
    ]);
  });
});
