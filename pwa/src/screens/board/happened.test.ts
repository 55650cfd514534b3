import { describe, expect, it } from "vitest";
import type { CheckIn, Copy, Person, Run } from "../../generated/kinds";
import { happened } from "./happened";

const NOW = Date.parse("2026-05-14T11:31:00Z");
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const people = ["walt", "mateo"].map((id) => ({ id, rev: 1, name: id }) as Person);
const copy = (of: Partial<Copy>) =>
  ({
    id: "k",
    rev: 1,
    person: "walt",
    sent: null,
    on_phone: null,
    seen: null,
    copied: null,
    by_hand: null,
    ...of,
  }) as Copy;

describe("what happened last", () => {
  const copies = [copy({ on_phone: { at: ago(10) }, seen: { at: ago(2) } })];
  const checkIns = [
    { id: "c", rev: 1, person: "mateo", what: "in", at: ago(5), corrects: null, taken_back: null } as CheckIn,
  ];
  const runs = [
    {
      id: "r",
      rev: 1,
      assignee: "mateo",
      taken_at: ago(30),
      picked_up_at: null,
      delivered_at: ago(1),
      delivered_by: "walt",
    } as Run,
  ];

  it("is rungs, check-ins and steps of runs in one line, the newest first, with who", () => {
    const all = happened({ people, copies, checkIns, runs }, NOW, { most: 9 });
    expect(all.map((one) => [one.is, one.who])).toEqual([
      ["delivered", "walt"],
      ["seen", "walt"],
      ["check_in", "mateo"],
      ["on_phone", "walt"],
      ["taken", "mateo"],
    ]);
    expect(happened({ people, copies, checkIns, runs }, NOW)).toHaveLength(1);
  });

  it("[M4] leaves out what was taken back, people who are gone, and days long past", () => {
    const back = { ...checkIns[0], id: "d", corrects: "c", taken_back: true } as CheckIn;
    const old = copy({ person: "walt", copied: { at: ago(20 * 60) } });
    const gone = copy({ person: "gone", copied: { at: ago(1) } });
    expect(
      happened({ people, copies: [old, gone], checkIns: [...checkIns, back], runs: [] }, NOW, { most: 9 }),
    ).toEqual([]);
  });
});
