/**
 * Giving a run: what, by when, from, to, to whom, its items.
 * Promises: nothing typed is lost; the run and its items are safe on this phone before the form empties, and then the run is shown.
 */
import { useState } from "preact/hooks";
import { go } from "../../app/route";
import { draft } from "../../parts/draft";
import { ChoiceField, TextField } from "../../parts/fields";
import { clockKind, daySaid, today, zone } from "../../parts/said";
import { TimeField } from "../../parts/time-field";
import { dateAt } from "../../rules/instants";
import { clock, deed, me, minute, records } from "../../sync";
import { say } from "../../words";
import { taker, takers } from "./office";
import { gave } from "./run-deeds";
import { itemLines, needByInstant } from "./typed";

const EMPTY = {
  title: "",
  items: "",
  need_by: null as number | null,
  from: "",
  to: "",
  contact: "",
  contact_phone: "",
  who: "",
  department: "",
  note: "",
};

const given = () => draft("run", EMPTY);

/** The new run's id; undefined where this phone could not keep it. */
async function giveRun(): Promise<string | undefined> {
  const form = given().value;
  const text = (typed: string) => typed.trim() || null;
  const need_by = form.need_by === null ? null : needByInstant(form.need_by, clock.peek(), today.peek(), zone.peek());
  const set = {
    title: form.title.trim(),
    need_by,
    pick_up_from: text(form.from),
    deliver_to: text(form.to),
    contact: text(form.contact),
    contact_phone: text(form.contact_phone),
    department: text(form.department),
    note: text(form.note),
    ...taker(form.who),
  };
  // A creation sends only what its author set (E2).
  const fields = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null));
  const at = new Date(clock.peek()).toISOString();
  try {
    const run = await deed({
      kind: "run",
      verb: "run.give",
      fields: { ...fields, state: "given", given_at: at, ...(me.peek() ? { requested_by: me.peek()?.person.id } : {}) },
    });
    for (const [order, line] of itemLines(form.items).entries()) {
      await deed({
        kind: "run_item",
        verb: "run_item.add",
        fields: { run: run.record, text: line.text, order, ...(line.quantity ? { quantity: line.quantity } : {}) },
      });
    }
    gave(run.record, set.title);
    return run.record;
  } catch {
    return undefined;
  }
}

/** The departments there are, as suggestions. */
function Departments() {
  const names = [
    ...new Set(
      records("person")
        .value.map((one) => one.department)
        .filter(Boolean),
    ),
  ].sort();
  return (
    <datalist id="departments">
      {names.map((name) => (
        <option key={name} value={name ?? ""} />
      ))}
    </datalist>
  );
}

export function GiveForm({ missing }: { missing: boolean }) {
  const form = given();
  const { value } = form;
  const words = (name: "from" | "to" | "contact" | "department") => (
    <TextField
      label={say(`run.field.${name}`)}
      value={value[name]}
      onText={(text) => form.set({ [name]: text })}
      {...(name === "department" ? { list: "departments" } : {})}
    />
  );
  const day =
    value.need_by === null
      ? today.value
      : dateAt(needByInstant(value.need_by, minute.value, today.value, zone.value), zone.value);
  return (
    <div class="form">
      <TextField
        label={say("run.field.title")}
        value={value.title}
        onText={(title) => form.set({ title })}
        error={missing && !value.title.trim() ? say("run.field.title_missing") : undefined}
      />
      <TextField
        label={say("run.field.items")}
        help={say("run.field.items_help")}
        value={value.items}
        onText={(items) => form.set({ items })}
        long
        longest={4_000}
      />
      <div class="side">
        <TimeField
          label={say("run.field.need_by")}
          value={value.need_by}
          onTime={(need_by) => form.set({ need_by })}
          clock={clockKind.value}
          help={say("run.field.need_by_help", { day: daySaid(day) })}
        />
        <ChoiceField
          label={say("run.field.who")}
          value={value.who}
          choices={takers()}
          onChoose={(who) => form.set({ who })}
        />
      </div>
      {words("from")}
      {words("to")}
      <div class="side">
        {words("contact")}
        <TextField
          label={say("run.field.contact_phone")}
          value={value.contact_phone}
          onText={(contact_phone) => form.set({ contact_phone })}
          type="tel"
        />
      </div>
      {words("department")}
      <Departments />
      <TextField
        label={say("run.field.note")}
        value={value.note}
        onText={(note) => form.set({ note })}
        long
        longest={2_000}
      />
    </div>
  );
}

/** Saves from the dock; a form without a title says so and stays. */
export function useGive() {
  const [missing, setMissing] = useState(false);
  const dock = (
    <button
      type="button"
      class="btn ink big"
      onClick={async () => {
        if (!given().value.title.trim()) return setMissing(true);
        const run = await giveRun();
        if (!run) return;
        given().clear();
        go(`runs/${run}`, { replace: true });
      }}
    >
      {say("run.give_it")}
    </button>
  );
  return { missing, dock };
}
