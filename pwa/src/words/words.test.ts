import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { desk as enDesk } from "./en/desk.ts";
import { en as enBase } from "./en.ts";
import { desk as esDesk } from "./es/desk.ts";
import { es as esBase } from "./es.ts";
import { isWord, language, say, speak, speakOffice } from "./index.ts";
import type { Word, Words } from "./word.ts";

const en: Words = { ...enBase, ...enDesk };
const es: Words = { ...esBase, ...esDesk };

/** The same in both languages, and rightly: names, signs, words that Spanish crews say too. */
const SAME = new Set([
  "Set",
  "Boneyard",
  "Hospital",
  "Hospital:",
  "Callboard",
  "{count} per HOD",
  "{count} min",
  "5 min",
  "15 min",
  "English",
  "Español",
]);

const forms = (word: Word | undefined): string[] =>
  typeof word === "string" ? [word] : word ? [word.one, word.other] : [];
const places = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const letters = (sentence: string) => sentence.replace(/\{\w+\}/g, "").replace(/[^\p{L}]/gu, "");

describe("the catalogue", () => {
  it("says everything in both languages", () => {
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
    for (const [key, word] of [...Object.entries(en), ...Object.entries(es)]) {
      for (const sentence of forms(word)) expect(sentence.trim(), key).not.toBe("");
    }
  });

  it("gives each area its own keys", () => {
    const all = [Object.keys(enBase), Object.keys(enDesk)].flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it("fills the same places in both", () => {
    for (const key of Object.keys(en)) {
      const [ours, theirs] = [forms(en[key]), forms(es[key])];
      const wanted = places(ours.at(-1) ?? "");
      for (const sentence of [...ours.slice(1), ...theirs.slice(-1)]) expect(places(sentence), key).toEqual(wanted);
      // A singular may say "a day" where the plural counts.
      for (const one of [ours[0], theirs[0]]) {
        for (const place of places(one ?? "")) expect(wanted, key).toContain(place);
      }
    }
  });

  it("leaves nothing in English by negligence", () => {
    const same = Object.keys(en).filter((key) => {
      const [ours, theirs] = [forms(en[key]).join("|"), forms(es[key]).join("|")];
      return ours === theirs && letters(ours).length > 2 && !SAME.has(ours);
    });
    expect(same).toEqual([]);
  });

  it("has no exclamation marks and no words of software", () => {
    for (const [key, word] of [...Object.entries(en), ...Object.entries(es)]) {
      for (const sentence of forms(word)) {
        expect(sentence, key).not.toMatch(/[!¡]|\b(sync(ed|ing)?|pending|queue|upload|offline|cach[eé])\b/i);
      }
    }
  });

  it("lets a phone's screen say only what every phone has", () => {
    const root = new URL("..", import.meta.url).pathname;
    const folders = [
      "parts",
      "app",
      "rules",
      ...["today", "sheet", "runs", "check-in", "people"].map((name) => `screens/${name}`),
    ];
    for (const folder of folders) {
      for (const file of readdirSync(join(root, folder)).filter(
        (name) => /\.tsx?$/.test(name) && !name.includes(".test."),
      )) {
        const source = readFileSync(join(root, folder, file), "utf8");
        for (const [, key] of source.matchAll(/\bsay\(\s*"([^"]+)"/g))
          expect(Object.keys(enBase), `${folder}/${file}`).toContain(key);
      }
    }
  });
});

describe("say", () => {
  afterEach(() => speak("en"));

  it("fills places and chooses the plural by count", () => {
    expect(say("door.kept", { count: 1 })).toBe("1 to send. It stays on this phone until then.");
    expect(say("door.kept", { count: 3 })).toBe("3 to send. They stay on this phone until then.");
  });

  it("speaks the language that was asked for, the office's words too once they are wanted", async () => {
    await speak("es");
    expect(language.value).toBe("es");
    expect(say("door.today")).toBe("Ir a Hoy");
    expect(isWord("desk.board")).toBe(false);
    await speakOffice();
    expect(isWord("desk.board")).toBe(true);
    expect(say("desk.board")).toBe(forms(es["desk.board"])[0]);
    await speak("en");
    expect(say("desk.board")).toBe("Board");
  });

  it("knows what is a word and what is a code it has never heard", () => {
    expect(isWord("refused.not_yours")).toBe(true);
    expect(isWord("refused.toString")).toBe(false);
    expect(isWord("toString")).toBe(false);
  });

  it("the language asked for last is spoken, whichever words come first", async () => {
    await Promise.all([speak("es"), speak("en")]);
    expect(language.value).toBe("en");
    await Promise.all([speak("en"), speak("es"), speakOffice()]);
    expect(language.value).toBe("es");
    expect(say("desk.board")).toBe(esDesk["desk.board"]);
  });
});
