/**
 * What becomes of the outbox when the server counts otherwise: a fork, a gap, a restore (A2, P7).
 * Promises: one transaction each over what is on the disk, so that no deed is lost or doubled whichever tab did it.
 */
import type { Writing } from "./database.ts";
import { type Device, deviceIn } from "./device.ts";
import { uuid7 } from "./ids.ts";
import { type Kept, waits } from "./outbox.ts";
import { isLaid } from "./overlay.ts";
import { offerPhotos } from "./photos.ts";
import type { Pocket } from "./pocket.ts";

/** A2: that identity's n stand for other entries there. What waits goes under a new one, which names its parent. */
export async function fork(pocket: Pocket, forked: string): Promise<void> {
  await pocket.database.write(["facts", "entries"], async (tx) => {
    const old = await deviceIn(tx, pocket.platform);
    if (old.id !== forked) return;
    const entries = tx.objectStore("entries");
    const waiting = (await entries.index("open").getAll()).filter(
      (kept) => waits(kept) && kept.entry.device === forked,
    );
    const fresh: Device = { id: uuid7(pocket.platform), earlier: [...old.earlier, old.id], n: old.n };
    const again = waiting.map((kept) => entries.put({ ...kept, entry: { ...kept.entry, device: fresh.id } }));
    await Promise.all([tx.objectStore("facts").put(fresh, "device"), ...again]);
  });
  await reread(pocket);
}

/** A2: the server has that identity only up to before `expected`. What follows is offered again; what is lost here too is declared. */
export async function bridge(pocket: Pocket, identity: string, expected: number): Promise<void> {
  const again = await pocket.database.write(["facts", "entries"], async (tx) => {
    const device = await deviceIn(tx, pocket.platform);
    const entries = tx.objectStore("entries");
    const all = (await known(pocket, tx)).filter(({ entry }) => entry.device === identity && entry.n >= expected);
    const least = Math.min(...all.map(({ entry }) => entry.n));
    const decided = all.filter((kept) => !waits(kept));
    await Promise.all(decided.map((kept) => entries.put(offered(pocket, kept))));
    if (Number.isFinite(least) && least > expected) {
      await tx.objectStore("facts").put({ ...device, lost: { device: identity, through: least - 1 } }, "device");
    }
    return decided;
  });
  pocket.unwritten.letGo(again);
  await reread(pocket);
}

/** The declared hole was taken note of. */
export async function bridged(pocket: Pocket): Promise<void> {
  await pocket.database.write(["facts"], async (tx) => {
    const { lost: _, ...device } = await deviceIn(tx, pocket.platform);
    await tx.objectStore("facts").put(device, "device");
    pocket.device = device;
  });
}

/** P7: a new epoch. Every outcome is forgotten and every entry offered again, in order of n; every photo too. */
export async function offerAll(pocket: Pocket): Promise<void> {
  await pocket.flush();
  const again = await pocket.database.write(["entries", "photos"], async (tx) => {
    const entries = tx.objectStore("entries");
    await offerPhotos(tx);
    const decided = (await known(pocket, tx)).filter((kept) => !waits(kept));
    await Promise.all(decided.map((kept) => entries.put(offered(pocket, kept))));
    return decided;
  });
  pocket.unwritten.letGo(again);
  await reread(pocket);
}

/** Entries that a verified backup holds are kept no longer (P7). Only outcomes of that epoch count. */
export async function prune(pocket: Pocket, floor: number, epoch: string): Promise<void> {
  await pocket.database.write(["entries"], async (tx) => {
    for (let at = await tx.objectStore("entries").openCursor(); at; at = await at.continue()) {
      const { outcome, open } = at.value;
      if (!open && outcome?.epoch === epoch && outcome.seq !== null && outcome.seq <= floor) await at.delete();
    }
  });
}

/** What the replica has long since taken in is not laid over it again; what still lies over it goes on doing so. */
function offered(pocket: Pocket, kept: Kept): Kept {
  const { outcome: _, ...rest } = kept;
  const laid = isLaid(kept, pocket.intake.place, pocket.stood(kept.entry));
  return { ...rest, offered: true, open: 1, ...(laid ? {} : { again: true }) };
}

/** Every deed as this tab knows it: what became of one may not be on the disk yet, and must not be written there later. */
async function known(pocket: Pocket, tx: Writing): Promise<Kept[]> {
  const all = await tx.objectStore("entries").getAll();
  return all.map((kept) => pocket.unwritten.entries.get(kept.entry.id) ?? kept);
}

async function reread(pocket: Pocket): Promise<void> {
  await pocket.load();
  pocket.tell({ is: "reload" });
}
