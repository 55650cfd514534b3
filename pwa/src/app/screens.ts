/** The screens there are: a folder in `screens/` with an index is one, loaded when it is first opened. */
import type { ComponentType } from "preact";

export interface ScreenProps {
  /** What follows the screen's name in the address: ["<id>"] of runs/<id>. */
  readonly rest: string[];
}

export type Screen = ComponentType<ScreenProps>;

const found = import.meta.glob<{ default: Screen }>("../screens/*/index.tsx");

/** Resolves to the screen of that name, to null where there is none; rejects where its code cannot be fetched. */
export async function screen(name: string): Promise<Screen | null> {
  const load = found[`../screens/${name || "today"}/index.tsx`];
  return load ? (await load()).default : null;
}
