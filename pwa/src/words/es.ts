/** Spanish: the same keys as English, or it does not compile. */
import type { en } from "./en.ts";
import { phone } from "./es/phone.ts";
import { rules } from "./es/rules.ts";
import { sync } from "./es/sync.ts";
import type { Word } from "./word.ts";

export const es: Readonly<Record<keyof typeof en, Word>> = { ...sync, ...phone, ...rules };
