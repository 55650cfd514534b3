/** The questions themselves, in the office's words: fetched only where there is one. */
import { myQuestions } from "../../parts/phone";
import { Question } from "../../parts/question";
import { standing } from "../../sync";
import { say } from "../../words";
import { asked } from "../inbox/asked";
import { openQuestions } from "../inbox/open";
import { look, settle } from "../inbox/questions";

export function AskedOfMe() {
  // Settled here and not yet answered: off the list, and back on it if it comes back refused.
  const waits = (id: string) => standing("question", id).value === "here";
  const open = openQuestions(myQuestions.value).filter((one) => one.settling === null || !waits(one.id));
  return (
    <ul class="asks gap" aria-label={say("today.questions")}>
      {open.map((question) => {
        const said = asked(question, look);
        return (
          <li key={question.id}>
            <Question
              sentence={said.sentence}
              claims={said.claims}
              onSettle={(claim) => {
                const chosen = said.claims.find((one) => one.key === claim.key);
                if (chosen) settle(question, said, chosen);
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}
