/**
 * Open questions with their claims side by side; one tap or the keys 1 to 9 settle the first.
 *
 * Promises: the deed names what was shown; where that had moved, the refusal is shown on the question with what stands now.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Kinds, Question as QuestionRecord } from "../../generated/kinds";
import { Question } from "../../parts/question";
import { Way } from "../../parts/rows";
import { tell } from "../../parts/toast";
import { deed, dismiss, me, needsYou, record, standing } from "../../sync";
import { say } from "../../words";
import { useKeys } from "../desk/keys";
import { questions } from "../desk/office";
import { didDo } from "../desk/undo";
import { type Asked, type AskedClaim, asked, type Look, same } from "./asked";
import { openQuestions, yourQuestions } from "./open";
import { undoSettle } from "./settle-undo";

export const look: Look = { get: (kind, id) => record(kind, id).value as never };

/** Settled here, and the server has not said yet: the question is off the list unless it comes back refused. */
const settledHere = (question: QuestionRecord) =>
  question.settling !== null && standing("question", question.id).value === "here";

export function settle(question: QuestionRecord, said: Asked, claim: AskedClaim): void {
  for (const refusal of needsYou.peek())
    if (refusal.kind === "question" && refusal.record === question.id) void dismiss(refusal.id);
  void deed({
    kind: "question",
    verb: "question.settle",
    record: question.id,
    fields: { settling: { value: claim.chosen, shown: said.shown } },
  });
  const text = say("inbox.settled", { value: claim.value });
  const where = () => standing("question", question.id).value;
  const back = undoSettle(question, claim.chosen, said.shown.stands);
  if (back) didDo({ text, where, back, stands: () => same(presentValue(question), claim.chosen) });
  else tell({ text, where });
}

function presentValue(question: QuestionRecord): unknown {
  if (!question.about_record) return null;
  const about = record(question.about_kind as keyof Kinds, question.about_record).peek();
  return (about as Record<string, unknown> | undefined)?.[question.about_field ?? ""];
}

/** Said once, on the question that the keys settle; the one put to another person always says so. */
function foot(question: QuestionRecord, first: boolean): string {
  if (question.person && question.person !== me.value?.person.id) return say("inbox.put_to_another");
  return first ? say("inbox.tap_right") : "";
}

function One({ question, keys }: { question: QuestionRecord; keys: boolean }) {
  const said = asked(question, look);
  const refusal = needsYou.value.find((one) => one.kind === "question" && one.record === question.id);
  useKeys(
    keys
      ? said.claims.slice(0, 9).map((claim, place) => ({
          key: String(place + 1),
          does: say("inbox.key_settle", { value: claim.value }),
          quiet: true,
          run: () => settle(question, said, claim),
        }))
      : [],
  );
  const to = question.about_kind === "run" ? `runs/${question.about_record}` : undefined;
  return (
    <li class={keys ? "first" : ""} data-question={question.id}>
      <Question
        sentence={said.sentence}
        claims={said.claims}
        keys={keys}
        onSettle={(claim) => settle(question, said, claim as AskedClaim)}
        foot={foot(question, keys)}
      />
      {refusal ? (
        <p class="moved" role="alert">
          {say(refusal.why?.code === "moved" ? "inbox.moved" : "inbox.not_taken")}
        </p>
      ) : null}
      {to ? (
        <Way to={to} class="on">
          {say("inbox.open_run")}
        </Way>
      ) : null}
    </li>
  );
}

/** Questions for the office. `most` shortens the list where it stands beside something else. */
export function Questions({ most }: { most?: number }) {
  const all = openQuestions(questions.value).filter((question) => !settledHere(question));
  const yours = new Set(yourQuestions(all, me.value?.person.id).map((question) => question.id));
  const ordered = [...all.filter((one) => yours.has(one.id)), ...all.filter((one) => !yours.has(one.id))];
  const shown = ordered.slice(0, most ?? ordered.length);
  const [at, setAt] = useState<string | undefined>();
  const list = useRef<HTMLUListElement>(null);
  const inList = useRef(false);
  useEffect(() => {
    // The question that had the focus is settled and gone: the next takes it.
    if (inList.current && document.activeElement === document.body) {
      list.current?.querySelector<HTMLElement>(".claim")?.focus();
    }
  });
  const held = Math.max(
    0,
    shown.findIndex((question) => question.id === at),
  );
  const walk = (way: 1 | -1) => () => {
    const next = shown[Math.max(0, Math.min(shown.length - 1, held + way))];
    setAt(next?.id);
    list.current?.querySelector<HTMLElement>(`[data-question="${next?.id}"] .claim`)?.focus();
  };
  useKeys(
    most === undefined && shown.length > 0
      ? [
          { key: "j", does: say("desk.down"), run: walk(1) },
          { key: "k", does: say("desk.up"), run: walk(-1) },
        ]
      : [],
  );
  return (
    <>
      <div class="sec">
        <h2 id="inbox-title">{say(most === undefined ? "inbox.questions" : "desk.inbox")}</h2>
        {most === undefined || all.length === 0 ? (
          <span>{all.length > 0 ? say("inbox.count", { count: all.length }) : say("inbox.none")}</span>
        ) : (
          <Way to="inbox">{say("inbox.count", { count: all.length })}</Way>
        )}
      </div>
      <ul
        class="asks"
        ref={list}
        onFocusIn={() => {
          inList.current = true;
        }}
        onFocusOut={(event) => {
          const to = event.relatedTarget as Node | null;
          inList.current = to === null || list.current?.contains(to) === true;
        }}
      >
        {shown.map((question, place) => (
          <One key={question.id} question={question} keys={place === held} />
        ))}
      </ul>
    </>
  );
}
