/** The questions themselves, in the office's words: fetched only where there is one. */
import { Dot } from "../../parts/marks";
import { myQuestions } from "../../parts/phone";
import { Question } from "../../parts/question";
import { rulings, seeRuling } from "../../parts/rulings";
import { now, standing } from "../../sync";
import { say } from "../../words";
import { asked } from "../inbox/asked";
import { openQuestions } from "../inbox/open";
import { look, settle } from "../inbox/questions";
import { byWord, ruledWord } from "../inbox/rulings";

/** What was decided about this person's own words, until he has seen it. */
function Ruled() {
  if (rulings.value.length === 0) return null;
  return (
    <section aria-labelledby="ruled">
      <h2 class="h" id="ruled">
        {say("ruling.title")}
      </h2>
      <ul class="ruled">
        {rulings.value.map((ruling) => (
          <li key={ruling.id} class="block needs" data-ruling={ruling.id}>
            {ruling.stood ? null : <Dot large silent />}
            <p class="name">{ruledWord(ruling)}</p>
            <p class="soft">{byWord(ruling)}</p>
            <button type="button" class="btn" onClick={() => void seeRuling(ruling, new Date(now()).toISOString())}>
              {say("needs.seen")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function AskedOfMe() {
  // Settled here and not yet answered: off the list, and back on it if it comes back refused.
  const waits = (id: string) => standing("question", id).value === "here";
  const open = openQuestions(myQuestions.value).filter((one) => one.settling === null || !waits(one.id));
  const asks = (
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
  return (
    <>
      <Ruled />
      {open.length > 0 ? asks : null}
    </>
  );
}
