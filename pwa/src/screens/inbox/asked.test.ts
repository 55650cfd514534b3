import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Question } from "../../generated/kinds";

vi.mock("../../sync", async () => {
  const { signal } = await import("@preact/signals");
  const production = { id: "p", zone: "America/Los_Angeles", clock: "24" };
  return {
    records: (kind: string) => signal(kind === "production" ? [production] : []),
    record: () => signal(undefined),
    minute: signal(Date.parse("2026-05-14T11:31:00Z")),
    clock: signal(0),
    me: signal(undefined),
    recordId: () => "",
  };
});

const { speak, speakOffice } = await import("../../words");
const { asked } = await import("./asked");
const { openQuestions, yourQuestions } = await import("./open");
const { undoSettle } = await import("./settle-undo");

const HOUSE: Record<string, Record<string, Record<string, unknown>>> = {
  person: {
    reuben: { name: "Reuben Fitch", position: "APOC" },
    mateo: { name: "Mateo Brandt", position: "Truck PA" },
    juno: { name: "Juno Estrada", role: "second_ad" },
  },
  run: { r37: { number: 37, state: "cancelled", assignee: "mateo", proof: "p1" } },
  run_proof: {
    p1: { person: "mateo", items: ["a", "b"], short: 0, place: "Stage 4" },
    p2: { person: "juno", items: ["a"], short: 1, place: "Gate", received_by: "Rafe" },
  },
  location: {
    pit: { name: "Borrow pit", address: "Pit road", point: { lat: 35.1, lon: -116.2 } },
    base: { name: "Basecamp" },
  },
  call_sheet: { s: { shoot_day: "d", lunch: 810, report_to: "pit", general_call: 420 } },
  shoot_day: { d: { number: 12 } },
  sheet_row: { row: { call_sheet: "s", person: "juno", call_time: { mode: "time", time: 400 } } },
};
const look = {
  get: (kind: string, id: string) => (HOUSE[kind]?.[id] ? ({ id, ...HOUSE[kind][id] } as { id: string }) : undefined),
};

const line = (person: string, value: unknown, more = {}) => ({
  device: `phone of ${person}`,
  person,
  entry: `e-${person}`,
  value,
  at: "2026-05-14T10:55:00Z",
  received_at: "2026-05-14T11:10:00Z",
  seq: 9,
  offline: true,
  sentence: "",
  ...more,
});
const question = (
  about_kind: string,
  about_record: string,
  about_field: string,
  lines: unknown[],
  more: Partial<Question> = {},
) =>
  ({
    id: `q-${about_field}`,
    rev: 1,
    about_kind,
    about_record,
    about_field,
    lines,
    stands: { person: "reuben", at: "2026-05-14T02:40:00Z", seq: 8 },
    person: null,
    state: "open",
    ...more,
  }) as Question;

beforeAll(async () => {
  await speakOffice();
});

describe("a question in words", () => {
  it("[M3] a run cancelled and delivered: the claim that stands is the record's present value", () => {
    const said = asked(question("run", "r37", "state", [line("mateo", "delivered")]), look);
    expect(said.sentence).toBe("Run 37 was cancelled, and delivered.");
    expect(said.claims.map((claim) => [claim.value, claim.who, claim.stands])).toEqual([
      ["Cancelled", "Reuben Fitch, APOC, Wed 19:40", true],
      ["Delivered", "Mateo Brandt, Truck PA, 03:55, no signal then", false],
    ]);
    expect(said.shown).toEqual({ stands: "cancelled", lines: ["e-mateo"] });
  });

  it("[M4] two who took one run are told by name", () => {
    const said = asked(
      question("run", "r37", "assignee", [line("juno", "juno", { sentence: "question.two_takes" })]),
      look,
    );
    expect(said.sentence).toBe("Run 37: two people took it.");
    expect(said.claims.map((claim) => claim.value)).toEqual(["Mateo Brandt", "Juno Estrada"]);
  });

  it("[M4] two proofs say what each delivered", () => {
    const said = asked(
      question("run", "r37", "proof", [line("juno", "p2", { sentence: "question.two_deliveries" })]),
      look,
    );
    expect(said.sentence).toBe("Run 37: two people delivered it, and say different things.");
    expect(said.claims.map((claim) => claim.value)).toEqual([
      "2 items, Stage 4, Mateo Brandt",
      "1 item, 1 short, Gate, to Rafe, Juno Estrada",
    ]);
  });

  it("names any other field by its record, its label and how many wrote", () => {
    const address = asked(
      question("location", "pit", "address", [line("juno", "North gate", { offline: false })]),
      look,
    );
    expect(address.sentence).toBe("Borrow pit, Address: 2 people changed it.");
    expect(address.claims[1]).toMatchObject({ value: "North gate", who: "Juno Estrada, 2nd AD, 03:55" });
    expect(
      asked(question("call_sheet", "s", "lunch", [line("juno", 780)]), look).claims.map((claim) => [
        claim.value,
        claim.time,
      ]),
    ).toEqual([
      ["13:30", true],
      ["13:00", true],
    ]);
    expect(
      asked(question("call_sheet", "s", "report_to", [line("juno", "base")]), look).claims.map((claim) => claim.value),
    ).toEqual(["Borrow pit", "Basecamp"]);
    const row = asked(question("sheet_row", "row", "call_time", [line("mateo", { mode: "own_call" })]), look);
    expect([row.sentence, ...row.claims.map((claim) => claim.value)]).toEqual([
      "Juno Estrada, day 12, Call: 2 people changed it.",
      "06:40",
      "O/C",
    ]);
    const earlier = asked(
      question("sheet_row", "row", "call_time", [line("mateo", { mode: "offset", offset: -30 })]),
      look,
    );
    expect(earlier.claims.map((claim) => [claim.value, claim.time])).toEqual([
      ["06:40", true],
      ["06:30", true],
    ]);
    expect(
      asked(question("location", "pit", "point", [line("juno", null)]), look).claims.map((claim) => claim.value),
    ).toEqual(["35.10000, -116.20000", "Empty"]);
  });

  it("[E9] a strike against a change is told as that", () => {
    const said = asked(question("location", "pit", "struck", [line("juno", "2026-05-14T10:00:00Z")]), look);
    expect([said.sentence, ...said.claims.map((claim) => claim.value)]).toEqual([
      "Borrow pit was struck, and changed.",
      "Kept",
      "Struck",
    ]);
  });

  it("[M3] claims that agree are one, and all their lines are named as shown", () => {
    const said = asked(question("location", "pit", "address", [line("juno", "Gate"), line("mateo", "Gate")]), look);
    expect(said.claims).toHaveLength(2);
    expect(said.claims[1]?.who).toContain("Juno Estrada");
    expect(said.claims[1]?.who).toContain("Mateo Brandt");
    expect(said.shown.lines).toEqual(["e-juno", "e-mateo"]);
  });

  it("two phones of one person say so", () => {
    const said = asked(question("location", "pit", "address", [line("reuben", "Gate")]), look);
    expect(said.sentence).toBe("Borrow pit, Address: changed on two phones of one person.");
  });

  it("speaks Spanish", async () => {
    await speak("es");
    expect(asked(question("run", "r37", "state", [line("mateo", "delivered")]), look).sentence).toBe(
      "Mandado 37 se canceló, y se entregó.",
    );
    await speak("en");
  });
});

describe("the inbox", () => {
  const all = [
    question("run", "a", "state", [line("mateo", 1)]),
    question("run", "b", "title", [line("mateo", 1)], { state: "settled" }),
    question("run", "c", "note", [line("mateo", 1)], { person: "mateo" }),
    question("run", "d", "need_by", []),
  ];
  it("holds what is open; what is put to another by name is not yours", () => {
    expect(
      openQuestions(all)
        .map((one) => one.about_record)
        .sort(),
    ).toEqual(["a", "c"]);
    expect(yourQuestions(all, "imogen").map((one) => one.about_record)).toEqual(["a"]);
    expect(
      yourQuestions(all, "mateo")
        .map((one) => one.about_record)
        .sort(),
    ).toEqual(["a", "c"]);
  });

  it("goes back only where a verb may set the field, and something changed", () => {
    expect(undoSettle(question("location", "pit", "address", []), "x", "y")).toBeTypeOf("function");
    expect(undoSettle(question("location", "pit", "address", []), "x", "x")).toBeUndefined();
    expect(undoSettle(question("location", "pit", "struck", []), null, "x")).toBeUndefined();
  });
});
