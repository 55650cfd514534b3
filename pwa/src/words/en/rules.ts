/** What the shared computations say, in English. */
import type { Words } from "../word.ts";

export const rules = {} as const satisfies Words;
