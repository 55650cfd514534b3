/**
 * What a question says: one sentence by kind and field, and its claims in words.
 *
 * Promises: the claim that stands is the record's present value; claims that agree are one; what is settled names all that was shown.
 * Refuses: to choose between claims.
 */
import { DECLARED, type FieldDeclaration } from "../../generated/declared";
import type { Kinds, Question } from "../../generated/kinds";
import type { Claim } from "../../parts/question";
import { whenSaid } from "../../parts/said";
import { isWord, language, say } from "../../words";
import { duty } from "../desk/names";
import { aboutWord } from "./about";
import { type Line, linesOf, standsOf } from "./open";
import { generalOf, isTime, valueWord } from "./value";

type AnyRecord = { readonly id: string; readonly [field: string]: unknown };

/** How the records a question speaks of are found. */
export interface Look {
  get(kind: keyof Kinds, id: string): AnyRecord | undefined;
}

export interface AskedClaim extends Claim {
  readonly chosen: unknown;
}

export interface Asked {
  readonly sentence: string;
  readonly claims: readonly AskedClaim[];
  /** What `question.settle` names as shown, beside the chosen value. */
  readonly shown: { readonly stands: unknown; readonly lines: readonly string[] };
}

export const fieldOf = (kind: string, field: string): FieldDeclaration | undefined =>
  DECLARED[kind as keyof Kinds]?.fields[field];

export function fieldWord(kind: string, field: string): string {
  if (field === "struck") return say("asked.struck_field");
  return fieldOf(kind, field)?.label[language.value] ?? field.replaceAll("_", " ");
}

export const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function whoWord(look: Look, person: string | null | undefined): string {
  const found = person ? (look.get("person", person) as Kinds["person"] | undefined) : undefined;
  if (!found) return say(person ? "asked.someone" : "asked.callboard");
  return [found.name ?? "", duty(found)].filter(Boolean).join(", ");
}

function lineWord(look: Look, line: Line): string {
  return [whoWord(look, line.person), whenSaid(line.at), line.offline ? say("asked.no_signal_then") : ""]
    .filter(Boolean)
    .join(", ");
}

function sentenceOf(question: Question, values: readonly unknown[], people: ReadonlySet<string>, look: Look): string {
  const kind = question.about_kind ?? "";
  const field = question.about_field ?? "";
  const record = question.about_record ? look.get(kind as keyof Kinds, question.about_record) : undefined;
  const what = aboutWord(kind, record, look);
  // Where the office asked, its sentence is a key of the catalogue.
  const given = linesOf(question).find((line) => line.sentence && isWord(line.sentence))?.sentence;
  if (given && isWord(given)) return say(given, { what });
  if (kind === "run" && field === "state" && values.includes("cancelled") && values.length === 2) {
    const word = `question.${values.find((value) => value !== "cancelled")}_after_cancel`;
    if (isWord(word)) return say(word, { what });
  }
  if (kind === "run" && field === "assignee") return say("question.two_takes", { what });
  if (field === "struck") return say("asked.struck", { what });
  const values_ = { what, field: fieldWord(kind, field), count: Math.max(people.size, 1) };
  return say(people.size < 2 ? "asked.changed_twice" : "asked.changed", values_);
}

/** The question in words. Shapes as the engine writes them: lines, stands, and the record's own value. */
export function asked(question: Question, look: Look): Asked {
  const kind = question.about_kind ?? "";
  const field = question.about_field ?? "";
  const record = question.about_record ? look.get(kind as keyof Kinds, question.about_record) : undefined;
  const stands = record?.[field] ?? null;
  const by = standsOf(question);
  const lines = linesOf(question);
  const found: { value: unknown; who: string[]; stands: boolean }[] = [
    { value: stands, who: [[whoWord(look, by.person), whenSaid(by.at)].filter(Boolean).join(", ")], stands: true },
  ];
  for (const line of lines) {
    const there = found.find((claim) => same(claim.value, line.value));
    if (there) there.who.push(lineWord(look, line));
    else found.push({ value: line.value, who: [lineWord(look, line)], stands: false });
  }
  const general = generalOf(kind, record, look);
  const people = new Set([by.person, ...lines.map((line) => line.person)].filter((id) => typeof id === "string"));
  return {
    sentence: sentenceOf(
      question,
      found.map((claim) => claim.value ?? null),
      people,
      look,
    ),
    claims: found.map((claim, place) => ({
      key: `${question.id}/${place}`,
      value: valueWord(kind, field, claim.value, look, general),
      time: isTime(kind, field, claim.value, general),
      who: claim.who.join("; "),
      stands: claim.stands,
      chosen: claim.value ?? null,
    })),
    shown: { stands, lines: lines.map((line) => line.entry) },
  };
}
