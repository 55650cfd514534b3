/** What the link, the outbox and the shell say, in English. */
import type { Words } from "../word.ts";

export const sync = {
  "app.screen_missing": "This screen is not on this phone yet. It comes with the next signal.",
  "app.try_again": "Try again",
} as const satisfies Words;
