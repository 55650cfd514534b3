/** What the phone's screens say, in Spanish. */
import type { phone as english } from "../en/phone.ts";
import type { Word } from "../word.ts";
import { parts } from "./parts.ts";

export const phone: Readonly<Record<keyof typeof english, Word>> = {
  ...parts,
};
