/** What the shared computations say, in Spanish. */
import type { rules as english } from "../en/rules.ts";
import type { Word } from "../word.ts";

export const rules: Readonly<Record<keyof typeof english, Word>> = {};
