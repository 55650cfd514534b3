/**
 * One change of the draft: a deed at once, its toast, and the way back.
 *
 * Promises: nothing is written that already stands. Refuses: to undo what somebody has changed since.
 */
import type { Kinds } from "../../generated/kinds";
import { deed, type Fields, record, standing } from "../../sync";
import { didDo } from "../desk/undo";

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

type Editable = "call_sheet" | "sheet_row" | "location" | "scene";
const VERB = {
  call_sheet: "call_sheet.edit",
  sheet_row: "sheet_row.edit",
  location: "location.edit",
  scene: "scene.edit",
} as const;

/** Sets fields of a record that the sheet is drawn from. `text` is what the toast says was done. Resolves when this device holds it. */
export async function edit<K extends Editable>(kind: K, id: string, fields: Fields<K>, text: string): Promise<void> {
  const stood = (record(kind, id).peek() ?? {}) as Record<string, unknown>;
  const names = Object.keys(fields).filter((name) => !same(stood[name], fields[name as keyof typeof fields]));
  if (names.length === 0) return;
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? null])) as Fields<K>;
  const set = (what: Fields<K>) => deed<K>({ kind, verb: VERB[kind] as never, record: id, fields: what });
  const wanted = pick(fields as Record<string, unknown>);
  const kept = set(wanted);
  didDo({
    text,
    stands: () => {
      const now = (record(kind, id).peek() ?? {}) as Record<string, unknown>;
      return names.every((name) => same(now[name], (wanted as Record<string, unknown>)[name]));
    },
    back: () => set(pick(stood)),
    where: () => standing(kind as keyof Kinds, id).value,
  });
  await kept;
}

/** Takes a row off the sheet, or puts it back. */
export function strikeRow(id: string, struck: boolean, text: string): void {
  const set = (off: boolean) =>
    deed({
      kind: "sheet_row",
      verb: "sheet_row.strike",
      record: id,
      fields: { struck: off ? new Date().toISOString() : null },
    });
  void set(struck);
  didDo({
    text,
    stands: () => Boolean(record("sheet_row", id).peek()?.struck) === struck,
    back: () => set(!struck),
    where: () => standing("sheet_row", id).value,
  });
}
