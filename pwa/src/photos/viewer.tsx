/**
 * One photo, as large as the screen: Escape closes it, the arrows go on.
 * Promises: until the large one is there the small one stands; what is not there says why, and what to do.
 */
import { useEffect, useRef } from "preact/hooks";
import { photos } from "../sync";
import { say, type WordKey } from "../words";
import { type Absent, type Shot, usePicture } from "./picture";

export interface ViewerProps {
  shots: readonly Shot[];
  /** What each is called. */
  words: readonly string[];
  at: number;
  onAt: (place: number) => void;
  onClose: () => void;
  onStrike?: ((shot: Shot) => void) | undefined;
}

function Large({ shot, words }: { shot: Shot; words: string }) {
  const thumb = usePicture(shot, "thumb");
  const full = usePicture(shot, "full");
  const url = full.url ?? thumb.url;
  const why: Absent | "not_taken" | undefined =
    photos.kept(shot.ref.sha256)?.state === "refused" ? "not_taken" : full.absent;
  return (
    <figure>
      {url ? (
        <img src={url} alt={words} width={shot.ref.width ?? undefined} height={shot.ref.height ?? undefined} />
      ) : null}
      <figcaption>
        <b class="strong">{words}</b>
        {why ? <span>{say(`photo.${why}.then` satisfies WordKey)}</span> : null}
      </figcaption>
    </figure>
  );
}

export function Viewer({ shots, words, at, onAt, onClose, onStrike }: ViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const shot = shots[at];
  const go = (by: number) => {
    if (shots[at + by]) onAt(at + by);
  };
  if (!shot) return null;
  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label={words[at]}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") go(-1);
        if (event.key === "ArrowRight") go(1);
      }}
    >
      <Large key={shot.ref.sha256} shot={shot} words={words[at] ?? ""} />
      <div class="btns">
        {shots.length > 1 ? (
          <>
            <button type="button" class="btn" disabled={at === 0} onClick={() => go(-1)}>
              {say("photo.before")}
            </button>
            <button type="button" class="btn" disabled={at === shots.length - 1} onClick={() => go(1)}>
              {say("photo.next")}
            </button>
          </>
        ) : null}
        {onStrike ? (
          <button
            type="button"
            class="btn"
            onClick={() => {
              dialog.current?.close();
              onStrike(shot);
            }}
          >
            {say("photo.strike")}
          </button>
        ) : null}
        <button type="button" class="btn ink grow" onClick={() => dialog.current?.close()}>
          {say("photo.close")}
        </button>
      </div>
    </dialog>
  );
}
