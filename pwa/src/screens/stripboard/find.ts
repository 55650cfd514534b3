/**
 * Finding strips by what is typed: number, set, place, cast.
 *
 * Promises: every word typed is in what is found; a bare figure or a scene's number finds its scene and whoever has that
 * number on the board. Refuses: to hide anything while a strip is in the air, so that it is not laid between strips unseen.
 */
import { computed, signal } from "@preact/signals";
import { plain } from "./facts";
import { cast, isLifted, lists } from "./held";
import type { Card } from "./lists";

export const typed = signal("");

/** Whether the card holds every word. */
export function matches(card: Card, words: readonly string[], who: ReadonlyMap<string, { short: string }>): boolean {
  const { facts } = card;
  if (!facts) return words.every((word) => plain(card.banner ?? "").includes(word));
  return words.every((word) =>
    /^\d+$/.test(word)
      ? plain(facts.number).replace(/^[a-z]+|[a-z]+$/g, "") === word ||
        facts.cast.some((id) => who.get(id)?.short === word)
      : facts.text.includes(word),
  );
}

const wordsOf = (text: string): string[] => plain(text).split(/\s+/).filter(Boolean);

/** What is found, null where nothing is looked for. */
export const sifted = computed<ReadonlySet<string> | null>(() => {
  const words = wordsOf(typed.value);
  if (!words.length) return null;
  const hits = lists.value.all.flatMap((list) => list.cards.filter((card) => matches(card, words, cast.value)));
  return new Set(hits.map((card) => card.id));
});

/** Lifting is no news to hundreds of strips while nothing is looked for. */
export const found = computed(() => {
  const hits = sifted.value;
  return hits !== null && isLifted.value ? null : hits;
});
