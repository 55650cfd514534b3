/**
 * One person's copy of one production on this phone: what the server holds, my deeds over it, and the disk under both.
 * Promises: reads are signals and never wait; memory moves first, the disk follows whole; `durable` says how far it got.
 * Refuses: to speak with the network; `receive.ts` and `deeds.ts` change it, the link carries.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { Database, Overtaken } from "./database.ts";
import { type Device, minted } from "./device.ts";
import { alike, type Groups, grouped } from "./grouped.ts";
import { Intake } from "./intake.ts";
import { type OnDisk, onDisk } from "./on-disk.ts";
import { byCount, type Kept, marked, needsPerson, refusals, waits } from "./outbox.ts";
import { isLaid, lay, type Rec, type Recs } from "./overlay.ts";
import { heard } from "./photos.ts";
import { browser, type Platform } from "./platform.ts";
import { Replica } from "./replica.ts";
import type { KeptPhoto, Refusal, Standing } from "./types.ts";
import { Unwritten, type Wrote } from "./unwritten.ts";
import type { Change, Entry, Place } from "./wire.ts";

/** What tabs on the same pocket say to each other. */
export type Told =
  | { readonly is: "wrote"; readonly wrote: Wrote }
  | { readonly is: "entries"; readonly entries: readonly Kept[] }
  | { readonly is: "photos"; readonly photos: readonly KeptPhoto[] }
  | { readonly is: "reload" };

export class Pocket {
  readonly database: Database;
  readonly replica = new Replica();
  readonly intake = new Intake();
  readonly unwritten = new Unwritten();
  readonly kept: Signal<readonly Kept[]> = signal([]);
  readonly place: Signal<Place | undefined> = signal(undefined);
  readonly saved = signal(true);
  readonly asOf: Signal<Date | undefined> = signal(undefined);
  readonly skew = signal(0);
  /** Every photo this phone holds, by its SHA-256. */
  readonly photos: Signal<ReadonlyMap<string, KeptPhoto>> = signal(new Map());
  /** How far the disk got: what may be reported as applied (R2). */
  durable: Place | undefined;
  device: Device;
  /** Of the last reply; of the disk before there was one. */
  epoch: string | undefined;
  /** Up to where entries have been let go (P7). */
  readonly floor = signal(0);
  /** Tells the other tabs; tells the link that there is something to send. */
  tell: (told: Told) => void = () => {};
  wants: () => void = () => {};

  readonly toSend = computed(() => this.kept.value.filter(waits).length);
  readonly photosToSend = computed(() => [...this.photos.value.values()].filter((one) => one.state === "waits").length);
  readonly needsYou: ReadonlySignal<readonly Refusal[]> = computed(() =>
    refusals(this.kept.value.filter((kept) => needsPerson(kept, this.stood(kept.entry)))),
  );
  readonly #waiting = computed(
    () => new Set(this.kept.value.filter(waits).map(({ entry }) => `${entry.kind}/${entry.record}`)),
  );
  readonly #laid = new Map<string, ReadonlySignal<Recs>>();
  readonly #listed = new Map<string, ReadonlySignal<readonly Rec[]>>();
  readonly #grouped = new Map<string, ReadonlySignal<Groups>>();
  #writing: Promise<void> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    production: string,
    readonly person: string,
    readonly platform: Platform = browser,
  ) {
    this.device = minted(platform);
    this.database = new Database(production, person, platform);
  }

  /** The records of a kind with my deeds laid over them (P6). */
  laid(kind: string): ReadonlySignal<Recs> {
    let laid = this.#laid.get(kind);
    if (!laid) {
      const over = this.#over(kind);
      laid = computed(() => lay(kind, this.replica.of(kind).value, over.value));
      this.#laid.set(kind, laid);
    }
    return laid;
  }

  /** The same as a list, struck ones left out. */
  listed(kind: string): ReadonlySignal<readonly Rec[]> {
    let listed = this.#listed.get(kind);
    if (!listed) {
      listed = computed(() => [...this.laid(kind).value.values()].filter((rec) => !rec.struck));
      this.#listed.set(kind, listed);
    }
    return listed;
  }

  /** That list by what stands in a field. */
  grouped(kind: string, field: string): ReadonlySignal<Groups> {
    const key = `${kind}/${field}`;
    let groups = this.#grouped.get(key);
    if (!groups) {
      let before: Groups = new Map();
      groups = computed(() => {
        before = grouped(this.listed(kind).value, field, before);
        return before;
      });
      this.#grouped.set(key, groups);
    }
    return groups;
  }

  standing(kind: string, id: string): ReadonlySignal<Standing> {
    return computed(() => (this.#waiting.value.has(`${kind}/${id}`) ? "here" : "server"));
  }

  stood(entry: Entry): Rec | undefined {
    return this.replica.get(entry.kind, entry.record);
  }

  /** Runs one thing after the other, in the order they came: a mark is not judged before the reply it follows. */
  inTurn<T>(work: () => Promise<T> | T): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Reads the disk; what memory knows beyond it in the same epoch stays, and is written. Without a disk, `saved` is false. */
  async load(): Promise<void> {
    try {
      const found = await onDisk(this.database);
      batch(() => this.#become(found));
    } catch {
      this.saved.value = false;
    }
  }

  /** Puts entries in the place of what memory holds of them; those no longer open leave it. */
  keep(entries: readonly Kept[]): void {
    if (!entries.length) return;
    const all = new Map(this.kept.peek().map((kept) => [kept.entry.id, kept]));
    for (const kept of entries) {
      if (kept.open) all.set(kept.entry.id, kept);
      else all.delete(kept.entry.id);
    }
    this.kept.value = byCount(all.values());
  }

  /** Looks at every entry again after the replica moved; those that changed go to the disk too. */
  review(): void {
    const moved = this.kept.peek().flatMap((kept) => {
      const now = marked(kept, this.intake.place, this.stood(kept.entry));
      return now === kept ? [] : [now];
    });
    for (const kept of moved) this.unwritten.entry(kept);
    this.keep(moved);
  }

  /** Writes what is not on the disk yet. Never rejects: `saved` says how it went, and what failed is tried with the next. */
  flush(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  /** What the server holds leaves this phone; my own deeds stay. */
  async forgetRecords(): Promise<void> {
    await this.database
      .write(["records", "shadow", "facts"], async (tx) => {
        const facts = tx.objectStore("facts");
        const gone = [tx.objectStore("records").clear(), tx.objectStore("shadow").clear()];
        await Promise.all([...gone, facts.delete("replica"), facts.delete("shadow")]);
      })
      .catch(() => {
        this.saved.value = false;
      });
  }

  /** Another tab changed the disk. */
  async hear(told: Told): Promise<void> {
    if (told.is === "reload") return this.load();
    if (told.is === "entries") return this.keep(told.entries);
    if (told.is === "photos") return heard(this, told.photos);
    const { wrote } = told;
    if (wrote.place && wrote.prior !== this.unwritten.stamp) return this.load();
    batch(() => {
      if (wrote.place) {
        this.replica[wrote.swap ? "swap" : "take"](wrote.changes);
        this.intake.shadow = undefined;
        this.unwritten.stamp = wrote.stamp;
        this.#stand(wrote.place, wrote.asOf);
      }
      this.keep(wrote.entries);
    });
  }

  #stand(place: Place | undefined, asOf: string | undefined): void {
    this.intake.place = place;
    this.durable = place;
    this.place.value = place;
    if (asOf) this.asOf.value = new Date(asOf);
  }

  /** My deeds that lie over that kind. The very list it was while they are the same: a deed on a run draws no person again. */
  #over(kind: string): ReadonlySignal<readonly Entry[]> {
    let before: readonly Entry[] = [];
    return computed(() => {
      const place = this.place.value;
      // What a held deed waits for is the record itself (P6).
      this.replica.of(kind).value;
      const entries = this.kept.value
        .filter((kept) => kept.entry.kind === kind && isLaid(kept, place, this.stood(kept.entry)))
        .map((kept) => kept.entry);
      if (!alike(entries, before)) before = entries;
      return before;
    });
  }

  async #write(): Promise<void> {
    while (!this.unwritten.isEmpty) {
      try {
        const wrote = await this.unwritten.write(this.database);
        this.saved.value = true;
        if (wrote.place) this.durable = wrote.place;
        this.tell({ is: "wrote", wrote });
      } catch (error) {
        if (!(error instanceof Overtaken)) {
          this.saved.value = false;
          return;
        }
        this.unwritten.forget();
        await this.load();
      }
    }
  }

  #become({ stood, shadow, skew, records, pages, kept, photos, device }: OnDisk): void {
    this.device = device;
    this.photos.value = new Map(photos.map((photo) => [photo.ref.sha256, photo]));
    this.skew.value = skew ?? this.skew.peek();
    const isAsLeft = this.unwritten.stamp === stood?.stamp;
    this.unwritten.stamp = stood?.stamp;
    const mine = this.intake.place;
    const theirs = stood?.place;
    // A disk that took nothing since this tab last read or wrote it, full as it may be, is behind whatever came since.
    const isOneLife = mine?.cursor.epoch === theirs?.cursor.epoch;
    if (mine && (isOneLife ? mine.cursor.seq > (theirs?.cursor.seq ?? 0) : isAsLeft)) {
      const asOf = this.asOf.peek()?.toISOString() ?? stood?.asOf ?? "";
      this.unwritten.taken({ changes: this.replica.all(), swap: true, place: mine }, asOf);
      this.durable = theirs;
    } else {
      this.replica.swap(records);
      this.#stand(theirs, stood?.asOf);
      const changes = new Map<string, Change>(pages.map((page) => [`${page.kind}/${page.id}`, page]));
      this.intake.shadow = shadow && { ...shadow, changes };
    }
    this.epoch ??= this.intake.tip?.cursor.epoch;
    const unsaved = this.kept.peek().filter((one) => !Number.isFinite(one.entry.n));
    this.kept.value = byCount([...kept, ...unsaved]);
  }
}
