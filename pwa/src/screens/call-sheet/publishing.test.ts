import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const made = vi.hoisted(() => ({ deeds: [] as unknown[], fail: undefined as Error | undefined }));

vi.mock("../../sync", async () => {
  const { signal } = await import("@preact/signals");
  class NotSaved extends Error {}
  return {
    NotSaved,
    records: () => made_revisions(),
    needsYou: refusals(),
    clock: signal(Date.parse("2026-05-14T11:12:00Z")),
    minute: signal(0),
    broughtAbout: (entry: string, kind: string, ordinal: number) => `${entry}/${kind}/${ordinal}`,
    dismiss: async (id: string) => {
      refusals().value = refusals().value.filter((one) => one.id !== id);
    },
    deed: async (d: unknown) => {
      if (made.fail) throw made.fail;
      made.deeds.push(d);
      return { id: "entry-1", record: "s", n: 1 };
    },
  };
  function made_revisions() {
    shared.revisions ??= signal<{ revision: string }[]>([]);
    return shared.revisions;
  }
  function refusals() {
    shared.refusals ??= signal<{ id: string; why: unknown }[]>([]);
    return shared.refusals;
  }
});

const shared = vi.hoisted(
  () => ({}) as { revisions?: { value: { revision: string }[] }; refusals?: { value: { id: string; why: unknown }[] } },
);

const { DEADLINE_MS, offer, send, stage, takeBack, understood, underWay } = await import("./publishing");
const { NotSaved } = await import("../../sync");
const { tell, toasted } = await import("../../parts/toast");

const plan = {
  sheet: "s",
  verb: "call_sheet.push",
  digest: "abc",
  number: 2,
  colour: "Blue",
  told: 44,
  general_call: { from: 420, to: 450 },
} as const;

beforeEach(() => {
  vi.useFakeTimers();
  made.deeds.length = 0;
  made.fail = undefined;
});
afterEach(() => {
  takeBack();
  stage.value = undefined;
  if (shared.revisions) shared.revisions.value = [];
  if (shared.refusals) shared.refusals.value = [];
  vi.useRealTimers();
});

describe("publishing", () => {
  it("[R5] waits on this device and makes the entry only then", async () => {
    offer(plan, 8);
    await vi.advanceTimersByTimeAsync(7_900);
    expect([made.deeds.length, stage.value?.is]).toEqual([0, "waiting"]);
    await vi.advanceTimersByTimeAsync(200);
    expect([made.deeds.length, stage.value?.is]).toEqual([1, "sent"]);
  });

  it("[R5] taken back, nothing was ever written", async () => {
    offer(plan, 8);
    takeBack();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([made.deeds.length, stage.value]).toEqual([0, undefined]);
  });

  it("puts the toast before it away: one way back at a time", () => {
    tell({ text: "Grip, call 06:30", undo: () => undefined });
    offer(plan, 8);
    expect(toasted.value).toBeUndefined();
  });

  it("[R5] send now skips the wait, once; a wait of 0 is none", async () => {
    offer(plan, 8);
    await send();
    await send();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made.deeds).toHaveLength(1);
    stage.value = undefined;
    offer(plan, 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(made.deeds).toHaveLength(2);
  });

  it("[E6] names the digest, from and to, and a deadline in server time from the end of the wait", async () => {
    offer(plan, 8);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(made.deeds[0]).toEqual({
      kind: "call_sheet",
      verb: "call_sheet.push",
      record: "s",
      fields: {
        publishing: {
          digest: "abc",
          deadline: new Date(Date.parse("2026-05-14T11:12:00Z") + DEADLINE_MS).toISOString(),
          prelim: false,
          general_call: { from: 420, to: 450 },
        },
      },
    });
  });

  it("[R5] says of a prelim that it is one", async () => {
    offer({ ...plan, prelim: true }, 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(made.deeds[0]).toMatchObject({ fields: { publishing: { digest: "abc", prelim: true } } });
  });

  it("one at a time: a second tap changes nothing", async () => {
    offer(plan, 8);
    offer({ ...plan, digest: "other" }, 0);
    await send();
    offer({ ...plan, digest: "other" }, 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made.deeds).toHaveLength(1);
    expect(underWay()).toBe(true);
  });

  it("is out when the revision that the entry brought about is here", async () => {
    offer(plan, 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(stage.value?.is).toBe("sent");
    if (shared.revisions) shared.revisions.value = [{ revision: "entry-0/revision/0" }];
    expect(stage.value?.is).toBe("sent");
    if (shared.revisions) shared.revisions.value = [{ revision: "entry-1/revision/0" }];
    expect(stage.value?.is).toBe("out");
  });

  it("[E6] says why it was refused, until that was read", async () => {
    offer(plan, 0);
    await vi.advanceTimersByTimeAsync(0);
    const why = { code: "push_moved", text: "…", values: { now: 450 } };
    if (shared.refusals) shared.refusals.value = [{ id: "entry-1", why }];
    expect(stage.value).toMatchObject({ is: "refused", why });
    understood();
    expect(stage.value).toBeUndefined();
    expect(shared.refusals?.value).toEqual([]);
  });

  it("a phone that cannot keep it says so", async () => {
    made.fail = new NotSaved("full");
    offer(plan, 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(stage.value?.is).toBe("not_saved");
  });
});
