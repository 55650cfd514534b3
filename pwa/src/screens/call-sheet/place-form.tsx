/**
 * One place: new, or an old one changed.
 *
 * Promises: what was typed is there after a reload, until it is kept or put away. Refuses: to keep what it cannot read, and says which field.
 */
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Location } from "../../generated/kinds";
import { draft } from "../../parts/draft";
import { ChoiceField, TextField } from "../../parts/fields";
import { PlacePhotoField } from "../../photos/place-photos";
import { say } from "../../words";
import { addPlace, changePlace } from "./place-edits";
import { NO_PLACE, placeOf, SORTS, type Sort, type TypedPlace, typedOf } from "./place-typed";

export const NEW = "new";
const at = () => draft("place-open", { place: "" });
/** The id of the place whose form is open, NEW for a new one, "" for none. */
export const openPlace = () => at().value.place;

const focusOn = signal("");

export function opensPlace(place: string): void {
  focusOn.value = `form/${place}`;
  at().set({ place });
}

function closes(place: string): void {
  focusOn.value = `button/${place}`;
  at().clear();
}

/** Opens the form of a place; has the focus again when that form was closed. */
export function PlaceButton({ place, label, name }: { place: string; label: string; name?: string }) {
  return (
    <button
      type="button"
      class="btn"
      aria-label={name ? `${label}, ${name}` : undefined}
      ref={(button) => {
        if (!button || focusOn.peek() !== `button/${place}`) return;
        focusOn.value = "";
        button.focus();
      }}
      onClick={() => opensPlace(place)}
    >
      {label}
    </button>
  );
}

const byName = (a: Location, b: Location) => (a.name ?? "").localeCompare(b.name ?? "");

export function PlaceForm({ place, locations }: { place?: Location; locations: readonly Location[] }) {
  const id = place?.id ?? NEW;
  // Only what was typed: the rest follows the record, whoever changes it meanwhile.
  const typed = draft<Partial<TypedPlace>>(`place-${id}`, {});
  const value = { ...(place ? typedOf(place) : NO_PLACE), ...typed.value };
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (focusOn.peek() !== `form/${id}`) return;
    focusOn.value = "";
    form.current?.querySelector<HTMLElement>("input")?.focus();
  }, [id]);
  const { fields, wrong } = placeOf(value);
  const error = (field: keyof TypedPlace) => {
    const word = wrong[field];
    return asked && word ? say(word) : undefined;
  };
  const away = () => {
    typed.clear();
    closes(id);
  };
  const keep = async () => {
    setAsked(true);
    if (Object.keys(wrong).length > 0) return;
    try {
      await (place ? changePlace(place.id, fields) : addPlace(fields));
    } catch {
      return;
    }
    away();
  };
  const text = (field: Exclude<keyof TypedPlace, "sort" | "hospital">) => ({
    label: say(`place.${field}`),
    value: value[field],
    error: error(field),
    onText: (to: string) => typed.set({ [field]: to }),
  });
  const hospitals = locations.filter((one) => one.sort === "hospital" && one.id !== id).sort(byName);
  return (
    <form
      ref={form}
      class="form placeform"
      aria-label={place ? say("place.change_it", { name: place.name ?? "" }) : say("place.add")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField {...text("name")} />
      <ChoiceField<Sort | "">
        label={say("place.sort")}
        value={value.sort}
        choices={[
          { value: "", label: say("builder.not_set") },
          ...SORTS.map((sort) => ({ value: sort, label: say(`place.sort.${sort}`) })),
        ]}
        onChoose={(sort) => typed.set({ sort })}
      />
      <TextField {...text("address")} />
      <TextField {...text("phone")} type="tel" inputMode="tel" />
      <TextField {...text("point")} help={say("place.point_help")} placeholder="34.05, -118.24" />
      {value.sort === "hospital" ? null : (
        <>
          <ChoiceField
            label={say("place.hospital")}
            help={hospitals.length === 0 ? say("place.no_hospitals") : undefined}
            value={value.hospital}
            choices={[
              { value: "", label: say("builder.none") },
              ...hospitals.map((one) => ({ value: one.id, label: one.name ?? "" })),
            ]}
            onChoose={(hospital) => typed.set({ hospital })}
          />
          {value.hospital ? <TextField {...text("hospital_miles")} inputMode="decimal" /> : null}
        </>
      )}
      <TextField {...text("note")} long longest={8000} />
      {place ? <PlacePhotoField place={place.id} /> : null}
      <div class="btns">
        <button type="submit" class="btn ink">
          {say(place ? "place.keep" : "place.add_it")}
        </button>
        <button type="button" class="btn bare" onClick={away}>
          {say("place.put_away")}
        </button>
      </div>
    </form>
  );
}
