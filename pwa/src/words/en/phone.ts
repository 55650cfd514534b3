/** What the phone's screens say, in English. */
import type { Words } from "../word.ts";

export const phone = {} as const satisfies Words;
