/** Which questions are open, and which of them wait for this person. */
import type { Question } from "../../generated/kinds";

export interface Line {
  readonly device: string;
  readonly person: string | null;
  readonly entry: string;
  readonly value: unknown;
  /** The phone's clock when it was written. */
  readonly at: string | null;
  readonly received_at?: string | null;
  readonly seq?: number | null;
  /** Written without signal. */
  readonly offline?: boolean | null;
  readonly sentence?: string | null;
}

export interface Stands {
  readonly person?: string | null;
  readonly at?: string | null;
  readonly seq?: number | null;
}

export const linesOf = (question: Question): readonly Line[] =>
  Array.isArray(question.lines) ? (question.lines as Line[]) : [];
export const standsOf = (question: Question): Stands => (question.stands ?? {}) as Stands;

const newest = (question: Question) =>
  linesOf(question).reduce(
    (last, line) => (String(line.received_at ?? line.at ?? "") > last ? String(line.received_at ?? line.at) : last),
    "",
  );

/** Open ones, the newest claim first. */
export function openQuestions(all: readonly Question[]): Question[] {
  return all
    .filter((question) => question.state === "open" && linesOf(question).length > 0)
    .sort((a, b) => newest(b).localeCompare(newest(a)) || a.id.localeCompare(b.id));
}

/** Those put to nobody else by name. */
export function yourQuestions(all: readonly Question[], person: string | undefined): Question[] {
  return openQuestions(all).filter(
    (question) => question.person === null || question.person === undefined || question.person === person,
  );
}
