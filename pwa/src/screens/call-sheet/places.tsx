/** Where to report and to park, whom to ring, the sets of the day with their nearest hospitals, and every other place of the show. */
import type { CallSheet, Location, Person } from "../../generated/kinds";
import { ChoiceField } from "../../parts/fields";
import { Icon } from "../../parts/icon";
import { may } from "../../parts/may";
import { PlacePhotos } from "../../photos/place-photos";
import { say } from "../../words";
import { duty } from "../desk/names";
import { edit } from "./edit";
import { NEW, openPlace, PlaceButton, PlaceForm } from "./place-form";
import { underWay } from "./publishing";

interface PlacesProps {
  readonly sheet: CallSheet;
  readonly locations: readonly Location[];
  readonly people: readonly Person[];
  readonly sets: readonly Location[];
  readonly disabled: boolean;
}

const nameFirst = (a: { name: string | null }, b: { name: string | null }) =>
  (a.name ?? "").localeCompare(b.name ?? "");
const RINGABLE: ReadonlySet<Person["role"]> = new Set([
  "coordinator",
  "apoc",
  "upm",
  "first_ad",
  "second_ad",
  "secretary",
  "location_manager",
  "transport_captain",
]);

/** A place with what the paper says of it. A set without a hospital is worth a look; a car park is not. */
function Place({ place, locations, set }: { place: Location; locations: readonly Location[]; set?: boolean }) {
  const hospital = locations.find((one) => one.id === place.hospital);
  const changes = may("location", "location.edit", place) && !underWay();
  if (changes && openPlace() === place.id)
    return (
      <li>
        <PlaceForm place={place} locations={locations} />
      </li>
    );
  const sort = set || place.sort === null ? null : say(`place.sort.${place.sort}`);
  const below = [sort, place.address, set ? null : place.phone].filter(Boolean).join(", ");
  return (
    <li class="place">
      <span class="said">
        <b class="strong">{place.name}</b>
        {below ? <span class="soft">{below}</span> : null}
        {hospital ? (
          <span class="soft">
            {say("builder.hospital")} {[hospital.name, hospital.phone].filter(Boolean).join(", ")}
            {place.hospital_miles === null ? "" : `, ${say("builder.miles", { miles: place.hospital_miles })}`}
          </span>
        ) : set ? (
          <span class="cue-text lookline">
            <Icon name="look" size={16} />
            {say("builder.no_hospital")}
          </span>
        ) : null}
        <PlacePhotos place={place.id} />
      </span>
      {changes ? <PlaceButton place={place.id} label={say("place.change")} name={place.name ?? ""} /> : null}
    </li>
  );
}

export function Places({ sheet, locations, people, sets, disabled }: PlacesProps) {
  const places = [...locations].filter((one) => one.sort !== "hospital" && one.sort !== "vendor").sort(nameFirst);
  const ringable = people
    .filter((one) => RINGABLE.has(one.role) || one.id === sheet.ring)
    .sort((a, b) => (a.order ?? 9999) - (b.order ?? 9999));
  const none = { value: "", label: say("builder.none") };
  const set = (field: "report_to" | "parking" | "ring", what: string) => (value: string) => {
    const chosen =
      locations.find((one) => one.id === value)?.name ??
      people.find((one) => one.id === value)?.name ??
      say("builder.none");
    edit("call_sheet", sheet.id, { [field]: value || null }, say("builder.did_sheet", { what, time: chosen }));
  };
  const others = [...locations].filter((one) => !sets.some((place) => place.id === one.id)).sort(nameFirst);
  const adds = may("location", "location.add") && !underWay();
  const choices = places.map((one) => ({ value: one.id, label: one.name ?? "" }));
  return (
    <div class="places">
      <fieldset class="form" disabled={disabled}>
        <ChoiceField
          label={say("builder.report_to")}
          value={sheet.report_to ?? ""}
          choices={[none, ...choices]}
          onChoose={set("report_to", say("builder.report_to"))}
        />
        <ChoiceField
          label={say("builder.parking")}
          value={sheet.parking ?? ""}
          choices={[none, ...choices]}
          onChoose={set("parking", say("builder.parking"))}
        />
        <ChoiceField
          label={say("builder.ring")}
          value={sheet.ring ?? ""}
          choices={[
            none,
            ...ringable.map((one) => ({ value: one.id, label: [one.name, duty(one)].filter(Boolean).join(", ") })),
          ]}
          onChoose={set("ring", say("builder.ring"))}
        />
      </fieldset>
      <section aria-labelledby="sets-title">
        <div class="sec">
          <h2 id="sets-title">{say("builder.sets")}</h2>
          <span>{say("builder.sets_from")}</span>
        </div>
        {sets.length === 0 ? <p class="none">{say("builder.no_sets")}</p> : null}
        <ul class="setlist">
          {sets.map((place) => (
            <Place key={place.id} place={place} locations={locations} set />
          ))}
        </ul>
      </section>
      <section aria-labelledby="places-title">
        <div class="sec">
          <h2 id="places-title">{say(sets.length > 0 ? "place.others" : "place.all")}</h2>
        </div>
        {others.length === 0 ? <p class="none">{say("place.none_yet")}</p> : null}
        {adds ? (
          openPlace() === NEW ? (
            <PlaceForm locations={locations} />
          ) : (
            <PlaceButton place={NEW} label={say("place.add")} />
          )
        ) : null}
        <ul class="setlist">
          {others.map((place) => (
            <Place key={place.id} place={place} locations={locations} />
          ))}
        </ul>
      </section>
    </div>
  );
}
