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
const called = (who: string, minutes: number, more: Partial<Call> = {}) =>
  ({ id: `call-${who}`, rev: 1, person: who, instant: ago(minutes), minutes: 420, mode: "offset", ...more }) as Call;
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
        calls: people.map((person) => called(person.id, 130)),
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
      pas(heard({ people: [pa("a")], checkIns: [check("x", "a", "in", minutes)], calls: [called("a", 60)] }), NOW)[0]
        ?.quiet;
    expect([of(QUIET_MINUTES - 1), of(QUIET_MINUTES)]).toEqual([false, true]);
  });

  it("calls nobody quiet who has not come in, has wrapped, or was in yesterday", () => {
    const rows = pas(
      heard({
        people: [pa("new"), pa("done"), pa("old")],
        checkIns: [check("a", "done", "in", 600), check("b", "done", "wrap", 300), check("c", "old", "in", 25 * 60)],
        calls: [called("new", -120), called("done", 610), called("old", 25 * 60)],
      }),
      NOW,
    );
    expect(rows.map((row) => [row.person.id, row.doing.is, row.quiet])).toEqual([
      ["done", "wrapped", false],
      ["new", "waiting", false],
      ["old", "waiting", false],
    ]);
    expect(rows[1]?.call?.id).toBe("call-new");
  });

  it("cues from his call until he wraps, on a day that has a call for him, and at no other hour", () => {
    const one = (calls: Call[], checkIns: CheckIn[]) => pas(heard({ people: [pa("a")], calls, checkIns }), NOW)[0];
    const early = [check("x", "a", "in", 120)];
    expect(one([called("a", 100)], early)).toMatchObject({ since: 120, quiet: true });
    expect(one([called("a", QUIET_MINUTES - 1)], early), "called a moment ago").toMatchObject({ quiet: false });
    expect(one([called("a", -30)], early), "in before the call").toMatchObject({ since: 120, quiet: false });
    expect(one([], early), "no call").toMatchObject({ since: 120, quiet: false });
    expect(one([called("a", 0, { instant: null })], early), "a call without a time").toMatchObject({ quiet: false });
    expect(one([called("a", 21 * 60)], early), "yesterday's call").toMatchObject({ quiet: false });
    const wrapped = [check("w", "a", "wrap", 60), check("n", "a", "note", 50)];
    expect(one([called("a", 700)], [...early, ...wrapped])).toMatchObject({ quiet: false });
    expect(one([called("a", 700)], [check("w", "a", "wrap", 800), ...early]), "last night's wrap").toMatchObject({
      quiet: true,
    });
  });

  it("keeps the cue from a wrapped PA who still has a run", () => {
    const runs = [run("r", "a", "taken", { taken_at: ago(200) })];
    const rows = (checkIns: CheckIn[]) =>
      pas(heard({ people: [pa("a")], calls: [called("a", 700)], runs, checkIns }), NOW).map((row) => row.quiet);
    expect(rows([check("w", "a", "wrap", 60)])).toEqual([false]);
    expect(rows([])).toEqual([true]);
  });

  it("a run in hand counts though he never checked in", () => {
    const runs = [run("r", "a", "taken", { taken_at: null })];
    const rows = pas(heard({ people: [pa("a")], runs, calls: [called("a", 60)] }), NOW);
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
