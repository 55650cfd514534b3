/** What the disk holds of one pocket, read in one transaction. */
import type { Database, Shadowed, Stood } from "./database.ts";
import { type Device, deviceIn } from "./device.ts";
import type { Kept } from "./outbox.ts";
import type { KeptPhoto } from "./types.ts";
import type { Change } from "./wire.ts";

export interface OnDisk {
  readonly stood: Stood | undefined;
  readonly shadow: Shadowed | undefined;
  readonly skew: number | undefined;
  readonly records: readonly Change[];
  readonly pages: readonly Change[];
  /** The open ones. */
  readonly kept: readonly Kept[];
  readonly photos: readonly KeptPhoto[];
  readonly device: Device;
}

/** Rejects NotSaved where there is no disk to read. */
export function onDisk(database: Database): Promise<OnDisk> {
  return database.write(["records", "shadow", "entries", "facts", "photos"], async (tx) => {
    const facts = tx.objectStore("facts");
    const [stood, shadow, skew, records, pages, kept, photos, device] = await Promise.all([
      facts.get("replica"),
      facts.get("shadow"),
      facts.get("skew"),
      tx.objectStore("records").getAll(),
      tx.objectStore("shadow").getAll(),
      tx.objectStore("entries").index("open").getAll(),
      tx.objectStore("photos").getAll(),
      deviceIn(tx, database.platform),
    ]);
    return {
      stood: stood as Stood | undefined,
      shadow: shadow as Shadowed | undefined,
      skew: skew as number | undefined,
      records,
      pages,
      kept,
      photos,
      device,
    };
  });
}
