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
      onClick={(event) => {
        // The row goes; whoever came by keyboard goes on from the next.
        const own = event.currentTarget.closest("tr");
        const next = own?.nextElementSibling ?? own?.previousElementSibling;
        strikeRow(row.row.id, true, say("builder.taken_off", { name }));
        if (next instanceof HTMLElement) next.focus();
      }}
    >
      <span aria-hidden="true">×</span>
    </button>
  );
}
