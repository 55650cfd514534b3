/** Whom a move touches, as the day-out-of-days has them before and after. */
import { computed } from "@preact/signals";
import { records } from "../../sync";
import { shortDate } from "../desk/when";
import { type DoodRow, doodRows, performersOf } from "./dood-rows";
import { board, cast, effect, lift, lists } from "./held";
import { memberName } from "./said";

export const performers = computed(() =>
  performersOf(board.value?.dood ?? null, records("element").value, records("element_day").value),
);

/** Whom the lifted strips concern, before and after. */
export const touched = computed(() => {
  const now = lift.value;
  if (!now) return undefined;
  const ids = [...new Set(now.cards.flatMap((card) => card.facts?.cast ?? []))];
  const members = ids.flatMap((id) => cast.value.get(id) ?? []);
  return doodRows(lists.value, effect.value?.then ?? lists.value, members, performers.value);
});

export const clashesSaid = (rows: readonly DoodRow[]) =>
  rows
    .filter((row) => row.clashes.length > 0)
    .map((row) => ({ name: memberName(row.member), dates: row.clashes.map((date) => shortDate(date)).join(", ") }));
