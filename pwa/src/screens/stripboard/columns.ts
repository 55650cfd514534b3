/** Which of the cast have a column of their own: those with the most strips, in the paper's order; the others share one. */
import { computed, signal } from "@preact/signals";
import { type CastMember, inPaperOrder } from "./facts";
import { cast, lists } from "./held";

const MOST = 8;
/** Where not everyone has a column, room is left for one of the others. */
const WITH_OTHERS = 6;

/** Whether there is room for columns; below, a strip is two lines. */
export const wide = signal(true);

export interface Columns {
  readonly heads: readonly CastMember[];
  readonly others: boolean;
}

function chosen(): Columns {
  const count = new Map<string, number>();
  for (const { cards } of lists.value.all)
    for (const card of cards) for (const id of card.facts?.cast ?? []) count.set(id, (count.get(id) ?? 0) + 1);
  const most = [...count].sort((a, b) => b[1] - a[1]).flatMap(([id]) => cast.value.get(id) ?? []);
  const others = most.length > MOST;
  return { heads: most.slice(0, others ? WITH_OTHERS : MOST).sort(inPaperOrder), others };
}

let last: Columns = { heads: [], others: false };

export const columns = computed<Columns>(() => {
  const now = chosen();
  const same =
    now.others === last.others && now.heads.map((one) => one.id).join() === last.heads.map((one) => one.id).join();
  if (!same || now.heads.some((one, at) => one !== last.heads[at])) last = now;
  return last;
});

/** What no strip has needs no column. */
export const bare = computed(() => {
  const cards = lists.value.all.flatMap((list) => list.cards);
  const none = (of: "scriptDay" | "place") => !cards.some((card) => card.facts?.[of]);
  return `${none("scriptDay") ? " no-sday" : ""}${none("place") ? " no-loc" : ""}`;
});
