/**
 * What a sheet changes against the one that was published: the stars of the builder, and whether there is anything to publish.
 *
 * Refuses: to call a new revision a change of itself: its number, colour, stars and hour of going out do not count.
 */
import type { SheetDocument } from "./document";

export interface Stars {
  /** "<row id>/pickup", "<row id>/call" and so on. */
  readonly rows: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
}

export function stars(document: SheetDocument | undefined): Stars {
  const rows = new Set<string>();
  for (const cast of document?.cast ?? []) {
    for (const field of cast.moved ?? []) rows.add(`${cast.row}/${field}`);
  }
  for (const { people } of document?.departments ?? []) {
    for (const crew of people) if (crew.moved) rows.add(`${crew.row}/minutes`);
  }
  return { rows, times: new Set(document?.moved ?? []) };
}

const TIMELESS: ReadonlySet<string> = new Set(["moved", "published", "number", "colour", "prelim"]);

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !TIMELESS.has(name))
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, inner]) => [name, bare(inner)]),
  );
}

/** Whether both would print the same, but for what every revision carries of its own. */
export function sameSheet(a: SheetDocument, b: SheetDocument): boolean {
  return JSON.stringify(bare(a)) === JSON.stringify(bare(b));
}
