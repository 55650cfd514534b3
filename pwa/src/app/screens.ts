/** The screens there are: a folder in `screens/` with an index is one, loaded when it is first opened. */
import type { ComponentType } from "preact";
import { speakOffice } from "../words/index.ts";

export interface ScreenProps {
  /** What follows the screen's name in the address: ["<id>"] of runs/<id>. */
  readonly rest: string[];
}

export type Screen = ComponentType<ScreenProps>;

const screens = import.meta.glob<{ default: Screen }>("../screens/*/index.tsx");
/** What a screen is in the desk's frame, where that is something else. */
const atDesk = import.meta.glob<{ default: Screen }>("../screens/*/desk/index.tsx");

/** The screens that speak the office's words. */
const OFFICE = ["board", "inbox", "call-sheet", "desk", "import", "knew"];

/** Resolves to the screen of that name, to null where there is none; rejects where its code cannot be fetched. */
export async function screen(name: string, desk = false): Promise<Screen | null> {
  const load =
    (desk && atDesk[`../screens/${name}/desk/index.tsx`]) || screens[`../screens/${name || "today"}/index.tsx`];
  if (!load) return null;
  const [found] = await Promise.all([load(), OFFICE.includes(name) ? speakOffice() : undefined]);
  return found.default;
}
