/**
 * Walking the rows of the builder's tables and doing to one what a key says: J, K, Enter, O, H, X, F.
 *
 * Promises: the key acts on the row that has the focus, and on nothing else.
 */
import { say } from "../../words";
import { useKeys } from "../desk/keys";
import type { DraftRow } from "./draft";
import { setMode, type Under } from "./row-edits";

const ROWS = "tr[data-row]";

function present(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(ROWS) ?? null;
}

function walk(way: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(`.build ${ROWS}`)];
  const at = present();
  const next = all[at ? Math.max(0, Math.min(all.length - 1, all.indexOf(at) + way)) : 0];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

export function useRowKeys(rows: readonly DraftRow[], under: Under, allowed: boolean): void {
  const on = (act: (row: DraftRow) => void) => () => {
    const row = rows.find((one) => one.row.id === present()?.dataset.row);
    if (row) act(row);
  };
  useKeys(
    allowed
      ? [
          { key: "j", does: say("desk.down"), quiet: true, run: () => walk(1) },
          { key: "k", does: say("desk.up"), quiet: true, run: () => walk(-1) },
          {
            key: "Enter",
            does: say("builder.key_edit"),
            quiet: true,
            run: () => present()?.querySelector<HTMLElement>(".cell:not(:disabled)")?.focus(),
          },
          { key: "o", does: say("how.own_call"), run: on((row) => setMode(row, "own_call", under)) },
          { key: "h", does: say("how.per_hod"), run: on((row) => setMode(row, "per_hod", under)) },
          { key: "x", does: say("how.no_call"), run: on((row) => setMode(row, "no_call", under)) },
          {
            key: "f",
            does: say("builder.key_fix"),
            quiet: true,
            run: on((row) => setMode(row, row.row.call_time?.mode === "time" ? "offset" : "time", under)),
          },
        ]
      : [],
  );
}
