/**
 * What memory knows and the disk does not yet: gathered, and written in one transaction.
 * Promises: records, cursor and outcomes of one taking in are on the disk together or not at all; after a failure they
 * wait for the next writing. Refuses to write over what another tab wrote: that is `Overtaken`.
 */
import { type Database, Overtaken, type Shadowed, type Stood, type Writing } from "./database.ts";
import { uuid7 } from "./ids.ts";
import { gathered, keyOf, type Shadow, type Taken } from "./intake.ts";
import type { Kept } from "./outbox.ts";
import type { Change, Place } from "./wire.ts";

interface Batch {
  records: Map<string, Change>;
  swap: boolean;
  place: Place | undefined;
  page: Map<string, Change>;
  /** The shadow on the disk is an earlier one. */
  afresh: boolean;
  /** undefined: as it was. null: there is none any more. */
  shadow: Shadowed | null | undefined;
  entries: Map<string, Kept>;
  skew: number | undefined;
  asOf: string | undefined;
}

/** What one writing put on the disk, for other tabs. */
export interface Wrote {
  readonly prior: string | undefined;
  readonly stamp: string | undefined;
  readonly place: Place | undefined;
  readonly asOf: string | undefined;
  readonly swap: boolean;
  readonly changes: readonly Change[];
  readonly entries: readonly Kept[];
}

const empty = (): Batch => ({
  records: new Map(),
  swap: false,
  place: undefined,
  page: new Map(),
  afresh: false,
  shadow: undefined,
  entries: new Map(),
  skew: undefined,
  asOf: undefined,
});

export class Unwritten {
  #batch = empty();
  /** Of the replica on the disk, as this tab last read or wrote it. */
  stamp: string | undefined;

  get isEmpty(): boolean {
    const { place, shadow, entries, skew } = this.#batch;
    return !place && shadow === undefined && !entries.size && skew === undefined;
  }

  taken({ changes, swap, place }: Taken, asOf: string): void {
    if (swap) this.#batch.records.clear();
    this.#batch.swap ||= swap;
    for (const change of changes) this.#batch.records.set(keyOf(change), change);
    this.#batch.place = place;
    this.#batch.asOf = asOf;
    this.#batch.shadow = null;
    this.#batch.afresh = true;
    this.#batch.page.clear();
  }

  /** A page went to the shadow; `first` of a taking in, it clears what an earlier one left there. */
  page(shadow: Shadow, changes: readonly Change[], first: boolean): void {
    if (first) this.#batch.page.clear();
    this.#batch.afresh ||= first;
    for (const [key, change] of gathered(this.#batch.page, changes)) this.#batch.page.set(key, change);
    this.#batch.shadow = { place: shadow.place, snapshot: shadow.snapshot };
  }

  get entries(): ReadonlyMap<string, Kept> {
    return this.#batch.entries;
  }

  /** These were written anew: what was to be said of them counts no more. */
  letGo(entries: readonly Kept[]): void {
    for (const { entry } of entries) this.#batch.entries.delete(entry.id);
  }

  entry(kept: Kept): void {
    this.#batch.entries.set(kept.entry.id, kept);
  }

  skew(ms: number): void {
    this.#batch.skew = ms;
  }

  /** Leaves out whatever waits: the disk is to be believed. */
  forget(): void {
    this.#batch = empty();
  }

  /** Writes it all. Rejects NotSaved, and then it waits on; rejects Overtaken, and then nothing of it may be kept. */
  async write(database: Database): Promise<Wrote> {
    const batch = this.#batch;
    this.#batch = empty();
    const stamp = batch.place ? uuid7(database.platform) : this.stamp;
    try {
      await database.write(["records", "shadow", "entries", "facts"], (tx) => this.#put(tx, batch, stamp));
    } catch (error) {
      if (!(error instanceof Overtaken)) this.#again(batch);
      throw error;
    }
    const wrote = { prior: this.stamp, stamp, place: batch.place, asOf: batch.asOf, swap: batch.swap };
    this.stamp = stamp;
    return { ...wrote, changes: [...batch.records.values()], entries: [...batch.entries.values()] };
  }

  async #put(tx: Writing, batch: Batch, stamp: string | undefined): Promise<void> {
    const facts = tx.objectStore("facts");
    if (batch.place) {
      const stood = (await facts.get("replica")) as Stood | undefined;
      if (stood?.stamp !== this.stamp) throw new Overtaken();
    }
    const work: Promise<unknown>[] = [];
    const records = tx.objectStore("records");
    if (batch.swap) work.push(records.clear());
    for (const change of batch.records.values()) {
      if (!change.gone) work.push(records.put(change));
      else if (!batch.swap) work.push(records.delete([change.kind, change.id]));
    }
    const entries = tx.objectStore("entries");
    for (const kept of batch.entries.values()) work.push(entries.put(kept));
    const shadow = tx.objectStore("shadow");
    if (batch.afresh) work.push(shadow.clear());
    for (const change of batch.page.values()) work.push(shadow.put(change));
    if (batch.shadow) work.push(facts.put(batch.shadow, "shadow"));
    if (batch.shadow === null) work.push(facts.delete("shadow"));
    if (batch.skew !== undefined) work.push(facts.put(batch.skew, "skew"));
    if (batch.place && stamp) {
      work.push(facts.put({ place: batch.place, stamp, asOf: batch.asOf ?? "" }, "replica"));
    }
    await Promise.all(work);
  }

  #again(older: Batch): void {
    const newer = this.#batch;
    const records = newer.swap ? newer.records : new Map([...older.records, ...newer.records]);
    this.#batch = {
      records,
      swap: older.swap || newer.swap,
      place: newer.place ?? older.place,
      page: newer.afresh ? newer.page : new Map([...older.page, ...newer.page]),
      afresh: older.afresh || newer.afresh,
      shadow: newer.shadow === undefined ? older.shadow : newer.shadow,
      entries: new Map([...older.entries, ...newer.entries]),
      skew: newer.skew ?? older.skew,
      asOf: newer.asOf ?? older.asOf,
    };
  }
}
