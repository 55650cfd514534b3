/**
 * What a scene needs beside its cast: its elements by category.
 *
 * Promises: each once, categories and names in the alphabet's order. Refuses: what the slug says already, and cast.
 */
import type { Element, Scene } from "../../generated/kinds";
import { isCast } from "../../rules/cast";

const IN_SLUG: ReadonlySet<string> = new Set(["set", "int/ext", "day/night", "script day", "location"]);

export interface Needed {
  readonly category: string;
  readonly names: readonly string[];
}

export function breakdownOf(scene: Pick<Scene, "elements">, elements: ReadonlyMap<string, Element>): Needed[] {
  const found = new Map<string, Set<string>>();
  for (const id of scene.elements ?? []) {
    const element = elements.get(id);
    const category = element?.category?.trim();
    if (!element?.name || !category || isCast(element) || IN_SLUG.has(category.toLowerCase())) continue;
    found.set(category, (found.get(category) ?? new Set()).add(element.name));
  }
  return [...found]
    .map(([category, names]) => ({ category, names: [...names].sort((a, b) => a.localeCompare(b)) }))
    .sort((a, b) => a.category.localeCompare(b.category));
}
