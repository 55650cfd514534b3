import { describe, expect, it } from "vitest";
import { FakeLog } from "./testing/fake-log.ts";
import { asFrames, asMark, asReply, type Message } from "./wire.ts";

const message: Message = {
  protocol: 1,
  nonce: "n1",
  device: "d",
  was: null,
  person: "p",
  scope: null,
  from: null,
  applied: null,
  entries: [],
};

function reply(): Record<string, unknown> {
  const log = new FakeLog();
  log.write("run", "r1", { title: "Batteries" });
  return JSON.parse(JSON.stringify(log.exchange(message)));
}

describe("[W3] what may be believed", () => {
  it("[W3] a whole reply with our nonce is one, and what a newer server adds does no harm", () => {
    expect(asReply(reply(), "n1")).not.toBeNull();
    expect(asReply({ ...reply(), weather: "fair" }, "n1")).not.toBeNull();
  });

  it("[W3] another nonce, another protocol, HTML and nothing are not", () => {
    expect(asReply(reply(), "n2")).toBeNull();
    expect(asReply({ ...reply(), protocol: 2 }, "n1")).toBeNull();
    for (const other of ["<h1>Welcome</h1>", null, undefined, [], 7, {}]) expect(asReply(other, "n1")).toBeNull();
  });

  it("[W3] a reply that lacks or bends any of its parts is none", () => {
    const good = reply();
    for (const part of Object.keys(good)) {
      if (part === "backup_floor") continue;
      const { [part]: _, ...rest } = good;
      expect(asReply(rest, "n1"), `without ${part}`).toBeNull();
      expect(asReply({ ...good, [part]: { odd: true } }, "n1"), `${part} bent`).toBeNull();
    }
    expect(asReply({ ...good, changes: [{ kind: "run", id: "r", rev: -1, record: {} }] }, "n1")).toBeNull();
    expect(asReply({ ...good, changes: [{ kind: "run", id: "r", rev: 1 }] }, "n1")).toBeNull();
    expect(
      asReply({ ...good, outcomes: [{ id: "x", n: 1, seq: 1.5, outcome: "applied", why: null }] }, "n1"),
    ).toBeNull();
    expect(asReply({ ...good, to: { epoch: "other", seq: 1, token: "t" } }, "n1")).toBeNull();
  });

  it("[P4] a mark needs a whole cursor; a pong without one marks nothing; a frame needs whole changes", () => {
    const to = { epoch: "e1", seq: 3, token: "t" };
    expect(asMark({ type: "mark", scope: "s", from: 1, to })).toEqual({ scope: "s", from: 1, to });
    expect(asMark({ type: "pong", now: "" })).toBeNull();
    expect(asMark({ type: "mark", scope: "s", from: 1, to: 3 })).toBeNull();
    expect(asFrames({ changes: [{ kind: "run", id: "r", rev: 2, gone: true }] })).toHaveLength(1);
    expect(asFrames({ changes: [{ kind: "run" }] })).toBeNull();
  });
});
