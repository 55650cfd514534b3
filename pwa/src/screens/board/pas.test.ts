import { describe, expect, it } from "vitest";
import type { Call, CheckIn, Person, Run } from "../../generated/kinds";
import { type Heard, pas, QUIET_MINUTES, standingCheckIns } from "./pas";

const NOW = Date.parse("2026-05-14T11:31:00Z");
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const pa = (id: string) => ({ id, rev: 1, name: id, role: "pa" }) as Person;
const check = (id: string, who: string, what: CheckIn["what"], minutes: number, more: Partial<CheckIn> = {}) =>
  ({
    id,
    rev: 1,
    person: who,
    what,
    at: ago(minutes),
    corrects: null,
    taken_back: null,
    place: null,
    note: null,
    ...more,
  }) as CheckIn;
const run = (id: string, who: string | null, state: Run["state"], more: Partial<Run> = {}) =>
  ({
    id,
    rev: 1,
    assignee: who,
    state,
    need_by: ago(-60),
    taken_at: null,
    picked_up_at: null,
    delivered_at: null,
    delivered_by: null,
    ...more,
  }) as Run;
const heard = (of: Partial<Heard>): Heard => ({ people: [], contacts: [], checkIns: [], runs: [], calls: [], ...of });

describe("the PAs", () => {
  it("[M4] a correction takes the place of what it names; one taken back is gone", () => {
    const all = [
      check("a", "mateo", "in", 60),
      check("b", "mateo", "in", 50, { corrects: "a" }),
      check("c", "mateo", "wrap", 10),
      check("d", "mateo", "wrap", 10, { corrects: "c", taken_back: true }),
    ];
    expect(standingCheckIns(all).map((one) => one.id)).toEqual(["b"]);
  });

  it("says who has gone quiet, from the last sign of life of any sort", () => {
    const people = [pa("wren"), pa("mateo"), pa("hollis")];
    const rows = pas(
      heard({
        people,
        checkIns: [check("a", "wren", "in", 3), check("b", "mateo", "in", 120), check("c", "hollis", "in", 120)],
        runs: [
          run("r1", "mateo", "taken", { taken_at: ago(52) }),
          run("r2", "hollis", "picked_up", { picked_up_at: ago(9) }),
        ],
      }),
      NOW,
    );
    expect(rows.map((row) => [row.person.id, row.since, row.quiet])).toEqual([
      ["mateo", 52, true],
      ["wren", 3, false],
      ["hollis", 9, false],
    ]);
  });

  it("is quiet from the limit on, not a minute before", () => {
    const of = (minutes: number) =>
      pas(heard({ people: [pa("a")], checkIns: [check("x", "a", "in", minutes)] }), NOW)[0]?.quiet;
    expect([of(QUIET_MINUTES - 1), of(QUIET_MINUTES)]).toEqual([false, true]);
  });

  it("calls nobody quiet who has not come in, has wrapped, or was in yesterday", () => {
    const call = { id: "k", rev: 1, person: "new", instant: ago(-120), minutes: 420, mode: "offset" } as Call;
    const rows = pas(
      heard({
        people: [pa("new"), pa("done"), pa("old")],
        checkIns: [check("a", "done", "in", 600), check("b", "done", "wrap", 300), check("c", "old", "in", 25 * 60)],
        calls: [call],
      }),
      NOW,
    );
    expect(rows.map((row) => [row.person.id, row.doing.is, row.quiet])).toEqual([
      ["done", "wrapped", false],
      ["new", "waiting", false],
      ["old", "waiting", false],
    ]);
    expect(rows[1]?.call?.id).toBe("k");
  });

  it("a run in hand counts though he never checked in", () => {
    const rows = pas(heard({ people: [pa("a")], runs: [run("r", "a", "taken", { taken_at: null })] }), NOW);
    expect(rows.map((row) => [row.doing.is, row.since, row.quiet])).toEqual([["run", null, true]]);
  });

  it("of two runs he is on the one needed first", () => {
    const runs = [
      run("late", "a", "taken", { need_by: ago(-300), taken_at: ago(1) }),
      run("soon", "a", "taken", { need_by: ago(-30), taken_at: ago(1) }),
    ];
    const doing = pas(heard({ people: [pa("a")], runs }), NOW)[0]?.doing;
    expect(doing).toMatchObject({ is: "run", run: { id: "soon" } });
  });
});
