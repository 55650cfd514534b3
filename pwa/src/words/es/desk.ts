/** What the desk's screens say, in Spanish. */
import type { desk as english } from "../en/desk.ts";
import type { Word } from "../word.ts";

export const desk: Readonly<Record<keyof typeof english, Word>> = {};
