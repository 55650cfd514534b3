/**
 * Photos to go with what is about to be done: taken, or chosen; kept on this phone from the moment they are there.
 * Promises: one is shrunk at a time; what cannot be read or kept says so, and nothing typed is lost.
 */
import "./photos.css";
import { useId, useState } from "preact/hooks";
import { type FileRef, MOST_FILES } from "../generated/kinds";
import type { Draft } from "../parts/draft";
import { Icon } from "../parts/icon";
import { Wrong } from "../parts/wrong";
import { NotSaved, photos } from "../sync";
import { say, type WordKey } from "../words";
import { type Shot, usePicture } from "./picture";
import { NotAPhoto, shrunk } from "./shrink";

export interface PhotoFieldProps {
  refs: readonly FileRef[];
  onAdd: (ref: FileRef) => void;
  /** Absent: what was added stands elsewhere. */
  onDrop?: ((ref: FileRef) => void) | undefined;
}

/** Shrinks, names and keeps it. What goes wrong is a word of the catalogue. */
async function take(file: File): Promise<FileRef | WordKey> {
  try {
    const { ref, pixels } = await shrunk(file);
    await photos.keep(ref, pixels);
    return ref;
  } catch (error) {
    if (error instanceof NotAPhoto) return error.reason === "unreadable" ? "photo.no_photo" : `photo.${error.reason}`;
    if (error instanceof NotSaved && error.reason === "full") return "photo.full";
    return error instanceof NotSaved ? "banner.not_saved_then" : "photo.no_photo";
  }
}

function Taken({ fileRef, place, onDrop }: { fileRef: FileRef; place: number; onDrop?: (() => void) | undefined }) {
  const shot: Shot = { kind: "check_in", record: "", ref: fileRef, person: null, at: null };
  const { url } = usePicture(shot, "thumb");
  return (
    <li class="shot">
      {url ? (
        <img src={url} alt={say("photo.one")} width={96} height={96} />
      ) : (
        <span class="noshot">
          <Icon name="camera" />
        </span>
      )}
      {onDrop ? (
        <button type="button" class="unshot" aria-label={say("photo.remove", { n: place + 1 })} onClick={onDrop}>
          <Icon name="cross" size={20} />
        </button>
      ) : null}
    </li>
  );
}

/** It may have appeared under the dock. */
const intoView = (shown: HTMLElement | null) => shown?.scrollIntoView({ block: "center" });

/** Photos of a form: kept in its draft until what they go with is done. */
export function DraftPhotos({ draft }: { draft: Pick<Draft<{ photos: readonly FileRef[] }>, "value" | "set"> }) {
  const others = (ref: FileRef) => draft.value.photos.filter((one) => one.sha256 !== ref.sha256);
  return (
    <PhotoField
      refs={draft.value.photos}
      onAdd={(ref) => draft.set({ photos: [...others(ref), ref] })}
      onDrop={(ref) => draft.set({ photos: others(ref) })}
    />
  );
}

export function PhotoField({ refs, onAdd, onDrop }: PhotoFieldProps) {
  const [working, setWorking] = useState(0);
  const [wrong, setWrong] = useState<WordKey | undefined>();
  const add = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    input.value = "";
    const room = Math.max(0, MOST_FILES - refs.length);
    setWrong(chosen.length > room ? "photo.too_many" : undefined);
    for (const [place, file] of chosen.slice(0, room).entries()) {
      setWorking(Math.min(chosen.length, room) - place);
      const taken = await take(file);
      if (typeof taken === "string") setWrong(taken);
      else onAdd(taken);
    }
    setWorking(0);
  };
  const id = useId();
  const input = (how: { capture?: "environment"; multiple?: boolean }) => (
    <input
      id={`${id}${how.capture ?? ""}`}
      type="file"
      accept="image/*"
      class="aloud"
      {...how}
      disabled={working > 0}
      onChange={(event) => void add(event.currentTarget)}
    />
  );
  return (
    <fieldset class="photofield">
      <legend>{say("photo.photos")}</legend>
      {refs.length > 0 ? (
        <ul class="shots">
          {refs.map((ref, place) => (
            <Taken key={ref.sha256} fileRef={ref} place={place} onDrop={onDrop && (() => onDrop(ref))} />
          ))}
        </ul>
      ) : null}
      <div class="btns">
        <label class="btn grow takes" for={`${id}environment`}>
          <Icon name="camera" size={20} />
          {say("photo.take")}
          {input({ capture: "environment" })}
        </label>
        <label class="btn grow" for={id}>
          {say("photo.choose")}
          {input({ multiple: true })}
        </label>
      </div>
      <p class="help" role="status">
        {working > 0 ? say("photo.keeping", { count: working }) : refs.length > 0 ? say("photo.kept") : ""}
      </p>
      {wrong ? <Wrong place={intoView}>{say(wrong)}</Wrong> : null}
    </fieldset>
  );
}
