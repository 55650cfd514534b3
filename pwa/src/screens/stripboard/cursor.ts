/**
 * Where the keys are on the board, and which strips are chosen to be lifted together.
 *
 * Promises: one strip at a time stands in the way of Tab; moving on draws nothing anew but the two strips it touches.
 */
import { effect, signal } from "@preact/signals";
import { found } from "./find";
import { lift, lists, unit } from "./held";
import type { Lists } from "./lists";
import { wayOf } from "./moving";

/** The strip the keys are on. */
export const at = signal<string | undefined>(undefined);
/** The strip that a finger or a mouse went to: on a phone the dock speaks of it. */
export const picked = signal<string | undefined>(undefined);
export const chosen = signal<ReadonlySet<string>>(new Set());

export const stripElement = (id: string | undefined): HTMLElement | null =>
  id ? document.querySelector<HTMLElement>(`[data-strip="${CSS.escape(id)}"]`) : null;

/** Every strip the arrows pass, in order. */
export function inWay(of: Lists = lists.peek()): string[] {
  const hits = found.peek();
  return wayOf(of, unit.peek()).flatMap((list) =>
    list.cards.filter((card) => !hits || hits.has(card.id)).map((card) => card.id),
  );
}

let bearer: string | undefined;

/** The strip that Tab comes to; drawing needs no turn for it. */
export function bear(id: string | undefined): void {
  if (bearer !== id) stripElement(bearer)?.setAttribute("tabindex", "-1");
  stripElement(id)?.setAttribute("tabindex", "0");
  bearer = id;
}

/** Goes there, and looks at it. */
export function goTo(id: string | undefined, how: { block?: ScrollLogicalPosition } = {}): void {
  if (!id) return;
  at.value = id;
  requestAnimationFrame(() => {
    bear(id);
    const element = stripElement(id);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: how.block ?? "nearest" });
  });
}

/** The strip `by` further on; from nowhere, the first. */
export function walked(ids: readonly string[], from: string | undefined, by: number): string | undefined {
  const place = from === undefined ? -1 : ids.indexOf(from);
  if (place < 0) return ids[0];
  return ids[Math.max(0, Math.min(ids.length - 1, place + by))];
}

/** The first strip of the next day, or of the day before. */
export function dayWalked(by: 1 | -1): string | undefined {
  const hits = found.peek();
  const way = wayOf(lists.peek(), unit.peek())
    .map((list) => list.cards.filter((card) => !hits || hits.has(card.id)))
    .filter((cards) => cards.length > 0);
  const here = way.findIndex((cards) => cards.some((card) => card.id === at.peek()));
  if (here < 0) return way[0]?.[0]?.id;
  return (way[Math.max(0, Math.min(way.length - 1, here + by))] ?? [])[0]?.id;
}

/** Puts it among those lifted together, or takes it out. */
export function choose(id: string | undefined): void {
  if (!id) return;
  const next = new Set(chosen.peek());
  if (!next.delete(id)) next.add(id);
  chosen.value = next;
}

/** What Space lifts: those chosen where the strip is one of them, else the strip. */
export const toLift = (id: string): readonly string[] => (chosen.peek().has(id) ? [...chosen.peek()] : [id]);

/** A strip that left the board passes its place on. */
export function followBoard(): () => void {
  return effect(() => {
    const { where } = lists.value;
    if (lift.value) return;
    const gone = [...chosen.peek()].filter((id) => !where.has(id));
    if (gone.length) chosen.value = new Set([...chosen.peek()].filter((id) => where.has(id)));
    if (at.peek() === undefined || !where.has(at.peek() ?? "")) {
      at.value = inWay()[0];
      requestAnimationFrame(() => bear(at.peek()));
    }
  });
}
