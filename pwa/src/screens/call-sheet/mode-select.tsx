/** How a person is called: with the general call, at a time, by on-set time, O/C, per HOD and the rest of the trade's words. */

import type { CallMode } from "../../rules/calls";
import { say } from "../../words";
import { CALL_MODES } from "./call-modes";
import type { DraftRow } from "./draft";
import { setMode, type Under } from "./row-edits";

export function ModeSelect({
  row,
  under,
  label,
  disabled,
  cast,
}: {
  row: DraftRow;
  under: Under;
  label: string;
  disabled: boolean;
  cast?: boolean;
}) {
  const mode = row.row.call_time?.mode ?? "";
  const modes = CALL_MODES.filter((one) => (cast ? true : one !== "on_set" || mode === "on_set"));
  return (
    <select
      class="mode"
      aria-label={label}
      value={mode}
      disabled={disabled}
      onChange={(event) => setMode(row, event.currentTarget.value as CallMode, under)}
    >
      {mode === "" ? <option value="">{say("builder.not_set")}</option> : null}
      {modes.map((one) => (
        <option key={one} value={one}>
          {say(`how.${one}`)}
        </option>
      ))}
    </select>
  );
}
