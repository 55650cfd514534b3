import { effect } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { Replica } from "./replica.ts";
import type { Change } from "./wire.ts";

const live = (id: string, rev: number, kind = "run"): Change => ({ kind, id, rev, record: { title: `${id}@${rev}` } });
const gone = (id: string, rev: number): Change => ({ kind: "run", id, rev, gone: true });

describe("the replica", () => {
  it("[P5] a record never runs backwards, whatever comes late", () => {
    const replica = new Replica();
    replica.take([live("a", 5)]);
    replica.take([live("a", 4), gone("a", 3)]);
    expect(replica.get("run", "a")).toMatchObject({ rev: 5, title: "a@5" });
  });

  it("[P4] at one rev, live beats gone, in whichever order and frame they come", () => {
    for (const order of [
      [live("a", 5), gone("a", 5)],
      [gone("a", 5), live("a", 5)],
    ]) {
      const [together, apart] = [new Replica(), new Replica()];
      together.take(order);
      for (const one of order) apart.take([one]);
      expect([together.get("run", "a")?.rev, apart.get("run", "a")?.rev]).toEqual([5, 5]);
    }
  });

  it("[P1] gone erases, and the record may come back later", () => {
    const replica = new Replica();
    replica.take([live("a", 5), gone("a", 6)]);
    expect(replica.get("run", "a")).toBeUndefined();
    replica.take([live("a", 9)]);
    expect(replica.get("run", "a")?.rev).toBe(9);
  });

  it("fills in what nobody set with null, and bears kinds it has never heard of", () => {
    const replica = new Replica();
    replica.take([live("a", 5), live("z", 6, "permit")]);
    expect(replica.get("run", "a")).toMatchObject({ assignee: null, state: null });
    expect(replica.get("permit", "z")).toEqual({ id: "z", rev: 6, title: "z@6" });
  });

  it("a screen of one kind is not drawn again for another", () => {
    const replica = new Replica();
    let drawn = 0;
    effect(() => {
      replica.of("run").value;
      drawn++;
    });
    replica.take([live("c", 5, "call")]);
    expect(drawn).toBe(1);
    replica.take([live("a", 6), live("b", 7)]);
    expect(drawn).toBe(2);
  });

  it("[P3] swapped, it holds exactly what the snapshot holds", () => {
    const replica = new Replica();
    replica.take([live("a", 5), live("c", 5, "call")]);
    replica.swap([live("b", 2)]);
    expect([replica.of("run").value.size, replica.of("call").value.size]).toEqual([1, 0]);
    expect(replica.all()).toMatchObject([{ kind: "run", id: "b", rev: 2, record: { title: "b@2" } }]);
  });
});
