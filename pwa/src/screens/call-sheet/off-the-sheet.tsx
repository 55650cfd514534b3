/** Takes a person's row off the sheet. What was told him stays told until the next revision, which says N/C. */
import { say } from "../../words";
import type { DraftRow } from "./draft";
import { strikeRow } from "./edit";

export function OffTheSheet({ row, disabled }: { row: DraftRow; disabled: boolean }) {
  const name = row.person.name ?? "";
  return (
    <button
      type="button"
      class="more"
      disabled={disabled}
      aria-label={say("builder.take_off", { name })}
      title={say("builder.take_off", { name })}
      onClick={() => strikeRow(row.row.id, true, say("builder.taken_off", { name }))}
    >
      <span aria-hidden="true">×</span>
    </button>
  );
}
