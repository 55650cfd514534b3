/**
 * Captures what this app pushes: a deed of every verb that a phone may do, as the very bytes that leave it (E8).
 * Only when a new protocol is frozen: `python -m tests.old_world HELD`, then `CALLBOARD_CAPTURE=HELD vitest run capture`.
 */
import "fake-indexeddb/auto";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { KINDS } from "../generated/kinds.ts";
import { doDeed } from "./deeds.ts";
import { messageOf } from "./exchange.ts";
import { recordId } from "./ids.ts";
import type { Pocket } from "./pocket.ts";
import { receive } from "./receive.ts";
import { freshProduction, openPocket } from "./testing/phone.ts";
import type { Reply } from "./wire.ts";

const held = process.env.CALLBOARD_CAPTURE;
const NOW = "2026-11-24T16:00:00.000Z";
const own = (kind: string, ...key: string[]) => recordId("old_world", kind, ...key);
const photo = { sha256: "ab".repeat(32), bytes: 51_200, type: "image/jpeg", width: 1_024, height: 768 } as const;
const DAY = recordId("shoot_day", "Main", "2026-11-25");
const SHEET = recordId("call_sheet", DAY);
const RIG = recordId("shoot_day", "Rigging", "2026-11-26");
const fresh = (n: number) => `019ab6b2-0000-7000-8000-0000000000${String(n).padStart(2, "0")}`;

interface Frozen {
  readonly person: string;
  readonly body: string;
}

async function phoneOf(key: string): Promise<Pocket> {
  const { person, scope, to, changes } = JSON.parse(readFileSync(`${held}/${key}.json`, "utf8"));
  const pocket = await openPocket(freshProduction(), person);
  const message = messageOf(pocket);
  const reply = {
    now: NOW,
    epoch: "e1",
    scope,
    backup_floor: 0,
    outcomes: [],
    snapshot: true,
    from: 0,
    to,
    more: false,
  };
  await receive(pocket, { ...reply, changes } as Reply, message);
  return pocket;
}

async function pushed(key: string, deeds: readonly [verb: string, record: string | undefined, fields: object][]) {
  const pocket = await phoneOf(key);
  for (const [verb, record, fields] of deeds) {
    const kind = verb.split(".")[0];
    await doDeed(pocket, { kind, verb, ...(record ? { record } : {}), fields } as never);
  }
  const message = messageOf(pocket);
  return { frozen: { person: key, body: JSON.stringify(message) } as Frozen, entries: message.entries };
}

describe.runIf(held)("capturing", () => {
  it("every verb that a phone may do", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(NOW) });
    const [hollis, mateo] = [own("hollis"), own("mateo")];
    const deadline = "2026-11-24T16:20:00.000Z";
    const publishing = { digest: "of another sheet", deadline };
    const general_call = { from: 360, to: 390 };
    const imogen = await pushed("imogen", [
      [
        "production.edit",
        recordId("production", "old-world"),
        { company: "Quarry Pictures", colours: ["White", "Blue"] },
      ],
      ["person.add", fresh(1), { name: "Vida Marsh", role: "crew", department: "Camera" }],
      ["person.edit", fresh(1), { position: "1st AC", language: "en" }],
      ["person.strike", fresh(1), { struck: NOW }],
      ["contact.edit", undefined, { person: hollis, phone: "+1 760 555 0101" }],
      ["location.add", fresh(2), { name: "Hospital", sort: "hospital", point: { lat: 35.1, lon: -116.2 } }],
      ["location.edit", own("pit"), { hospital: fresh(2), hospital_miles: 12.5, address: "9 Quarry Road" }],
      ["location.strike", own("gate"), { struck: NOW }],
      ["location_photo.add", fresh(3), { location: own("pit"), person: own("imogen"), photo, taken_at: NOW }],
      ["location_photo.strike", fresh(3), { struck: NOW }],
      ["element.add", fresh(4), { name: "ELIAS", category: "Cast", linked: [own("lena")] }],
      ["element.edit", own("lena"), { person: mateo }],
      ["element.strike", fresh(4), { struck: NOW }],
      ["scene.add", fresh(5), { number: "5", eighths: 11, elements: [own("lena")] }],
      ["scene.edit", own("scene-4"), { dn: "N", comments: null }],
      ["scene.strike", fresh(5), { struck: NOW }],
      ["board.add", fresh(6), { name: "Board 2", dates: ["2026-11-25"] }],
      ["board.edit", own("board"), { calendar: "Main" }],
      ["board.strike", fresh(6), { struck: NOW }],
      ["strip.add", fresh(7), { board: own("board"), banner: "COMPANY MOVE", place: "day", day: 1, order: 2 }],
      ["strip.edit", own("strip"), { order: 3 }],
      ["strip.strike", fresh(7), { struck: NOW }],
      ["shoot_day.add", undefined, { unit: "Rigging", date: "2026-11-26" }],
      ["shoot_day.edit", DAY, { board: own("board"), note: "Blocked shooting" }],
      ["call_sheet.make", undefined, { shoot_day: RIG, general_call: 420 }],
      ["call_sheet.edit", SHEET, { safety: "Hard hats in the pit", closed_set: true }],
      [
        "sheet_row.add",
        undefined,
        { call_sheet: SHEET, person: own("juno"), slot: "1", call_time: { mode: "own_call" } },
      ],
      ["sheet_row.edit", recordId("sheet_row", SHEET, hollis, "1"), { call_time: { mode: "time", time: 330 } }],
      ["sheet_row.strike", recordId("sheet_row", SHEET, mateo, "1"), { struck: NOW }],
      ["shoot_day.strike", RIG, { struck: NOW }],
      ["call_sheet.publish", SHEET, { publishing }],
      ["call_sheet.push", SHEET, { publishing: { ...publishing, general_call } }],
      ["call_sheet.pull", SHEET, { publishing: { ...publishing, general_call: { from: 360, to: 330 } } }],
      ["copy.by_hand", recordId("copy", hollis, recordId("call", hollis, DAY, "1"), revision()), byHand()],
      [
        "run.give",
        fresh(8),
        { title: "Batteries", assignee: mateo, state: "given", given_at: NOW, priority: "urgent" },
      ],
      ["run.edit", own("gaff"), { deliver_to: "Camera truck", need_by: "2026-11-24T20:00:00.000Z", amount: 4_200 }],
      ["run_item.add", fresh(9), { run: fresh(8), text: "AA", quantity: "24", order: 1 }],
      ["run_item.edit", own("roll"), { quantity: "2" }],
      ["run_item.strike", fresh(9), { struck: NOW }],
      ["run.cancel", fresh(8), { state: "cancelled" }],
      ["check_in.make", fresh(10), { person: mateo, what: "in", at: NOW }],
      ["import.bring", fresh(11), { file: "crew.xlsx", sort: "crew", source: own("crew"), added: 1 }],
      ["import.note", fresh(11), { replaced: {} }],
      ["import.undo", fresh(11), { replaced: {} }],
    ]);
    const call = recordId("call", hollis, DAY, "1");
    const acknowledged = { person: hollis, call, shoot_day: DAY, revision: revision() };
    const rung = { at: NOW, device: "phone" };
    const proof = fresh(20);
    const of = (key: string) => recordId("copy", hollis, call, key);
    const hollisDid = await pushed("hollis", [
      ["copy.see", of(revision()), { ...acknowledged, seen: rung }],
      ["copy.copy", of(revision()), { ...acknowledged, copied: rung }],
      ["run.take", own("gaff"), { assignee: hollis, state: "taken", taken_at: NOW }],
      ["run.pick_up", own("gaff"), { state: "picked_up", picked_up_at: NOW }],
      ["run_item.tick", own("roll"), { ticked: true }],
      ["run.deliver", own("gaff"), { state: "delivered", delivered_at: NOW, delivered_by: hollis }],
      [
        "run_proof.make",
        proof,
        { run: own("gaff"), person: hollis, at: NOW, items: [own("roll")], short: 0, photos: [photo] },
      ],
      ["run.cannot", own("film"), { assignee: null, cannot: "On another run" }],
      ["check_in.make", fresh(21), { person: hollis, what: "at_place", at: NOW, point: { lat: 35, lon: -116 } }],
      [
        "check_in.correct",
        fresh(22),
        { person: hollis, what: "at_place", at: NOW, corrects: fresh(21), taken_back: true },
      ],
      ["contact.edit", undefined, { person: hollis, email: "hollis@example.com" }],
      ["run.give", fresh(23), { title: "Not his to give" }],
      ["run.take", own("ice"), { assignee: hollis, state: "taken", taken_at: NOW }],
    ]);
    const juno = await pushed("juno", [
      ["location.edit", own("pit"), { address: "Quarry Road, gate 2", note: "Gate code 4711" }],
      ["run.edit", own("ice"), { title: "Ice, two bags" }],
    ]);
    const mateoDid = await pushed("mateo", [
      ["run.take", own("ice"), { assignee: mateo, state: "taken", taken_at: NOW }],
    ]);
    const line = juno.entries[0]?.id;
    const settled = await pushed("imogen", [
      [
        "question.settle",
        recordId("question", own("pit"), "address"),
        { settling: { value: "Quarry Road, gate 2", shown: { stands: "9 Quarry Road", lines: [line] } } },
      ],
    ]);
    const all = [imogen, hollisDid, juno, mateoDid, settled];
    const verbs = new Set(all.flatMap(({ entries }) => entries.map((entry) => entry.verb)));
    const mine = (verb: { roles: readonly string[] }) => !verb.roles.includes("server");
    const every = Object.values(KINDS).flatMap((kind) =>
      Object.entries(kind.verbs).flatMap(([name, verb]) => (mine(verb) ? [name] : [])),
    );
    expect(every.filter((verb) => !verbs.has(verb))).toEqual([]);
    writeFileSync(
      `${held}/frozen.json`,
      JSON.stringify(
        all.map(({ frozen }) => frozen),
        null,
        1,
      ),
    );
  });
});

/** Of the sheet that the old world published. */
function revision(): string {
  const { changes } = JSON.parse(readFileSync(`${held}/hollis.json`, "utf8")) as {
    changes: { kind: string; record: { told_in: string } }[];
  };
  return changes.find((change) => change.kind === "call")?.record.told_in ?? "";
}

function byHand() {
  return { by_hand: { at: NOW, how: "rang", by: own("imogen") } };
}
