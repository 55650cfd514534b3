/** What is said of ringing when a call moves, in English. */
import type { Words } from "../word.ts";

export const ring = {
  "ring.ask": "Ring me when my call moves?",
  "ring.ask_then": "It rings even with Callboard closed. Prelims make no sound.",
  "ring.yes": "Ring me here",
  "ring.asking": "Asking the browser",
  "ring.later": "Not now",
  "ring.understood": "Got it",
  "ring.install":
    "An iPhone rings only for what is on its home screen. Tap Share, then “Add to Home Screen”, and open Callboard from there.",
  "ring.title": "When my call moves",
  "ring.is_on": "It rings here, with Callboard closed too.",
  "ring.is_off": "It stays silent here. You see it when you open Callboard.",
  "ring.is_install":
    "An iPhone rings only for what is on its home screen. Tap Share, then “Add to Home Screen”, and open Callboard from there.",
  "ring.is_denied":
    "The browser blocks notifications from Callboard. Allow them in its settings for this site, then come back.",
  "ring.is_unsupported": "This browser cannot ring. You see it when you open Callboard.",
  "ring.is_insecure": "Ringing needs an address that begins with https. Ask the office for it.",
  "ring.turn_off": "Do not ring",
  "ring.test": "Send me a test",
  "ring.tested": "On its way. It comes within seconds, if there is signal.",
  "ring.failed": "That did not work. Try again when there is signal.",
  "ring.refused":
    "The browser’s push service did not take part. Try another browser, or count on Callboard being open.",
} as const satisfies Words;
