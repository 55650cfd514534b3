/**
 * Photos of a record: small ones in a row, each with where it stands; a tap shows one large.
 * Promises: each has its words (who, when) and says in words why it is not there.
 */
import "./photos.css";
import { useState } from "preact/hooks";
import { Icon } from "../parts/icon";
import { SyncMark } from "../parts/marks";
import { whenSaid } from "../parts/said";
import { photos, record } from "../sync";
import { isOnServer } from "../sync/photos";
import { say, type WordKey } from "../words";
import { type Absent, type Shot, usePicture } from "./picture";
import { Viewer } from "./viewer";

/** "Photo by Sam Okafor, 14:05". */
export function photoSaid({ person, at }: Shot): string {
  const name = person ? record("person", person).value?.name : undefined;
  if (!at) return say("photo.one");
  return name ? say("photo.by", { name, time: whenSaid(at) }) : say("photo.at", { time: whenSaid(at) });
}

/** Where one of this phone's own stands, while that is worth saying; why another's is not there. */
export function stateSaid(sha256: string, absent: Absent | undefined): { words: string; here?: boolean } | undefined {
  const kept = photos.kept(sha256);
  if (kept?.state === "refused") return { words: say("photo.not_taken") };
  if (kept && !isOnServer(kept)) {
    const percent = Math.floor((100 * kept.have) / kept.ref.bytes);
    const words = kept.have > 0 ? say("photo.sending", { percent }) : say("part.on_this_phone");
    return { words, here: true };
  }
  if (absent) return { words: say(`photo.${absent}` satisfies WordKey) };
  return kept ? { words: say("part.on_the_server") } : undefined;
}

function Thumb({ shot, words, quiet, onOpen }: { shot: Shot; words: string; quiet: boolean; onOpen: () => void }) {
  const { url, absent } = usePicture(shot, "thumb");
  const own = photos.kept(shot.ref.sha256);
  const state = quiet && own && isOnServer(own) ? undefined : stateSaid(shot.ref.sha256, absent);
  return (
    <button
      type="button"
      class="shot"
      aria-haspopup="dialog"
      aria-label={[words, state?.words].filter(Boolean).join(", ")}
      onClick={onOpen}
    >
      {url ? (
        <img src={url} alt="" width={96} height={96} />
      ) : (
        <span class="noshot">
          <Icon name="camera" />
        </span>
      )}
      {state && own && own.state !== "refused" ? (
        <SyncMark where={state.here ? "here" : "server"} words={state.words} />
      ) : state ? (
        <small>{state.words}</small>
      ) : null}
    </button>
  );
}

export interface PhotosProps {
  shots: readonly Shot[];
  label?: string;
  /** Strikes one, from where it is shown large. */
  onStrike?: ((shot: Shot) => void) | undefined;
  /** What is safe on the server need not be said here. */
  quiet?: boolean;
}

export function Photos({ shots, label, onStrike, quiet }: PhotosProps) {
  const [open, setOpen] = useState<number | undefined>();
  if (shots.length === 0) return null;
  const words = shots.map((shot, place) =>
    shots.length > 1
      ? say("photo.numbered", { what: photoSaid(shot), n: place + 1, of: shots.length })
      : photoSaid(shot),
  );
  return (
    <>
      <ul class="shots" aria-label={label ?? say("photo.photos")}>
        {shots.map((shot, place) => (
          <li key={`${shot.record}/${shot.ref.sha256}`}>
            <Thumb shot={shot} words={words[place] ?? ""} quiet={quiet ?? false} onOpen={() => setOpen(place)} />
          </li>
        ))}
      </ul>
      {open === undefined || !shots[open] ? null : (
        <Viewer
          shots={shots}
          words={words}
          at={open}
          onAt={setOpen}
          onClose={() => setOpen(undefined)}
          onStrike={onStrike}
        />
      )}
    </>
  );
}
