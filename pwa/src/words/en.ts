/** English: the areas of the app, merged. */
import { desk } from "./en/desk.ts";
import { phone } from "./en/phone.ts";
import { rules } from "./en/rules.ts";
import { sync } from "./en/sync.ts";

export const en = { ...sync, ...phone, ...desk, ...rules } as const;
