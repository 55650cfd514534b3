/**
 * The photos this phone holds, in one pocket: kept before the deed that names them, and until a verified backup (F6, P7).
 * Promises: a photo and its state are on the disk when the promise resolves; one named by a deed waits from the same transaction on.
 * Refuses: to send anything; `photos/carry.ts` does, from the leading tab.
 */
import { type FileRef, KINDS } from "../generated/kinds.ts";
import type { Writing } from "./database.ts";
import type { Pocket } from "./pocket.ts";
import type { KeptPhoto, KindName } from "./types.ts";
import type { Entry } from "./wire.ts";

export interface Pixels {
  readonly full: ArrayBuffer;
  readonly thumb: ArrayBuffer;
}

/** A draft that no deed has named in so long was put away. */
const PUT_AWAY_MS = 3 * 86_400_000;

/** Keeps a photo that was just taken, as a draft; one that is here already stays as it is. Rejects NotSaved. */
export async function keepPhoto(pocket: Pocket, ref: FileRef, at: string, pixels: Pixels): Promise<void> {
  const kept = await pocket.database.write(["photos", "pixels"], async (tx) => {
    await clearAway(tx, Date.parse(at) - PUT_AWAY_MS);
    const known = await tx.objectStore("photos").get(ref.sha256);
    if (known) return known;
    const made: KeptPhoto = { ref, at, state: "draft", have: 0 };
    await Promise.all([
      tx.objectStore("pixels").put(pixels.full, `${ref.sha256}/full`),
      tx.objectStore("pixels").put(pixels.thumb, `${ref.sha256}/thumb`),
      tx.objectStore("photos").put(made),
    ]);
    return made;
  });
  moved(pocket, [kept]);
}

async function clearAway(tx: Writing, before: number): Promise<void> {
  const [photos, pixels] = [tx.objectStore("photos"), tx.objectStore("pixels")];
  for (const { ref, at, state } of await photos.getAll()) {
    if (state !== "draft" || Date.parse(at) >= before) continue;
    await Promise.all(
      [ref.sha256, `${ref.sha256}/full`, `${ref.sha256}/thumb`].map((key, place) =>
        (place === 0 ? photos : pixels).delete(key),
      ),
    );
  }
}

/** The bytes of a photo that this phone holds. */
export function pixelsOf(pocket: Pocket, sha256: string, size: "full" | "thumb"): Promise<ArrayBuffer | undefined> {
  return pocket.database.write(["pixels"], (tx) => tx.objectStore("pixels").get(`${sha256}/${size}`));
}

/** What became of a photo, on the disk and in every tab. */
export async function photoIs(pocket: Pocket, photo: KeptPhoto): Promise<void> {
  await pocket.database.write(["photos"], (tx) => tx.objectStore("photos").put(photo));
  moved(pocket, [photo]);
}

/** In memory and in the other tabs; how far a photo is being sent is worth no writing. */
export function moved(pocket: Pocket, photos: readonly KeptPhoto[]): void {
  if (!photos.length) return;
  heard(pocket, photos);
  pocket.tell({ is: "photos", photos });
}

export function heard(pocket: Pocket, photos: readonly KeptPhoto[]): void {
  const all = new Map(pocket.photos.peek());
  for (const photo of photos) all.set(photo.ref.sha256, photo);
  pocket.photos.value = all;
}

/** P7: a checked backup of the server's holds it: its bytes leave this phone, the small picture stays. Rejects NotSaved. */
export async function letGo(pocket: Pocket, photo: KeptPhoto): Promise<void> {
  const kept: KeptPhoto = { ...photo, state: "backed" };
  await pocket.database.write(["photos", "pixels"], async (tx) => {
    await Promise.all([
      tx.objectStore("pixels").delete(`${photo.ref.sha256}/full`),
      tx.objectStore("photos").put(kept),
    ]);
  });
  moved(pocket, [kept]);
}

/** P7: a new life of the log may not have them: those that had come to the server are offered again. */
export async function offerPhotos(tx: Writing): Promise<void> {
  const photos = tx.objectStore("photos");
  const there = (await photos.getAll()).filter(({ state }) => state === "whole");
  await Promise.all(there.map((photo) => photos.put({ ...photo, state: "waits", have: 0 })));
}

export const isOnServer = ({ state }: KeptPhoto) => state === "whole" || state === "backed";

/** The files that a deed names. */
export function filesOf({ kind, fields }: Pick<Entry, "kind" | "fields">): FileRef[] {
  const names = KINDS[kind as KindName]?.files ?? [];
  return names.flatMap((name) => (fields[name] as FileRef | FileRef[] | null | undefined) ?? []);
}

/** Inside the transaction that saves a deed: the photos it names wait from now on. */
export async function nameFiles(tx: Writing, files: readonly FileRef[]): Promise<KeptPhoto[]> {
  const photos = tx.objectStore("photos");
  const named: KeptPhoto[] = [];
  for (const { sha256 } of files) {
    const known = await photos.get(sha256);
    if (known?.state !== "draft") continue;
    const now: KeptPhoto = { ...known, state: "waits" };
    await photos.put(now);
    named.push(now);
  }
  return named;
}
