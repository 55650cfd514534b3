import { describe, expect, it, vi } from "vitest";
import type { Call, Contact, Copy, Person } from "../../../generated/kinds";
import { grouped, nextOf } from "./lines";

vi.mock("../../../sync", () => import("../../../parts/testing/held"));
vi.mock("../../desk/office", () => ({ copies: { value: [] } }));
const { gathered } = await import("./joined");

const TODAY = "2026-05-14";
const NOW = Date.parse(`${TODAY}T18:00:00Z`);
const person = (id: string, more: Partial<Person> = {}) =>
  ({
    id,
    rev: 1,
    name: id,
    role: "crew",
    department: "Grip",
    position: null,
    order: null,
    cast_id: null,
    ...more,
  }) as Person;
const call = (who: string, more: Partial<Call> = {}) =>
  ({
    id: `c-${who}`,
    rev: 1,
    person: who,
    date: "2026-05-15",
    mode: "offset",
    minutes: 420,
    instant: "2026-05-15T14:00:00Z",
    told_in: "r2",
    told_number: 2,
    ...more,
  }) as Call;
const PEOPLE = [
  person("rafe", { order: 5, position: "Dolly grip" }),
  person("lena", { role: "cast", department: null, cast_id: "10", character: "Surveyor" }),
  person("walt", { role: "cast", department: null, cast_id: "2", character: "Sheriff" }),
  person("juno", { order: 1, department: "Assistant directors", name: "Júno Estrada" }),
  person("new", { department: null }),
];
const contacts = [{ id: "k", rev: 1, person: "rafe", phone: "760 555 0138" }] as Contact[];
const drawn = (typed = "", calls: Call[] = [], copies: Copy[] = []) =>
  grouped({ people: PEOPLE, contacts, calls, copies }, typed, NOW, TODAY);

describe("the office's people", () => {
  it("stand by department in the sheet's order, cast by id, who has none by themselves", () => {
    expect(drawn().map(({ name, lines }) => [name, lines.map((line) => line.person.id)])).toEqual([
      ["Assistant directors", ["juno"]],
      ["Grip", ["rafe"]],
      ["", ["new"]],
      ["Cast", ["walt", "lena"]],
    ]);
  });
  it.each([
    ["juno", "juno"],
    ["dolly GRIP", "rafe"],
    ["5550138", "rafe"],
    ["surveyor", "lena"],
  ])("are found by %j", (typed, id) => {
    expect(drawn(typed).flatMap((group) => group.lines.map((line) => line.person.id))).toEqual([id]);
  });
  it("have the soonest call that is to come; one without an hour stands for its date", () => {
    const today = call("rafe", { id: "now", date: TODAY, instant: `${TODAY}T13:30:00Z` });
    const later = call("rafe", { id: "later", date: "2026-05-18", instant: "2026-05-18T14:00:00Z" });
    expect(nextOf([later, call("rafe"), today], NOW, TODAY)?.id).toBe("c-rafe");
    const own = call("rafe", { id: "own", date: TODAY, mode: "own_call", minutes: null, instant: null });
    expect(nextOf([call("rafe"), own], NOW, TODAY)?.id).toBe("own");
    expect(nextOf([today], NOW, TODAY)).toBeUndefined();
  });
  it("[R3] say how far that call got, in its own revision alone", () => {
    const copy = (revision: string, more: object) =>
      ({ id: revision, rev: 1, person: "rafe", call: "c-rafe", revision, ...more }) as unknown as Copy;
    const of = (copies: Copy[], more: Partial<Call> = {}) => drawn("rafe", [call("rafe", more)], copies)[0]?.lines[0];
    expect(of([copy("r1", { copied: { at: "b" } })])?.rung).toBe(0);
    expect(of([copy("r2", { copied: { at: "b" } })])).toMatchObject({ rung: 4, at: "b", late: false });
    expect(of([copy("r2", { sent: { at: "a" }, by_hand: { how: "rang", at: "c" } })])).toMatchObject({
      rung: 1,
      how: "rang",
      at: "c",
    });
    const soon = { instant: `${TODAY}T20:00:00Z`, date: TODAY };
    expect(of([copy("r2", { sent: { at: "a" } })], soon)?.late).toBe(true);
    expect(of([copy("r2", { on_phone: { at: "a" } })], soon)?.late).toBe(false);
    expect(of([], { ...soon, told_number: 0 })?.late).toBe(false);
  });
});

describe("who was seen", () => {
  it("is who has a device or whose copy told of a phone, at the latest of all", () => {
    const devices = [
      { person: "rafe", seen: "2026-05-14T10:00:00Z", rings: false },
      { person: "rafe", seen: "2026-05-14T09:00:00Z", rings: true },
    ];
    const copies = [
      { person: "rafe", on_phone: { at: "2026-05-13T09:00:00Z" }, seen: null, copied: null },
      { person: "juno", sent: { at: "2026-05-14T09:00:00Z" }, on_phone: null, seen: { at: "2026-05-14T09:05:00Z" } },
      { person: "walt", sent: { at: "2026-05-14T09:00:00Z" }, on_phone: null, seen: null, copied: null },
    ] as unknown as Copy[];
    expect([...gathered(devices, copies)]).toEqual([
      ["rafe", { seen: "2026-05-14T10:00:00Z", rings: true }],
      ["juno", { seen: "2026-05-14T09:05:00Z", rings: false }],
    ]);
  });
});
