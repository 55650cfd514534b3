/**
 * A new person: name, duty, number, done. Two records, so that a number is seen only by whom it is for.
 * Promises: what somebody else with that duty is, the new one is too, until it is chosen otherwise; the link is asked for at once.
 */
import { go } from "../../app/route";
import type { Role } from "../../generated/kinds";
import { Departments, Duties } from "../../parts/departments";
import { draft } from "../../parts/draft";
import { ChoiceField, TextField } from "../../parts/fields";
import { Phone } from "../../parts/phone";
import { useSaveDock } from "../../parts/save-dock";
import { tell } from "../../parts/toast";
import { deed, standing } from "../../sync";
import { say } from "../../words";
import { roleSaid } from "./duty";
import { wanted } from "./invited";
import { likeDuty } from "./like";
import { rolesToGive } from "./roles";

const EMPTY = {
  name: "",
  role: "crew" as Role,
  department: "",
  position: "",
  phone: "",
  character: "",
  cast_id: "",
  language: "" as "" | "en" | "es",
  /** The role was chosen, the department written, by hand: no duty changes them any more. */
  chosen: false,
  written: false,
};
const written = () => draft("person", EMPTY);

/** Opens the form for a part of the schedule that nobody plays yet. */
export function addArtist(cast_id: string, character: string): void {
  written().set({ role: "cast", cast_id, character });
  go("people/add");
}

/** The new person's id; undefined where this phone could not keep it. */
async function add(): Promise<string | undefined> {
  const { phone, chosen: _, written: __, ...form } = written().value;
  const typed = Object.entries(form).map(([name, value]) => [name, value.trim()] as const);
  // A creation sends only what its author set (E2).
  const fields = Object.fromEntries(typed.filter(([, value]) => value !== ""));
  try {
    const { record } = await deed({ kind: "person", verb: "person.add", fields });
    if (phone.trim())
      await deed({ kind: "contact", verb: "contact.edit", fields: { person: record, phone: phone.trim() } });
    wanted(record).set({ wanted: true });
    tell({ text: say("people.did_add", { name: form.name.trim() }), where: () => standing("person", record).value });
    return record;
  } catch {
    return undefined;
  }
}

function AddForm({ missing }: { missing: boolean }) {
  const form = written();
  const { value } = form;
  const cast = value.role === "cast";
  return (
    <div class="form">
      <TextField
        label={say("people.name")}
        value={value.name}
        onText={(name) => form.set({ name })}
        error={missing && !value.name.trim() ? say("people.name_missing") : undefined}
      />
      <div class="side">
        <TextField
          label={say("people.position")}
          value={value.position}
          onText={(position) => form.set({ position, ...likeDuty(position, value) })}
          list="duties"
        />
        <TextField
          label={say("people.phone")}
          type="tel"
          inputMode="tel"
          value={value.phone}
          onText={(phone) => form.set({ phone })}
        />
      </div>
      <div class="side">
        <ChoiceField
          label={say("people.role")}
          value={value.role}
          choices={rolesToGive().map((role) => ({ value: role, label: roleSaid(role) }))}
          onChoose={(role) => form.set({ role, chosen: true })}
        />
        <TextField
          label={say("people.department")}
          value={value.department}
          onText={(department) => form.set({ department, written: department !== "" })}
          list="departments"
        />
      </div>
      {cast ? (
        <div class="side">
          <TextField
            label={say("people.character")}
            value={value.character}
            onText={(character) => form.set({ character })}
          />
          <TextField label={say("people.cast_id")} value={value.cast_id} onText={(cast_id) => form.set({ cast_id })} />
        </div>
      ) : null}
      <ChoiceField
        label={say("people.language")}
        value={value.language}
        choices={[
          { value: "", label: say("people.language.none") },
          { value: "en", label: say("people.language.en") },
          { value: "es", label: say("people.language.es") },
        ]}
        onChoose={(language) => form.set({ language })}
      />
      <Departments />
      <Duties />
    </div>
  );
}

/** Saves from the dock, then shows the person, where the invitation is. */
const useAdd = () =>
  useSaveDock({
    label: say("people.add_it"),
    whole: () => written().value.name.trim() !== "",
    save: async () => {
      const id = await add();
      if (!id) return undefined;
      written().clear();
      return `people/${id}`;
    },
  });

export function Add() {
  const { missing, dock } = useAdd();
  return (
    <Phone title={say("people.add")} titled back={{ to: "people", label: say("tab.people") }} dock={dock}>
      <AddForm missing={missing} />
    </Phone>
  );
}
