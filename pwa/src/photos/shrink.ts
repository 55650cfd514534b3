/**
 * A photo as it leaves this phone: no longer than 2,048 px, drawn anew, so that nothing the camera wrote beside it is left (F6).
 * Promises: one picture in memory at a time. Refuses: what this browser cannot read as a picture, by name.
 */
import { FILE_BYTES, type FileRef } from "../generated/kinds.ts";
import type { Pixels } from "../sync/photos.ts";

export const FULL = 2048;
export const THUMB = 320;
const QUALITY = 0.82;

/** heic: a sort that this browser cannot read. unreadable: no picture, or a broken one. insecure: no way to name it here. */
export type Unusable = "heic" | "unreadable" | "insecure";

export class NotAPhoto extends Error {
  override readonly name = "NotAPhoto";
  constructor(readonly reason: Unusable) {
    super(reason);
  }
}

export interface Shrunk {
  readonly ref: FileRef;
  readonly pixels: Pixels;
}

/** Width and height with the longest side no longer than `most`. */
export function within(width: number, height: number, most: number): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export async function shrunk(file: Blob): Promise<Shrunk> {
  if (!globalThis.crypto?.subtle) throw new NotAPhoto("insecure");
  const picture = await decoded(file);
  const large = within(picture.width, picture.height, FULL);
  const drawn = draw(picture, large);
  picture.close();
  const [full, thumb] = [await bytesOf(drawn), await bytesOf(draw(drawn, within(large.width, large.height, THUMB)))];
  // The memory of a canvas goes when its size does, not when somebody comes to collect it.
  drawn.width = 0;
  if (full.byteLength > FILE_BYTES) throw new NotAPhoto("unreadable");
  const sha256 = hex(await crypto.subtle.digest("SHA-256", full));
  return { ref: { sha256, bytes: full.byteLength, type: "image/jpeg", ...large }, pixels: { full, thumb } };
}

export function isHeic(file: Blob & { readonly name?: string }): boolean {
  return /hei[cf]/i.test(file.type) || /\.hei[cf]$/i.test(file.name ?? "");
}

async function decoded(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new NotAPhoto(isHeic(file) ? "heic" : "unreadable");
  }
}

function draw(from: ImageBitmap | HTMLCanvasElement, to: { width: number; height: number }): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, to);
  const pen = canvas.getContext("2d");
  if (!pen) throw new NotAPhoto("unreadable");
  pen.imageSmoothingQuality = "high";
  // What shows through is white, as on paper.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, to.width, to.height);
  pen.drawImage(from, 0, 0, to.width, to.height);
  return canvas;
}

async function bytesOf(canvas: HTMLCanvasElement): Promise<ArrayBuffer> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new NotAPhoto("unreadable");
  return blob.arrayBuffer();
}

const hex = (digest: ArrayBuffer) =>
  [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
