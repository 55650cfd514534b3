import { describe, expect, it } from "vitest";
import type { Kept } from "./outbox.ts";
import { baseOf, isLaid, lay, type Rec } from "./overlay.ts";
import type { Entry, Place } from "./wire.ts";

const at = (seq: number, epoch = "e1"): Place => ({ cursor: { epoch, seq, token: "t" }, scope: "s1" });

function entry(n: number, fields: Record<string, unknown>, rest: Partial<Entry> = {}): Entry {
  return {
    id: `entry-${n}`,
    device: "d",
    n,
    kind: "run",
    record: "r1",
    verb: "run.edit",
    base: { epoch: "e1", rev: 5 },
    seen: null,
    fields,
    at: "2026-11-22T04:19:00Z",
    offset: null,
    v: 1,
    ...rest,
  };
}
const stood = { id: "r1", rev: 5, title: "Batteries", note: null } as Rec;
const done = (outcome: string, seq: number | null, epoch = "e1"): Kept => ({
  entry: entry(1, {}),
  outcome: { outcome, seq, epoch, why: null },
});

describe("the overlay", () => {
  it("[P6] the screen is the replica with my fields laid over it in order of n", () => {
    const laid = lay("run", new Map([["r1", stood]]), [
      entry(1, { note: "one", title: "A" }),
      entry(2, { note: "two" }),
    ]);
    expect(laid.get("r1")).toMatchObject({ title: "A", note: "two", rev: 5 });
  });

  it("[P6] what is not mine to lay over stays the very same record, so that nobody draws it again", () => {
    const other = { id: "r2", rev: 1 } as Rec;
    const recs = new Map([
      ["r1", stood],
      ["r2", other],
    ]);
    expect(lay("run", recs, []).get("r1")).toBe(stood);
    expect(lay("run", recs, [entry(1, { note: "x" })]).get("r2")).toBe(other);
  });

  it("[P6] a record that left this phone does not come back as a torso, one that I made does", () => {
    expect(lay("run", new Map(), [entry(1, { note: "x" })]).size).toBe(0);
    const made = lay("run", new Map(), [entry(1, { title: "New" }, { verb: "run.give" })]).get("r1");
    expect(made).toMatchObject({ id: "r1", rev: 0, title: "New", state: null, assignee: null });
  });

  it("[P6] it stays until the cursor has reached the outcome's seq, and falls then", () => {
    expect(isLaid({ entry: entry(1, {}) }, at(9), stood)).toBe(true);
    expect(isLaid(done("applied", 9), at(8), stood)).toBe(true);
    expect(isLaid(done("applied", 9), at(9), stood)).toBe(false);
    expect(isLaid(done("contested", 9), at(9), stood)).toBe(false);
  });

  it("[P6] a seq of another epoch says nothing about this replica", () => {
    expect(isLaid(done("applied", 9, "e2"), at(12, "e1"), stood)).toBe(true);
  });

  it("[P6] a refused deed leaves the screen at once", () => {
    expect(isLaid(done("refused", 9), at(1), stood)).toBe(false);
  });

  it("[A3] a held deed stays on the screen until the record moves past it or the person lets it go", () => {
    expect(isLaid(done("held", 9), at(20), stood)).toBe(true);
    expect(isLaid(done("held", 9), at(20), { ...stood, rev: 11 })).toBe(false);
    expect(isLaid({ ...done("held", 9), dismissed: true }, at(20), stood)).toBe(false);
  });

  it("[E6] what takes effect only when the server says so is not shown before", () => {
    const publish = entry(1, { publishing: {} }, { kind: "call_sheet", verb: "call_sheet.publish" });
    expect(isLaid({ entry: publish }, at(1), undefined)).toBe(false);
  });

  it("[E3] the base is the record's rev as I saw it, null for a new one", () => {
    expect(baseOf({ note: "x" }, stood, at(9), [])).toEqual({ epoch: "e1", rev: 5 });
    expect(baseOf({ note: "x" }, undefined, at(9), [])).toBeNull();
  });

  it("[E3] where a deed of mine covers a field, the base is that of the oldest one that does", () => {
    const moved = { ...stood, rev: 8 };
    const older = entry(1, { note: "one" }, { base: { epoch: "e1", rev: 3 } });
    const newer = entry(2, { note: "two" }, { base: { epoch: "e1", rev: 5 } });
    expect(baseOf({ note: "three" }, moved, at(9), [older, newer])).toEqual({ epoch: "e1", rev: 3 });
    expect(baseOf({ title: "T" }, moved, at(9), [older, newer])).toEqual({ epoch: "e1", rev: 8 });
    const made = entry(1, { title: "New" }, { verb: "run.give", base: null });
    expect(baseOf({ title: "Newer" }, undefined, at(9), [made])).toBeNull();
  });
});
