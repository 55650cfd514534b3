/**
 * Undo: the way back from what was done at this desk, newest first. An undo is a later entry.
 *
 * Promises: Z undoes what the toast in view offers, and even after the toast has gone; what somebody has changed since is left alone, and that is said.
 * Refuses: to reach past this page's own deeds.
 */
import { signal } from "@preact/signals";
import { hush, tell, toasted } from "../../parts/toast";
import { say } from "../../words";

export interface Done {
  /** What was done, as the toast says it: "Grip, call 06:30". */
  readonly text: string;
  /** Whether what was done still stands; when not, going back would overwrite another's word. */
  readonly stands: () => boolean;
  readonly back: () => unknown;
  readonly where?: () => "here" | "server";
}

const MOST = 50;
const done = signal<readonly Done[]>([]);

/** Remembers a deed and shows its toast. */
export function didDo(deed: Done): void {
  done.value = [...done.peek().slice(1 - MOST), deed];
  tell({ text: deed.text, where: deed.where, undo: () => undoThis(deed) });
}

/** What the toast in view says comes first: Z never reaches past it to something out of sight. */
export function undo(): void {
  const shown = toasted.peek();
  if (shown?.undo) {
    hush();
    shown.undo();
    return;
  }
  const last = done.peek().at(-1);
  if (last) undoThis(last);
  else tell({ text: say("desk.nothing_to_undo") });
}

function undoThis(deed: Done): void {
  if (!done.peek().includes(deed)) return;
  done.value = done.peek().filter((one) => one !== deed);
  if (!deed.stands()) {
    tell({ text: say("desk.changed_since", { what: deed.text }) });
    return;
  }
  tell({ text: say("desk.undone", { what: deed.text }), where: deed.where });
  deed.back();
}
