/** At another place, add a note: a small form each; what is typed stays until it is sent or put away. */
import type { FileRef } from "../../generated/kinds";
import { draft } from "../../parts/draft";
import { TextField } from "../../parts/fields";
import { DraftPhotos } from "../../photos/field";
import { records } from "../../sync";
import { say } from "../../words";
import { checkIn } from "./deeds";

export type More = "at_place" | "note";

const EMPTY: { place: string; note: string; photos: readonly FileRef[] } = { place: "", note: "", photos: [] };
const written = (more: More) => draft(`check-in/${more}`, EMPTY);

export function MoreForm({ more }: { more: More }) {
  const form = written(more);
  const { place, note } = form.value;
  const places = [
    ...new Set(
      records("location")
        .value.map((one) => one.name)
        .filter(Boolean),
    ),
  ].sort();
  return (
    <div class="form gap">
      {more === "at_place" ? (
        <TextField
          label={say("check.field.place")}
          value={place}
          onText={(text) => form.set({ place: text })}
          list="places"
        />
      ) : null}
      <datalist id="places">
        {places.map((name) => (
          <option key={name} value={name ?? ""} />
        ))}
      </datalist>
      <TextField
        label={say(more === "note" ? "check.field.note" : "check.field.note_too")}
        value={note}
        onText={(text) => form.set({ note: text })}
        long={more === "note"}
      />
      <DraftPhotos draft={form} />
    </div>
  );
}

export function MoreDock({ more, onDone }: { more: More; onDone: () => void }) {
  const form = written(more);
  const place = form.value.place.trim();
  const note = form.value.note.trim();
  const { photos } = form.value;
  const ready = more === "note" ? note !== "" || photos.length > 0 : place !== "";
  return (
    <div class="btns">
      <button type="button" class="btn" onClick={onDone}>
        {say("check.put_away")}
      </button>
      <button
        type="button"
        class="btn ink grow"
        disabled={!ready}
        onClick={async () => {
          if (!(await checkIn({ what: more, place: place || undefined, note: note || undefined, photos }))) return;
          form.clear();
          onDone();
        }}
      >
        {say(`check.keep.${more}`)}
      </button>
    </div>
  );
}
