/**
 * The picture of a photo: this phone's own pixels, else the server's, by the record that names it.
 * Promises: what is not here says why, and is asked for again while somebody looks. Refuses: a captive portal's page as a picture (W3).
 */
import { useEffect, useState } from "preact/hooks";
import type { CheckIn, FileRef, RunProof } from "../generated/kinds";
import { link, me, photos } from "../sync";

/** A photo in the record that names it, who took it and when. */
export interface Shot {
  readonly kind: "run_proof" | "check_in" | "location_photo";
  readonly record: string;
  readonly ref: FileRef;
  readonly person: string | null;
  readonly at: string | null;
}

/** The photos of a check-in or of a delivery's proof. */
export function shotsOf(of: CheckIn | RunProof): Shot[] {
  const kind = "what" in of ? "check_in" : "run_proof";
  return (of.photos ?? []).map((ref) => ({ kind, record: of.id, ref, person: of.person, at: of.at }));
}

export type Size = "full" | "thumb";
/** Why there is no picture: not sent yet, never sent, nothing that can be shown, or no signal to fetch it with. */
export type Absent = "late" | "missing" | "unreadable" | "no_signal";

const LONG_MS = 90_000;
const AGAIN_MS: Readonly<Record<Absent, number>> = {
  late: 15_000,
  no_signal: 15_000,
  missing: 300_000,
  unreadable: Number.POSITIVE_INFINITY,
};
const CODES: Readonly<Record<string, Absent>> = {
  file_late: "late",
  file_missing: "missing",
  file_unreadable: "unreadable",
  // The record itself is on its way too.
  no_such_record: "late",
};

export async function pictureOf(shot: Shot, size: Size): Promise<Blob | Absent> {
  const { sha256 } = shot.ref;
  if (photos.kept(sha256)) {
    const here = await photos.pixels(sha256, size).catch(() => undefined);
    if (here) return new Blob([here], { type: "image/jpeg" });
  }
  const address = `/p/${me.peek()?.production.id}/api/files/${shot.kind}/${shot.record}/${sha256}/${size}`;
  try {
    const signal = AbortSignal.timeout(LONG_MS);
    const answer = await fetch(address, { credentials: "same-origin", redirect: "error", signal });
    const type = answer.headers.get("Content-Type") ?? "";
    if (answer.ok && type.startsWith("image/")) return await answer.blob();
    if ((answer.status !== 202 && answer.status !== 404) || !type.startsWith("application/json")) return "no_signal";
    const { code } = (await answer.json()) as { code?: string };
    return CODES[code ?? ""] ?? "no_signal";
  } catch {
    return "no_signal";
  }
}

/** Its address for an image, or why there is none; neither while that is not known. */
export function usePicture(shot: Shot, size: Size): { url?: string; absent?: Absent } {
  const [found, setFound] = useState<{ url?: string; absent?: Absent }>({});
  const { kind, record, ref } = shot;
  const away = link.state.value === "away";
  const mine = photos.kept(ref.sha256) !== undefined;
  useEffect(() => {
    let [over, url] = [false, ""];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const picture = await pictureOf(shot, size);
      if (over) return;
      if (picture instanceof Blob) {
        url = URL.createObjectURL(picture);
        setFound({ url });
        return;
      }
      setFound({ absent: picture });
      const again = AGAIN_MS[picture];
      if (Number.isFinite(again)) timer = setTimeout(look, again);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
      if (url) URL.revokeObjectURL(url);
    };
  }, [kind, record, ref.sha256, size, away, mine]);
  return found;
}
