/** Where to report and to park, whom to ring, and the sets of the day with their nearest hospitals. */
import type { CallSheet, Location, Person } from "../../generated/kinds";
import { ChoiceField } from "../../parts/fields";
import { Icon } from "../../parts/icon";
import { say } from "../../words";
import { duty } from "../desk/names";
import { edit } from "./edit";

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
          {sets.map((place) => {
            const hospital = locations.find((one) => one.id === place.hospital);
            return (
              <li key={place.id}>
                <b class="strong">{place.name}</b>
                <span class="soft">{place.address}</span>
                {hospital ? (
                  <span class="soft">
                    {say("builder.hospital")} {[hospital.name, hospital.phone].filter(Boolean).join(", ")}
                    {place.hospital_miles === null ? "" : `, ${say("builder.miles", { miles: place.hospital_miles })}`}
                  </span>
                ) : (
                  <span class="cue-text lookline">
                    <Icon name="look" size={16} />
                    {say("builder.no_hospital")}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}
