import { beforeEach, describe, expect, it } from "vitest";
import { gathered, Intake } from "./intake.ts";
import type { Change, Cursor, Mark, Reply } from "./wire.ts";

const cursor = (seq: number, epoch = "e1"): Cursor => ({ epoch, seq, token: `${epoch}:${seq}` });
const live = (id: string, rev: number): Change => ({ kind: "run", id, rev, record: { title: `${id}@${rev}` } });
const gone = (id: string, rev: number): Change => ({ kind: "run", id, rev, gone: true });

function reply(from: number, to: number, changes: Change[] = [], rest: Partial<Reply> = {}): Reply {
  const epoch = rest.epoch ?? "e1";
  return {
    now: "2026-11-22T04:19:00Z",
    epoch,
    scope: "s1",
    backup_floor: 0,
    outcomes: [],
    snapshot: false,
    from,
    to: cursor(to, epoch),
    more: false,
    changes,
    ...rest,
  };
}
const mark = (from: number, to: number, rest: Partial<Mark> = {}): Mark => ({
  scope: "s1",
  from,
  to: cursor(to),
  ...rest,
});

describe("taking in", () => {
  let intake: Intake;
  beforeEach(() => {
    intake = new Intake();
    intake.reply(reply(0, 10, [live("a", 4)], { snapshot: true }), null);
  });

  it("[P3] a snapshot swaps when it is whole, and until then the place is the old one", () => {
    const first = intake.reply(reply(0, 3, [live("a", 3)], { snapshot: true, more: true, scope: "s2" }), cursor(10));
    expect(first.is).toBe("more");
    expect(intake.place?.cursor.seq).toBe(10);
    expect(intake.tip).toEqual({ cursor: cursor(3), scope: "s2" });
    const last = intake.reply(reply(3, 12, [gone("a", 11), live("b", 12)], { scope: "s2" }), cursor(3));
    expect(last).toMatchObject({ is: "taken", taken: { swap: true, changes: [gone("a", 11), live("b", 12)] } });
    expect(intake.place).toEqual({ cursor: cursor(12), scope: "s2" });
  });

  it("[P3] pages of a catching up are handed on together, never a sheet with half its rows", () => {
    expect(intake.reply(reply(10, 12, [live("a", 12)], { more: true }), cursor(10)).is).toBe("more");
    const whole = intake.reply(reply(12, 14, [live("b", 14)]), cursor(12));
    expect(whole).toMatchObject({ is: "taken", taken: { swap: false, changes: [live("a", 12), live("b", 14)] } });
  });

  it("[P3] a snapshot behind the replica's cursor is not swapped in", () => {
    expect(intake.reply(reply(0, 8, [], { snapshot: true }), cursor(10)).is).toBe("nothing");
    expect(intake.place?.cursor.seq).toBe(10);
  });

  it("[P3] a snapshot that begins again in the middle leaves nothing of the first behind", () => {
    intake.reply(reply(0, 3, [live("old", 3)], { snapshot: true, more: true, scope: "s2" }), cursor(10));
    const again = intake.reply(reply(0, 12, [live("new", 12)], { snapshot: true, scope: "s3" }), cursor(3));
    expect(again).toMatchObject({ is: "taken", taken: { swap: true, changes: [live("new", 12)] } });
  });

  it("[P5] a reply counts only from where the device stands, in its epoch and scope", () => {
    expect(intake.reply(reply(9, 12, [live("a", 12)]), cursor(10)).is).toBe("nothing");
    expect(intake.reply(reply(10, 12, [], { scope: "s2" }), cursor(10)).is).toBe("nothing");
    expect(intake.reply(reply(10, 12, [], { epoch: "e2" }), cursor(10)).is).toBe("nothing");
    expect(intake.reply(reply(10, 9), cursor(10)).is).toBe("nothing");
    expect(intake.place?.cursor.seq).toBe(10);
    expect(intake.reply(reply(10, 12), cursor(10)).is).toBe("taken");
  });

  it("[P5] a reply to where the device stood before asks again if it knew more, and is left if not", () => {
    intake.mark(mark(10, 12));
    expect(intake.reply(reply(10, 12), cursor(10)).is).toBe("nothing");
    expect(intake.reply(reply(10, 13), cursor(10)).is).toBe("ask");
    expect(intake.place?.cursor.seq).toBe(12);
  });

  it("[P4] frames wait for their mark, and are applied in order of rev, live before gone at one rev", () => {
    intake.frames([gone("a", 12), live("b", 12)]);
    intake.frames([live("a", 11), live("a", 12)]);
    expect(intake.place?.cursor.seq).toBe(10);
    const taken = intake.mark(mark(10, 12));
    expect(taken).toMatchObject({ is: "taken", taken: { place: { cursor: cursor(12) } } });
    if (taken.is === "taken") expect(gathered(undefined, taken.taken.changes).get("run/a")).toEqual(live("a", 12));
  });

  it("[P4] a mark that leaves a hole makes the device ask, and what it buffered is dropped", () => {
    intake.frames([live("a", 14)]);
    expect(intake.mark(mark(12, 14)).is).toBe("ask");
    expect(intake.place?.cursor.seq).toBe(10);
    expect(intake.mark(mark(10, 11))).toMatchObject({ is: "taken", taken: { changes: [] } });
  });

  it("[P4] a mark of another scope or epoch, or while a snapshot is on its way, moves nothing", () => {
    expect(intake.mark(mark(10, 12, { scope: "s2" })).is).toBe("ask");
    expect(intake.mark(mark(10, 12, { to: cursor(12, "e2") })).is).toBe("ask");
    intake.reply(reply(0, 3, [], { snapshot: true, more: true }), cursor(10));
    expect(intake.mark(mark(10, 12)).is).toBe("ask");
    expect(intake.place?.cursor.seq).toBe(10);
  });

  it("[P5] a late mark never runs the cursor back", () => {
    expect(intake.mark(mark(4, 8)).is).toBe("nothing");
    expect(intake.mark(mark(4, 10)).is).toBe("nothing");
    expect(intake.place?.cursor.seq).toBe(10);
  });

  it("[P4] a socket that ended takes its unmarked frames with it", () => {
    intake.frames([live("a", 12)]);
    intake.forgetFrames();
    expect(intake.mark(mark(10, 12))).toMatchObject({ taken: { changes: [] } });
  });
});
