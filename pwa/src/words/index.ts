/**
 * The catalogue: every word a person reads, in English and Spanish.
 * Promises: `say` speaks the language of `language` and speaks again when that changes; a language not loaded yet is said in English.
 * Refuses, by type, a key that is not there; by test, a Spanish that lacks a key or a place.
 */
import { signal } from "@preact/signals";
import { en } from "./en.ts";
import type { Word } from "./word.ts";

export type WordKey = keyof typeof en;
export type Language = "en" | "es";
type Catalogue = Readonly<Record<WordKey, Word>>;

export const language = signal<Language>("en");
const spoken = signal<Catalogue>(en);
const plurals = { en: new Intl.PluralRules("en"), es: new Intl.PluralRules("es") };

/** Resolves when `say` speaks that language. Where its words cannot be fetched, the language stays what it was. */
export async function speak(wanted: Language): Promise<void> {
  const words: Catalogue = wanted === "es" ? (await import("./es.ts")).es : en;
  spoken.value = words;
  language.value = wanted;
  if (typeof document !== "undefined") document.documentElement.lang = wanted;
}

/** The sentence, its {places} filled; where it has a singular and a plural, `count` chooses. */
export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  const word = spoken.value[key] ?? en[key];
  return filled(word, values);
}

/** Whether the catalogue has the key: for codes that come from the server. */
export function isWord(key: string): key is WordKey {
  return Object.hasOwn(en, key);
}

function filled(word: Word, values: Readonly<Record<string, string | number>>): string {
  const sentence = typeof word === "string" ? word : word[form(Number(values.count))];
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

function form(count: number): "one" | "other" {
  return plurals[language.value].select(count) === "one" ? "one" : "other";
}
