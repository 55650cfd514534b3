/**
 * Something larger than a strip's move, told before it is done: a day moved, split or merged, a start pushed.
 *
 * Promises: nothing is written until it is done; what the board becomes meanwhile is reckoned with. One at a time.
 */
import { computed, signal } from "@preact/signals";
import { announce } from "../../app/announce";
import { records } from "../../sync";
import { say } from "../../words";
import { at, goTo } from "./cursor";
import { complete, type Doing, does } from "./deeds";
import { type Foreseen, foreseen, laidOut, recordsNow, withDeeds } from "./foresee";
import { board, cast, facts, hold, laid, lists } from "./held";

export interface Proposal extends Doing {
  /** What is asked: "Day 14 before day 12". */
  readonly title: string;
}

export const proposal = signal<Proposal | undefined>(undefined);

export const foreseenNow = computed<Foreseen | undefined>(() => {
  const [asked, on] = [proposal.value, board.value];
  if (!asked || !on) return undefined;
  // Whatever the board is made of may move meanwhile.
  for (const kind of ["strip", "day_break", "calendar", "calendar_day", "board"] as const) void records(kind).value;
  const deeds = complete(asked.deeds, on.id, laid.value.days);
  const then = laidOut(withDeeds(recordsNow(), deeds), on.id, facts.value, lists.value);
  return foreseen(lists.value, then, cast.value);
});

/** The way on comes into focus, unless somebody still types what is asked. */
export function propose(asked: Proposal, how: { focus?: boolean } = {}): void {
  hold(undefined);
  proposal.value = asked;
  announce(say("sb.asked_aloud", { what: asked.title }));
  if (how.focus === false) return;
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".sbproposed .btn.ink")?.focus());
}

/** The keys are on the strips again. */
export function leave(): void {
  if (!proposal.peek()) return;
  const within = document.activeElement?.closest(".sbproposed");
  proposal.value = undefined;
  if (within) goTo(at.peek());
}

export async function doProposed(): Promise<void> {
  const asked = proposal.peek();
  leave();
  if (asked) await does(asked);
}
