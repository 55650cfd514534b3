/**
 * The catalogue: every word a person reads, in English and Spanish.
 * Promises: `say` speaks the language of `language` and speaks again when that changes; what is not there in it is said in English.
 * Refuses, by type, a key that is not there; by test, a Spanish that lacks a key or a place.
 */
import { batch, signal } from "@preact/signals";
import type { desk } from "./en/desk.ts";
import { en } from "./en.ts";
import type { Word, Words } from "./word.ts";

export type WordKey = keyof typeof en | keyof typeof desk;
export type Language = "en" | "es";

export const language = signal<Language>("en");
const spoken = signal<Words>(en);
/** Whether this is a desk: then the office's words are spoken too. */
let atDesk = false;

async function fetched(wanted: Language, desk: boolean): Promise<Words> {
  const [base, office] =
    wanted === "es"
      ? await Promise.all([import("./es.ts").then((found) => found.es), desk && import("./es/desk.ts")])
      : [en, desk && (await import("./en/desk.ts"))];
  return office ? { ...en, ...base, ...office.desk } : { ...en, ...base };
}

let asked: Language = "en";
let askedOffice = false;
let turns = 0;
let latest: Promise<void> = Promise.resolve();

/** Words come when they come: what was asked for last is spoken, and whoever was overtaken waits for that. */
function learn(): Promise<void> {
  turns += 1;
  const turn = turns;
  const [wanted, office] = [asked, askedOffice];
  latest = fetched(wanted, office).then(
    (words) => {
      if (turn !== turns) return latest;
      atDesk = office;
      batch(() => {
        spoken.value = words;
        language.value = wanted;
      });
      if (typeof document !== "undefined") document.documentElement.lang = wanted;
    },
    (error) => {
      if (turn === turns) [asked, askedOffice] = [language.peek(), atDesk];
      throw error;
    },
  );
  return latest;
}

/** Resolves when `say` speaks that language. Where its words cannot be fetched it rejects, and the language stays what it was. */
export function speak(wanted: Language): Promise<void> {
  asked = wanted;
  return learn();
}

/** Resolves when the office's words are spoken too. Rejects where they cannot be fetched. */
export function speakOffice(): Promise<void> {
  if (atDesk) return Promise.resolve();
  askedOffice = true;
  return learn();
}

/** The sentence, its {places} filled; where it has a singular and a plural, `count` chooses. */
export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return filled(spoken.value[key] ?? key, values);
}

/** Whether the catalogue has the key: for codes that come from the server. */
export function isWord(key: string): key is WordKey {
  return Object.hasOwn(spoken.value, key);
}

function filled(word: Word, values: Readonly<Record<string, string | number>>): string {
  // In both languages one thing is one and every other number of them many; a start without signal need not ask Intl that.
  const sentence = typeof word === "string" ? word : word[Number(values.count) === 1 ? "one" : "other"];
  if (!sentence.includes("{")) return sentence;
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
