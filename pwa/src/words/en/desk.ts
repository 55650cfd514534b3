/** What the desk's screens say, in English. */
import type { Words } from "../word.ts";

export const desk = {} as const satisfies Words;
