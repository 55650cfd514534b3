/** Puts somebody on the sheet who has no row. Promises: whoever was taken off comes back as he was. */
import type { Person, SheetRow } from "../../generated/kinds";
import { deed, record, recordId, standing } from "../../sync";
import { say } from "../../words";
import { duty } from "../desk/names";
import { didDo } from "../desk/undo";
import { isCast } from "./draft";
import { strikeRow } from "./edit";

/** The slot of a person's only call of the day. */
const FIRST = "1";

export function addRow(sheet: string, person: Person): void {
  const id = recordId("sheet_row", sheet, person.id, FIRST);
  const text = say("builder.put_on", { name: person.name ?? "" });
  if (record("sheet_row", id).peek()?.struck) {
    strikeRow(id, false, text);
    return;
  }
  const mode = isCast(person) ? "on_set" : "offset";
  void deed({
    kind: "sheet_row",
    verb: "sheet_row.add",
    record: id,
    fields: {
      call_sheet: sheet,
      person: person.id,
      slot: FIRST,
      call_time: { mode, offset: mode === "offset" ? 0 : null, time: null },
    },
  });
  didDo({
    text,
    stands: () => record("sheet_row", id).peek()?.struck == null,
    back: () =>
      deed({ kind: "sheet_row", verb: "sheet_row.strike", record: id, fields: { struck: new Date().toISOString() } }),
    where: () => standing("sheet_row", id).value,
  });
}

export function AddRow({
  sheet,
  rows,
  people,
  cast,
}: {
  sheet: string;
  rows: readonly SheetRow[];
  people: readonly Person[];
  cast: boolean;
}) {
  const on = new Set(rows.filter((row) => row.call_sheet === sheet).map((row) => row.person));
  const free = people
    .filter(
      (person) =>
        !on.has(person.id) && isCast(person) === cast && person.role !== "vendor" && person.role !== "guardian",
    )
    .sort((a, b) => (a.order ?? 9999) - (b.order ?? 9999) || (a.name ?? "").localeCompare(b.name ?? ""));
  if (free.length === 0) return null;
  return (
    <label class="addrow">
      <span>{say(cast ? "builder.add_cast" : "builder.add_crew")}</span>
      <select
        value=""
        onChange={(event) => {
          const person = free.find((one) => one.id === event.currentTarget.value);
          event.currentTarget.value = "";
          if (person) addRow(sheet, person);
        }}
      >
        <option value="">{say("builder.choose")}</option>
        {free.map((person) => (
          <option key={person.id} value={person.id}>
            {[person.name, duty(person)].filter(Boolean).join(", ")}
          </option>
        ))}
      </select>
    </label>
  );
}
