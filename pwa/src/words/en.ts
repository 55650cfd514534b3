/** English: what every phone speaks. The office's words are `en/desk.ts`, fetched with its screens. */
import { phone } from "./en/phone.ts";
import { rules } from "./en/rules.ts";
import { sync } from "./en/sync.ts";

export const en = { ...sync, ...phone, ...rules } as const;
