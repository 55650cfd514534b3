/** What the link, the outbox and the shell say, in Spanish. */
import type { sync as english } from "../en/sync.ts";
import type { Word } from "../word.ts";

export const sync: Readonly<Record<keyof typeof english, Word>> = {
  "app.screen_missing": "Esta pantalla aún no está en este teléfono. Llegará en cuanto haya señal.",
  "app.try_again": "Intentar de nuevo",
};
