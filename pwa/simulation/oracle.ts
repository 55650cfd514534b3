/**
 * What must hold of one phone at every step, worked out from its storage and its screen and from nothing the core says of itself.
 * Promises: the first thing found wrong is named.
 */
import type { Kept } from "../src/sync/outbox.ts";
import type { Pocket } from "../src/sync/pocket.ts";
import type { Change, Message, Place } from "../src/sync/wire.ts";
import type { Phone } from "./phone.ts";

/** What an author had seen of a record: the epoch, and its rev there. */
export type Point = readonly [epoch: string, rev: number];

type Rec = Readonly<Record<string, unknown>>;

export interface Oracle {
  /** The ids of deeds that the app said were saved, in any life. */
  readonly saved: Set<string>;
  /** For each deed, what its author had seen of the record, then and under his own overlay. */
  readonly sawOf: Map<string, readonly Point[]>;
  /** Where each deed was judged, as far as this phone has heard; how far checked backups reach, by epoch. */
  readonly judged: Map<string, Point>;
  readonly floors: Map<string, number>;
  /** What the author of a deed on that record has seen of it, now. */
  seen(pocket: Pocket, kind: string, record: string | undefined): readonly Point[];
  /** A message has left. Nothing in it may be ahead of the storage. */
  sent(message: Message): void;
  /** The identities this phone has had, oldest first. */
  readonly lives: string[];
  /** E3: what base a deed on that record must have, by what lies over it now; undefined: the disk cannot tell. */
  baseOf(
    pocket: Pocket,
    deed: { kind: string; record?: string | undefined; fields: Rec },
  ): Kept["entry"]["base"] | undefined;
  died(): void;
  /** What a foreign answer must leave as it is. */
  untouched(): string;
  /** The server has said something. */
  heard(text: string, onSocket?: boolean): void;
  fail(what: string): void;
  /** What is wrong now; null if nothing is. */
  look(): string | null;
}

export function oracleOf(phone: Phone): Oracle {
  const saved = new Set<string>();
  const sawOf = new Map<string, readonly Point[]>();
  const judged = new Map<string, Point>();
  const floors = new Map<string, number>();
  const first = new Map<string, Kept["entry"]>();
  /** The furthest cursor on the disk, by epoch. */
  const furthest = new Map<string, number>();
  const lives: string[] = [];
  /** What was heard in frames, and that a cursor past it must have brought into the replica. */
  let framed: { readonly key: string; readonly rev: number; readonly life: string }[] = [];
  const went = new Map<string, number>();
  let revs = new Map<string, number>();
  let under = "";
  let wrong: string | null = null;

  const entries = () => [...phone.disk.rows("entries").values()] as Kept[];
  const placed = () => (phone.disk.rows("facts").get("replica") as { place: Place } | undefined)?.place;
  const verbOf = ({ entry }: Kept) =>
    (phone.core.KINDS as Rec)[entry.kind] as { verbs: Record<string, Rec> } | undefined;

  /** P6, said once more: whether a deed lies over what the server holds. */
  function lies(kept: Kept, pocket: Pocket): boolean {
    const { outcome } = kept;
    if (kept.again || verbOf(kept)?.verbs[kept.entry.verb]?.offline === "no") return false;
    if (!outcome) return true;
    if (outcome.outcome === "refused") return false;
    const stood = pocket.replica.get(kept.entry.kind, kept.entry.record);
    if (outcome.outcome === "held") return !(stood && stood.rev > (outcome.seq ?? 0));
    const cursor = pocket.place.peek()?.cursor;
    return cursor?.epoch !== outcome.epoch || cursor.seq < (outcome.seq ?? 0);
  }

  function laid(pocket: Pocket, kind: string, record: string): Kept[] {
    const mine = entries().filter((kept) => kept.entry.kind === kind && kept.entry.record === record);
    return mine.filter((kept) => lies(kept, pocket)).sort((a, b) => a.entry.n - b.entry.n);
  }

  function fail(what: string): void {
    wrong ??= `${phone.name}: ${what}`;
  }

  /** A2: an identity names the one before it on this phone. */
  function identity(): void {
    const id = (phone.disk.rows("facts").get("device") as { id: string } | undefined)?.id;
    if (id !== undefined && lives.at(-1) !== id) lives.push(id);
  }

  /** P4: what was framed is in the replica once the cursor is past it. */
  function frames(pocket: Pocket | undefined): void {
    const place = pocket?.place.peek();
    if (!place) return;
    const life = `${place.cursor.epoch} ${place.scope}`;
    framed = framed.filter((one) => {
      if (one.life !== life) return false;
      if (one.rev > place.cursor.seq) return true;
      if ((revs.get(one.key) ?? 0) < one.rev)
        fail(`P4: ${one.key} was framed at rev ${one.rev}; the cursor is at ${place.cursor.seq} without it`);
      return false;
    });
  }

  /** P7: a checked backup holds the deed, as far as this phone was told. */
  function isPruned(id: string): boolean {
    const [epoch, seq] = judged.get(id) ?? ["", 0];
    return seq > 0 && seq <= (floors.get(epoch) ?? 0);
  }

  /** What was said to be saved is there, as it was, counted once. */
  function outbox(): void {
    const rows = phone.disk.rows("entries") as Map<string, Kept>;
    for (const id of saved)
      if (!rows.has(id) && !isPruned(id)) fail(`E1: deed ${id} was said to be saved and is not in the storage`);
    const counted = new Set<string>();
    for (const { entry, outcome } of rows.values()) {
      const count = `${entry.device}/${entry.n}`;
      if (counted.has(count)) fail(`E1: two deeds count as ${count}`);
      counted.add(count);
      if (outcome?.seq) judged.set(entry.id, [outcome.epoch, outcome.seq]);
      const stood = first.get(entry.id) ?? entry;
      first.set(entry.id, stood);
      if (stood.fields !== entry.fields || stood.base !== entry.base || stood.record !== entry.record)
        fail(`A2: deed ${entry.id} has changed since it was saved`);
    }
  }

  /** P5: on the disk and in memory nothing runs backwards within an epoch. */
  function cursors(pocket: Pocket | undefined): void {
    const onDisk = placed();
    if (onDisk) {
      const { epoch, seq } = onDisk.cursor;
      if (seq < (furthest.get(epoch) ?? 0)) fail(`P5: the cursor went back to ${seq} in ${epoch}`);
      furthest.set(epoch, seq);
    }
    const durable = pocket?.durable?.cursor;
    if (durable && !(onDisk && onDisk.cursor.epoch === durable.epoch && onDisk.cursor.seq >= durable.seq))
      fail(`R2: ${durable.seq} counts as on the disk, which has ${onDisk?.cursor.seq}`);
    const place = pocket?.place.peek();
    if (!pocket || !place) return;
    const now = new Map<string, number>();
    for (const { kind, id, rev } of pocket.replica.all()) now.set(`${kind}/${id}`, rev);
    const life = `${place.cursor.epoch} ${place.scope}`;
    if (life === under)
      for (const [key, rev] of now) if (rev < (revs.get(key) ?? 0)) fail(`P5: ${key} went back to rev ${rev}`);
    under = life;
    revs = now;
  }

  /** Records and cursor are on the disk together, whenever the phone says that all is saved. */
  function wholeDisk(pocket: Pocket): void {
    const [place, onDisk] = [pocket.place.peek(), placed()];
    if (!place || !onDisk || place.cursor.epoch !== onDisk.cursor.epoch || place.cursor.seq !== onDisk.cursor.seq)
      return;
    if (place.scope !== onDisk.scope) return;
    const kept = new Map([...(phone.disk.rows("records") as Map<string, Change>)].map(([key, one]) => [key, one.rev]));
    for (const [key, rev] of revs) {
      if (kept.get(key) !== rev) fail(`P5: ${key} is at rev ${rev}, and at ${kept.get(key)} on the disk of one cursor`);
      kept.delete(key);
    }
    for (const key of kept.keys()) fail(`P5: ${key} is on the disk alone`);
  }

  /** P6: my own word is on my screen until the server's takes its place. */
  function screen(pocket: Pocket): void {
    const shown = new Map<string, [Kept, Record<string, unknown>]>();
    for (const kept of entries().sort((a, b) => a.entry.n - b.entry.n)) {
      if (!lies(kept, pocket)) continue;
      const { kind, record, fields } = kept.entry;
      const key = `${kind}/${record}`;
      // Of a record that is not here, and that nothing of mine makes before, there is nothing to show.
      const makes = verbOf(kept)?.verbs[kept.entry.verb]?.creates;
      if (!shown.has(key) && !makes && !pocket.replica.get(kind, record)) continue;
      shown.set(key, [kept, { ...shown.get(key)?.[1], ...fields }]);
    }
    for (const [key, [{ entry }, fields]] of shown) {
      const rec = pocket.laid(entry.kind).peek().get(entry.record);
      if (!rec) {
        if (verbOf({ entry } as Kept)?.verbs[entry.verb]?.creates) fail(`P6: ${key}, made here, is not on the screen`);
        continue;
      }
      for (const [name, value] of Object.entries(fields))
        if (JSON.stringify(rec[name]) !== JSON.stringify(value))
          fail(`P6: ${key}.${name} shows ${JSON.stringify(rec[name])} under my own ${JSON.stringify(value)}`);
    }
  }

  return {
    saved,
    sawOf,
    lives,
    judged,
    floors,
    seen(pocket, kind, record) {
      if (!record) return [];
      const cursor = pocket.place.peek()?.cursor;
      const stood = pocket.replica.get(kind, record);
      const under = laid(pocket, kind, record).flatMap((kept) => sawOf.get(kept.entry.id) ?? []);
      return [[cursor?.epoch ?? "", stood?.rev ?? 0], ...under];
    },
    baseOf(pocket, { kind, record, fields }) {
      if (!pocket.unwritten.isEmpty || !pocket.saved.peek()) return undefined;
      const covering = record ? laid(pocket, kind, record).find(({ entry }) => meets(entry.fields, fields)) : undefined;
      if (covering) return covering.entry.base;
      const cursor = pocket.place.peek()?.cursor;
      const stood = record ? pocket.replica.get(kind, record) : undefined;
      return cursor && stood ? { epoch: cursor.epoch, rev: stood.rev } : null;
    },
    sent(message) {
      identity();
      const was = lives[lives.indexOf(message.device) - 1] ?? null;
      if (message.was !== was) fail(`A2: ${message.device} names ${message.was} as its parent, and was ${was}`);
      const rows = phone.disk.rows("entries") as Map<string, Kept>;
      for (const [at, entry] of message.entries.entries()) {
        const kept = rows.get(entry.id)?.entry;
        if (kept?.n !== entry.n) fail(`E1: deed ${entry.id} left the phone as n ${entry.n}, and ${kept?.n} is saved`);
        if (at > 0 && entry.n <= (message.entries[at - 1]?.n ?? 0)) fail("E1: deeds left out of their order");
      }
      const onDisk = placed()?.cursor;
      const { applied } = message;
      if (applied && !(onDisk?.epoch === applied.epoch && onDisk.seq >= applied.seq))
        fail(`R2: ${applied.seq} was reported as applied, and the disk has ${onDisk?.seq}`);
    },
    untouched: () => JSON.stringify([placed(), phone.life?.pocket.place.peek(), entries().map((kept) => kept.outcome)]),
    fail,
    heard(text, onSocket = false) {
      const said = text.startsWith("{") ? JSON.parse(text) : {};
      for (const { id, seq } of said.outcomes ?? []) if (seq) judged.set(id, [said.epoch, seq]);
      if (said.snapshot) {
        framed = [];
        went.clear();
      }
      const place = phone.life?.pocket.place.peek();
      for (const { kind, id, rev, gone } of said.changes ?? []) {
        const key = `${kind}/${id}`;
        // In another channel of his it may be live all the same.
        if (gone) {
          framed = framed.filter((one) => one.key !== key);
          went.set(key, rev);
        } else if (rev > (went.get(key) ?? 0) && place && onSocket && said.type === "changes")
          framed.push({ key, rev, life: `${said.epoch} ${place.scope}` });
      }
      if (said.backup_floor) floors.set(said.epoch, Math.max(said.backup_floor, floors.get(said.epoch) ?? 0));
    },
    died() {
      framed = [];
      went.clear();
      revs = new Map();
      under = "";
    },
    look() {
      const pocket = phone.life?.pocket;
      if (phone.erased) return wrong;
      outbox();
      identity();
      cursors(pocket);
      frames(pocket);
      // What the disk refused waits in memory: until it is written, the disk cannot tell what the screen should show.
      if (pocket?.unwritten.isEmpty && pocket.saved.peek()) {
        wholeDisk(pocket);
        screen(pocket);
      }
      return wrong;
    },
  };
}

function meets(one: Rec, other: Rec): boolean {
  return Object.keys(one).some((name) => Object.hasOwn(other, name));
}
