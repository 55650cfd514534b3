import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { DayBreak, Strip } from "../../generated/kinds";
import { layout } from "../../rules/layout";
import { doDeeds } from "../../sync/deeds";
import type { Pocket } from "../../sync/pocket";
import { FakeLog, why } from "../../sync/testing/fake-log";
import { exchange, freshProduction, openPocket } from "../../sync/testing/phone";
import { editStrip } from "./deeds";
import { type Lists, listsOf } from "./lists";
import { type Lift, laidIn, lifted, placings } from "./moving";
import { BREAKS, board, FACTS, id, STRIPS, shown } from "./testing/board";

const listsIn = (pocket: Pocket): Lists =>
  listsOf(
    layout(
      board(),
      pocket.listed("day_break").value as unknown as DayBreak[],
      pocket.listed("strip").value as unknown as Strip[],
    ),
    FACTS,
  );

/** As a hand does it: lifted, laid before the nth strip that stays, placed. */
async function move(pocket: Pocket, scene: number, day: number, place: number): Promise<void> {
  const lists = listsIn(pocket);
  const lift = laidIn(lists, lifted(lists, [id("5", scene)]) as Lift, id("d", day), place);
  await doDeeds(
    pocket,
    placings(lists, lift).map((one) => editStrip(one.strip, one.at)),
  );
}

async function two(): Promise<{ log: FakeLog; one: Pocket; other: Pocket }> {
  const log = new FakeLog();
  for (const record of BREAKS) log.write("day_break", record.id, { ...record });
  for (const record of STRIPS) log.write("strip", record.id, { ...record });
  const [one, other] = [await openPocket(freshProduction(), "ad"), await openPocket(freshProduction(), "poc")];
  await exchange(one, log);
  await exchange(other, log);
  return { log, one, other };
}

describe("two who move strips at once, without signal", () => {
  it("and lay different ones into one gap: both stand, in one order that both see", async () => {
    const { log, one, other } = await two();
    await move(one, 31, 2, 1);
    await move(other, 11, 2, 1);
    expect(shown(listsIn(one))["day 2"]).toBe("21 31 22");
    expect(shown(listsIn(other))["day 2"]).toBe("21 11 22");
    for (const pocket of [one, other, one]) await exchange(pocket, log);
    expect(listsIn(one).all.map((list) => list.cards.map((card) => card.id))).toEqual(
      listsIn(other).all.map((list) => list.cards.map((card) => card.id)),
    );
    expect(shown(listsIn(one))["day 2"]).toMatch(/^21 (31 11|11 31) 22$/);
  });

  it("and move one strip to different days: one place stands for both, the other is put to a person", async () => {
    const { log, one, other } = await two();
    await move(one, 22, 1, 0);
    await move(other, 22, 3, 0);
    await exchange(one, log);
    log.judge = () => ({ outcome: "contested", why: why("contested") });
    await exchange(other, log);
    await exchange(one, log);
    for (const pocket of [one, other]) expect(shown(listsIn(pocket))["day 1"]).toBe("22 11 12 Lunch");
    expect(other.needsYou.value).toHaveLength(1);
  });

  it("and a day is taken out under strips: they are placed nowhere, and none is lost", async () => {
    const { log, one, other } = await two();
    await doDeeds(one, [
      {
        kind: "day_break",
        verb: "day_break.strike",
        record: id("d", 2),
        fields: { struck: "2026-05-01T00:00:00Z" } as never,
      },
    ]);
    await move(other, 11, 2, 0);
    for (const pocket of [one, other, one]) await exchange(pocket, log);
    for (const pocket of [one, other])
      expect(shown(listsIn(pocket))).toMatchObject({ "day 1": "12 Lunch", unplaced: "11 21 22" });
  });
});
