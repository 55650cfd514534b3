/**
 * "Copy that" on a notice: the same deed that the button in Today does, with no page open.
 * Promises: a counted entry on the disk in one transaction (E1); a call that is copied, or being copied, is not copied again.
 * Refuses: to copy any revision but the one that the notice told.
 */
import { countOn } from "../sync/device.ts";
import { recordId, uuid7 } from "../sync/ids.ts";
import type { Kept } from "../sync/outbox.ts";
import { baseOf, type Rec } from "../sync/overlay.ts";
import type { Entry, Place } from "../sync/wire.ts";
import type { About } from "./notice.ts";
import type { PocketHere } from "./pocket-here.ts";

/** The version of the kind `copy` that is written here; a test holds it to the declaration. */
export const COPY_V = 1;

/** The entry's id; undefined where there was nothing to copy any more. Rejects NotSaved. */
export async function copyThat(pocket: PocketHere, about: About): Promise<string | undefined> {
  const { call, revision, person } = about;
  if (!call || !revision) return undefined;
  const record = recordId("copy", person, call, revision);
  const kept = await pocket.database.write(["facts", "entries", "records"], async (tx) => {
    const facts = tx.objectStore("facts");
    const [found, stood, known, open] = await Promise.all([
      tx.objectStore("records").get(["copy", record]),
      facts.get("replica"),
      facts.get("skew"),
      tx.objectStore("entries").index("open").getAll(),
    ]);
    const mine = open.map((one) => one.entry).filter((entry) => entry.kind === "copy" && entry.record === record);
    if (found?.record?.copied || mine.some((entry) => entry.verb === "copy.copy")) return undefined;
    const place = (stood as { place: Place } | undefined)?.place;
    const skew = (known as number | undefined) ?? 0;
    const now = Date.now();
    const fields = {
      person,
      call,
      shoot_day: about.shoot_day ?? null,
      revision,
      copied: { at: new Date(now + skew).toISOString() },
    };
    const laid = mine.sort((a, b) => a.n - b.n);
    const seen = found?.record && ({ ...found.record, id: record, rev: found.rev } as Rec);
    const device = await countOn(tx);
    const entry: Entry = {
      id: uuid7(),
      device: device.id,
      n: device.n,
      kind: "copy",
      record,
      verb: "copy.copy",
      base: baseOf(fields, seen, place, laid),
      seen: place ? { epoch: place.cursor.epoch, seq: place.cursor.seq } : null,
      fields,
      at: new Date(now).toISOString(),
      offset: place ? Math.round(skew) : null,
      v: COPY_V,
    };
    const made: Kept = { entry, open: 1 };
    await tx.objectStore("entries").put(made);
    return made;
  });
  if (!kept) return undefined;
  pocket.tellKept([kept]);
  return kept.entry.id;
}
