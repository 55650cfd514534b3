/**
 * The strips of one list: a day's, the boneyard's. What is lifted shows where it would be laid, and where it was.
 *
 * Promises: a list that nothing touches is not drawn again; of a very long one the first are drawn, and it is said how many more.
 */
import { useSignal } from "@preact/signals";
import { say } from "../../words";
import { isLifted, liftIn, listOf } from "./held";
import type { Card } from "./lists";
import { memo } from "./memo";
import { Strip } from "./strip";

/** More than this at once nobody looks through. */
export const MOST = 200;

interface Row {
  readonly card: Card;
  readonly is: "lies" | "lifted" | "gap" | "hidden";
}

/** The rows as they are drawn: each card once where it lies or lay, those lifted once more where they would be laid. */
export function rowsOf(
  cards: readonly Card[],
  gone: readonly Card[],
  to: number | null,
  lifted: readonly Card[],
): Row[] {
  const rows: Row[] = [];
  const away = new Set(gone.map((card) => card.id));
  const lay = () => rows.push(...lifted.map((card): Row => ({ card, is: "lifted" })));
  let staying = 0;
  for (const card of cards) {
    if (!away.has(card.id)) {
      if (to === staying) lay();
      staying += 1;
    }
    rows.push({ card, is: away.has(card.id) ? "gap" : "lies" });
  }
  if (to !== null && to >= staying) lay();
  return rows.map((row, at) => {
    const beside = rows[at - 1]?.is === "lifted" || rows[at + 1]?.is === "lifted";
    return row.is === "gap" && beside ? { ...row, is: "hidden" } : row;
  });
}

export const ListPart = memo(function ListPart({ id, small, label }: { id: string; small?: boolean; label: string }) {
  const most = useSignal(MOST);
  const list = listOf(id).value;
  const lift = liftIn(id).value;
  const cards = list?.cards ?? [];
  // What is carried down a long list stays in sight.
  const shown = Math.max(most.value, (lift?.to ?? 0) + MOST / 2);
  const part = cards.length > shown ? cards.slice(0, shown) : cards;
  const rows = rowsOf(part, lift?.gone ?? [], lift?.to ?? null, lift?.cards ?? []);
  return (
    <>
      <ol class="sblist" aria-label={label}>
        {rows.map(({ card, is }) => (
          <Strip
            key={is === "lifted" ? `air-${card.id}` : card.id}
            card={card}
            lifted={is === "lifted"}
            gap={is === "gap" ? "shown" : is === "hidden" ? "hidden" : undefined}
            small={small ?? false}
          />
        ))}
      </ol>
      {cards.length > shown ? (
        <p class="sbmore">
          {say("sb.shown_of", { count: shown, of: cards.length })}{" "}
          <button
            type="button"
            class="btn"
            onClick={() => {
              most.value = shown + MOST;
            }}
          >
            {say("sb.show_more", { count: Math.min(MOST, cards.length - shown) })}
          </button>
        </p>
      ) : null}
      {cards.length === 0 && lift?.to == null ? (
        <p class="sbnone">{say(isLifted.value ? "sb.lay_here" : "sb.empty_list")}</p>
      ) : null}
    </>
  );
});
