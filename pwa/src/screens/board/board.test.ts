import { describe, expect, it } from "vitest";
import type { Call, CallSheet, Contact, Copy, Person } from "../../generated/kinds";
import { bySoonest, ladder, minutesTo, rungOf } from "./board";

const NOW = Date.parse("2026-05-14T11:31:20Z");
const at = (minutes: number) => new Date(Date.parse("2026-05-14T07:00:00Z") + minutes * 60_000).toISOString();

const sheet = { id: "s", shoot_day: "d", revision: "r2", number: 2, colour: "Blue" } as CallSheet;
const person = (id: string, more: Partial<Person> = {}) =>
  ({ id, rev: 1, name: id, role: "crew", department: "Grip", order: 1, position: "Grip", ...more }) as Person;
const call = (who: string, minutes: number | null, more: Partial<Call> = {}) =>
  ({
    id: `c-${who}`,
    rev: 1,
    person: who,
    shoot_day: "d",
    mode: "offset",
    minutes,
    instant: minutes === null ? null : at(minutes),
    was: { mode: "offset", minutes: 420, colour: "White", number: 1 },
    told_in: "r2",
    told_number: 2,
    told_colour: "Blue",
    ...more,
  }) as Call;
const copy = (who: string, more: Partial<Copy> = {}) =>
  ({ id: `k-${who}-${more.revision ?? "r2"}`, rev: 1, person: who, call: `c-${who}`, revision: "r2", ...more }) as Copy;
const stamp = { at: at(260) };

function drawn(calls: Call[], copies: Copy[], people: Person[], contacts: Contact[] = []) {
  return ladder(sheet, { calls, copies, people, contacts }, NOW, 180);
}

describe("the ladder", () => {
  it("[R1] a rung is the highest one passed, with its time", () => {
    expect(rungOf(undefined)).toEqual({ rung: 0, at: null });
    const seen = { sent: { at: "a" }, on_phone: null, seen: { at: "c" }, copied: null } as unknown as Copy;
    expect(rungOf(seen)).toEqual({ rung: 3, at: "c" });
  });

  it("counts whole minutes of the clock on the wall", () => {
    expect(minutesTo("2026-05-14T13:00:00Z", NOW)).toBe(89);
    expect(minutesTo("2026-05-14T11:30:00Z", NOW)).toBe(-1);
    expect(minutesTo(null, NOW)).toBeNull();
  });

  it("[R3] hangs on the revision in which the person's own facts last moved", () => {
    const of = drawn(
      [call("ana", 420), call("bo", 480, { told_in: "r1", told_colour: "White" })],
      [copy("ana", { revision: "r1", copied: stamp }), copy("bo", { revision: "r1", copied: stamp })],
      [person("ana"), person("bo")],
    );
    expect(of.told.map((row) => row.person.id)).toEqual(["ana"]);
    expect(of.done).toBe(0);
    expect(of.open.map((row) => [row.person.id, row.rung])).toEqual([["ana", 0]]);
    expect(of.kept.map((row) => row.person.id)).toEqual(["bo"]);
  });

  it("[R3] who was told earlier and never copied is still left to ring", () => {
    const of = drawn(
      [call("bo", 480, { told_in: "r1" })],
      [copy("bo", { revision: "r1", sent: stamp })],
      [person("bo")],
    );
    expect(of.told).toEqual([]);
    expect(of.open.map((row) => [row.person.id, row.unchanged])).toEqual([["bo", true]]);
  });

  it("sorts the open by minutes to call, those without a time last", () => {
    const calls = [call("oc", null, { mode: "own_call" }), call("late", 450), call("soon", 360), call("past", 270)];
    const of = drawn(
      calls,
      [],
      ["oc", "late", "soon", "past"].map((id) => person(id)),
    );
    expect(of.open.map((row) => row.person.id)).toEqual(["past", "soon", "late", "oc"]);
    expect([...of.open].sort(bySoonest)).toEqual(of.open);
  });

  it("takes the cue only where the phone has not got it, no hand has, and the call is close", () => {
    const rang = { at: at(270), how: "rang" as const };
    const voicemail = { at: at(270), how: "voicemail" as const };
    const calls = ["sent", "phone", "far", "mail", "rang"].map((id) => call(id, id === "far" ? 600 : 400));
    const of = drawn(
      calls,
      [
        copy("sent", { sent: stamp }),
        copy("phone", { sent: stamp, on_phone: stamp }),
        copy("far", { sent: stamp }),
        copy("mail", { sent: stamp, by_hand: voicemail }),
        copy("rang", { sent: stamp, by_hand: rang }),
      ],
      calls.map((one) => person(one.person ?? "")),
    );
    const late = Object.fromEntries(of.told.map((row) => [row.person.id, row.late]));
    expect(late).toEqual({ sent: true, phone: false, far: false, mail: false, rang: false });
    expect(of.late).toBe(1);
  });

  it("[R1] rang and told through another are done, a voicemail is not", () => {
    const by = (how: "rang" | "voicemail" | "through") => ({ by_hand: { at: at(270), how } });
    const of = drawn(
      [call("rang", 400), call("mail", 400), call("hod", 400)],
      [copy("rang", by("rang")), copy("mail", by("voicemail")), copy("hod", by("through"))],
      [person("rang"), person("mail"), person("hod")],
    );
    expect(of.open.map((row) => [row.person.id, row.how])).toEqual([["mail", "voicemail"]]);
    expect([of.done, of.byHand, of.unreached]).toEqual([2, 2, 0]);
  });

  it("a copy outranks the hand that came first", () => {
    const of = drawn(
      [call("ana", 400)],
      [copy("ana", { copied: { at: at(300) }, by_hand: { at: at(270), how: "voicemail" } })],
      [person("ana")],
    );
    expect(of.told.map((row) => [row.how, row.rung, row.reachedAt])).toEqual([[null, 4, at(300)]]);
  });

  it("makes a column of each department in the list's order, the soonest call first", () => {
    const of = drawn(
      [call("b", 460), call("a", 400), call("x", 420), call("star", 400)],
      [copy("a", { copied: stamp })],
      [
        person("b", { order: 20 }),
        person("a", { order: 30 }),
        person("x", { department: "Transpo", order: 10 }),
        person("star", { role: "cast", department: null, order: 90 }),
      ],
    );
    expect(
      of.columns.map((column) => [column.department, column.done, column.rows.map((row) => row.person.id)]),
    ).toEqual([
      ["Transpo", 0, ["x"]],
      ["Grip", 1, ["a", "b"]],
      ["Cast", 0, ["star"]],
    ]);
  });

  it("leaves out other days, the untold, prelims and people who are gone", () => {
    const of = drawn(
      [
        call("other", 400, { shoot_day: "e" }),
        call("untold", 400, { told_in: null }),
        call("gone", 400),
        call("prelim", 400, { told_number: 0, told_colour: null }),
      ],
      [],
      [person("other"), person("untold"), person("prelim")],
    );
    expect(of.open).toEqual([]);
  });

  it("puts the number beside the row", () => {
    const contact = { id: "x", rev: 1, person: "ana", phone: "760 555 0117", email: null } as Contact;
    expect(drawn([call("ana", 400)], [], [person("ana")], [contact]).open[0]?.phone).toBe("760 555 0117");
  });
});
