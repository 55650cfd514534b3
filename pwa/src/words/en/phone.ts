/** What the phone's screens say, in English. */
import type { Words } from "../word.ts";
import { parts } from "./parts.ts";

export const phone = {
  ...parts,
} as const satisfies Words;
