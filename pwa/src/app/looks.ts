/**
 * How this phone shows Callboard: its language and its light, chosen here and for this phone alone.
 * Promises: without a choice the person's language, then the phone's; the light follows the phone.
 */
import { effect, signal } from "@preact/signals";
import { me } from "../sync/index.ts";
import { type Language, speak } from "../words/index.ts";

export type Light = "noon" | "night";
export interface Looks {
  readonly language?: Language;
  readonly light?: Light;
}

const PLACE = "callboard/looks";

function kept(): Looks {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "{}") as { language?: unknown; light?: unknown };
    return {
      language: found.language === "en" || found.language === "es" ? found.language : undefined,
      light: found.light === "noon" || found.light === "night" ? found.light : undefined,
    };
  } catch {
    return {};
  }
}

export const looks = signal<Looks>(kept());

export function choose(change: Looks): void {
  looks.value = { ...looks.peek(), ...change };
  try {
    localStorage.setItem(PLACE, JSON.stringify(looks.peek()));
  } catch {
    // A full phone still shows what was chosen until it is closed.
  }
}

const wanted = (): Language =>
  looks.value.language ?? me.value?.person.language ?? (navigator.language.startsWith("es") ? "es" : "en");

/** From now on the page follows the choice. Resolves when the words are there, or cannot be had. */
export async function followLooks(): Promise<void> {
  effect(() => {
    const { light } = looks.value;
    if (light) document.documentElement.dataset.theme = light;
    else delete document.documentElement.dataset.theme;
  });
  effect(() => void speak(wanted()).catch(() => {}));
  await speak(wanted()).catch(() => {});
}
