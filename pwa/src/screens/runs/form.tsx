/** What the form of a run asks, whether it is given or changed; `items` and `who` stand where they are asked. */
import type { ComponentChildren } from "preact";
import { Departments } from "../../parts/departments";
import { TextField } from "../../parts/fields";
import { say } from "../../words";
import { NeedBy } from "./need-by";
import type { RunForm } from "./run-form";

export interface RunFieldsProps {
  form: RunForm;
  onChange: (change: Partial<RunForm>) => void;
  /** Saving was tried: say what is missing. */
  missing: boolean;
  /** The need-by day that the run has now. */
  stands?: string;
  items?: ComponentChildren;
  who?: ComponentChildren;
}

export function RunFields({ form, onChange, missing, stands, items, who }: RunFieldsProps) {
  const words = (name: "from" | "to" | "contact" | "department") => (
    <TextField
      label={say(`run.field.${name}`)}
      value={form[name]}
      onText={(text) => onChange({ [name]: text })}
      {...(name === "department" ? { list: "departments" } : {})}
    />
  );
  return (
    <div class="form">
      <TextField
        label={say("run.field.title")}
        value={form.title}
        onText={(title) => onChange({ title })}
        error={missing && !form.title.trim() ? say("run.field.title_missing") : undefined}
      />
      {items}
      <NeedBy form={form} stands={stands} onChange={onChange} />
      {who}
      {words("from")}
      {words("to")}
      <div class="side">
        {words("contact")}
        <TextField
          label={say("run.field.contact_phone")}
          value={form.contact_phone}
          onText={(contact_phone) => onChange({ contact_phone })}
          type="tel"
        />
      </div>
      {words("department")}
      <Departments />
      <TextField
        label={say("run.field.note")}
        value={form.note}
        onText={(note) => onChange({ note })}
        long
        longest={2_000}
      />
    </div>
  );
}
