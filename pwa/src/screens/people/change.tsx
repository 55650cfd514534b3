/**
 * What a person is in the production, changed: name, role, department, duty, and for cast who they play.
 * Promises: only what was changed is sent, with a way back. Refuses to offer a role that is not this person's to give or take away.
 */
import { useState } from "preact/hooks";
import type { Person, Role } from "../../generated/kinds";
import { Departments } from "../../parts/departments";
import { ChoiceField, TextField } from "../../parts/fields";
import { SyncMark } from "../../parts/marks";
import { may } from "../../parts/may";
import { today } from "../../parts/said";
import { deed, type Fields, me, record, recordId, standing } from "../../sync";
import { say } from "../../words";
import { didDo } from "../desk/undo";
import { roleSaid } from "./duty";
import { changedIn, type PersonForm, personForm } from "./person-form";
import { mayInvite, rolesToGive } from "./roles";

async function change(person: Person, fields: Fields<"person">): Promise<boolean> {
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const was = Object.fromEntries(names.map((name) => [name, person[name] ?? null])) as Fields<"person">;
  const edit = (set: Fields<"person">) => deed({ kind: "person", verb: "person.edit", record: person.id, fields: set });
  try {
    await edit(fields);
  } catch {
    return false;
  }
  didDo({
    text: say("people.did_change", { name: fields.name ?? person.name ?? "" }),
    where: () => standing("person", person.id).value,
    stands: () => {
      const present = record("person", person.id).peek();
      return names.every((name) => (present?.[name] ?? null) === fields[name]);
    },
    back: () => edit(was).catch(() => undefined),
  });
  return true;
}

function Cast(props: { person: Person; form: PersonForm; set: (change: Partial<PersonForm>) => void }) {
  const { person, form, set } = props;
  return (
    <>
      <div class="side">
        <TextField label={say("people.character")} value={form.character} onText={(character) => set({ character })} />
        <TextField label={say("people.cast_id")} value={form.cast_id} onText={(cast_id) => set({ cast_id })} />
      </div>
      <label class="check">
        <input type="checkbox" checked={form.minor} onChange={(event) => set({ minor: event.currentTarget.checked })} />
        {say("people.minor")}
      </label>
      {person.minor ? <Born person={person} /> : null}
    </>
  );
}

/** For the hours a minor may work; whoever makes no sheets neither sees nor gets it. */
function Born({ person }: { person: Person }) {
  if (!may("minor", "minor.edit")) return null;
  const born = record("minor", recordId("minor", person.id)).value?.born ?? "";
  return (
    <TextField
      label={say("people.born")}
      type="date"
      value={born}
      onText={(typed) => {
        const full = typed === "" || (typed > "1900" && typed <= today.value);
        if (full && typed !== born)
          void deed({ kind: "minor", verb: "minor.edit", fields: { person: person.id, born: typed || null } });
      }}
    />
  );
}

/** The role, where it may be given and taken away. Nobody changes his own: it could not be changed back. */
function RoleField({ person, role, onRole }: { person: Person; role: Role | null; onRole: (role: Role) => void }) {
  if (person.id === me.value?.person.id || !mayInvite(person.role)) return null;
  return (
    <ChoiceField<Role>
      label={say("people.role")}
      value={role ?? "crew"}
      choices={rolesToGive().map((one) => ({ value: one, label: roleSaid(one) }))}
      onChoose={onRole}
    />
  );
}

export function ChangeForm({ person }: { person: Person }) {
  const [typed, setTyped] = useState<Partial<PersonForm>>({});
  const form = { ...personForm(person), ...typed };
  const set = (change: Partial<PersonForm>) => setTyped({ ...typed, ...change });
  const fields = changedIn(person, form);
  const missing = !form.name.trim();
  return (
    <section aria-label={say("people.in_production")}>
      <h2 class="h">{say("people.in_production")}</h2>
      <form
        class="form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (!missing && (await change(person, fields))) setTyped({});
        }}
      >
        <TextField
          label={say("people.name")}
          value={form.name}
          onText={(name) => set({ name })}
          error={missing ? say("people.name_missing") : undefined}
        />
        <RoleField person={person} role={form.role} onRole={(role) => set({ role })} />
        <div class="side">
          <TextField
            label={say("people.department")}
            value={form.department}
            onText={(department) => set({ department })}
            list="departments"
          />
          <TextField label={say("people.position")} value={form.position} onText={(position) => set({ position })} />
        </div>
        {form.role === "cast" || person.character || person.cast_id || person.minor ? (
          <Cast person={person} form={form} set={set} />
        ) : null}
        <Departments />
        {standing("person", person.id).value === "here" ? <SyncMark where="here" /> : null}
        <button type="submit" class="btn ink" disabled={missing || Object.keys(fields).length === 0}>
          {say("people.save_person")}
        </button>
      </form>
    </section>
  );
}
