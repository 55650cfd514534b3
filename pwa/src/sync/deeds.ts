/**
 * Doing a deed, and taking one off the list that needs the person.
 * Promises: the deed is on the screen before anything is awaited, and on the disk with its n when the promise resolves (E1).
 * Refuses: to keep on the screen what the disk refused; that rejects NotSaved.
 */
import { KINDS } from "../generated/kinds.ts";
import { countOn } from "./device.ts";
import { recordId, uuid7 } from "./ids.ts";
import type { Kept } from "./outbox.ts";
import { baseOf, isLaid } from "./overlay.ts";
import { filesOf, moved, nameFiles } from "./photos.ts";
import type { Pocket } from "./pocket.ts";
import type { AnyDeed, DeedOf, KindName, Refusal, Saved } from "./types.ts";
import type { Entry } from "./wire.ts";

export async function doDeed<K extends KindName>(pocket: Pocket, deed: DeedOf<K>): Promise<Saved> {
  const [saved] = await doDeeds(pocket, [deed as AnyDeed]);
  return saved as Saved;
}

/** Does several at once, each on a record of its own: on the screen in one frame, on the disk all of them or none. */
export async function doDeeds(pocket: Pocket, deeds: readonly AnyDeed[]): Promise<Saved[]> {
  const entries = deeds.map((deed) => entryOf(pocket, deed));
  const files = entries.flatMap(filesOf);
  pocket.keep(entries.map((entry) => ({ entry, open: 1 })));
  try {
    const [kept, named] = await pocket.database.write(["facts", "entries", "photos"], async (tx) => {
      const device = await countOn(tx, entries.length, pocket.platform);
      const first = device.n - entries.length + 1;
      const counted = entries.map(
        (entry, at): Kept => ({ entry: { ...entry, device: device.id, n: first + at }, open: 1 }),
      );
      await Promise.all(counted.map((one) => tx.objectStore("entries").put(one)));
      pocket.device = device;
      return [counted, await nameFiles(tx, files)] as const;
    });
    pocket.saved.value = true;
    pocket.keep(kept);
    moved(pocket, named);
    pocket.tell({ is: "entries", entries: kept });
    pocket.wants();
    return kept.map(({ entry }) => ({ id: entry.id, record: entry.record, n: entry.n }));
  } catch (error) {
    pocket.keep(entries.map((entry) => ({ entry })));
    pocket.saved.value = false;
    throw error;
  }
}

/** Takes it off `needsYou`, with those under it. */
export async function dismissed(pocket: Pocket, id: string): Promise<void> {
  const found = pocket.needsYou.peek().find((refusal) => refusal.id === id);
  const ids = found ? [id, ...found.dependents.map((one: Refusal) => one.id)] : [];
  for (const kept of pocket.kept.peek()) {
    if (!ids.includes(kept.entry.id)) continue;
    const now: Kept = { ...kept, dismissed: true };
    pocket.unwritten.entry(now);
    pocket.keep([now]);
  }
  pocket.review();
  await pocket.flush();
}

/** Not counted yet: n is given by the transaction that saves it. */
function entryOf(pocket: Pocket, deed: AnyDeed): Entry {
  // What is shown is what is kept and what is sent: plain JSON, cut loose from the screen's own objects.
  const fields = JSON.parse(JSON.stringify(deed.fields)) as Record<string, unknown>;
  const { kind } = deed;
  const record = deed.record ?? natural(kind, fields) ?? uuid7(pocket.platform);
  const stood = pocket.replica.get(kind, record);
  const place = pocket.place.peek();
  const laid = pocket.kept
    .peek()
    .filter((kept) => kept.entry.kind === kind && kept.entry.record === record && isLaid(kept, place, stood))
    .map((kept) => kept.entry);
  return {
    id: uuid7(pocket.platform),
    device: "",
    n: Number.POSITIVE_INFINITY,
    kind,
    record,
    verb: deed.verb,
    base: baseOf(fields, stood, place, laid),
    seen: place ? { epoch: place.cursor.epoch, seq: place.cursor.seq } : null,
    fields,
    at: new Date(pocket.platform.now()).toISOString(),
    offset: place ? Math.round(pocket.skew.peek()) : null,
    v: KINDS[kind].v,
  };
}

/** The id that the trade's natural key gives, where the kind has one and its fields are there (E5). */
function natural(kind: KindName, fields: Readonly<Record<string, unknown>>): string | undefined {
  const key = KINDS[kind].key.map((name) => fields[name]);
  return key.length && key.every((part): part is string => typeof part === "string")
    ? recordId(kind, ...key)
    : undefined;
}
