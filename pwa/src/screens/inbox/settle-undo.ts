/** The way back from a settled question: the other value, written again as an edit of the record. */
import { DECLARED } from "../../generated/declared";
import type { Kinds, Question } from "../../generated/kinds";
import { deed } from "../../sync";

/** Undefined where the field has no verb that an office may set it with. */
export function undoSettle(question: Question, chosen: unknown, before: unknown): (() => Promise<unknown>) | undefined {
  const kind = question.about_kind as keyof Kinds | null;
  const field = question.about_field ?? "";
  const record = question.about_record;
  if (kind === null || record === null || JSON.stringify(chosen ?? null) === JSON.stringify(before ?? null))
    return undefined;
  const verb = `${kind}.edit`;
  if (!DECLARED[kind]?.sets[verb]?.includes(field)) return undefined;
  return () => deed({ kind, verb, record, fields: { [field]: before } } as never);
}
