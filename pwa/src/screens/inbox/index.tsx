/** The inbox: what two people wrote without having seen each other, and one's own deeds that did not stand. */
import { Empty } from "../../parts/banner";
import { needsYou } from "../../sync";
import { say } from "../../words";
import { questions } from "../desk/office";
import { OfficeScreen } from "../desk/office-screen";
import "./inbox.css";
import { NeedsYou } from "./needs-you";
import { openQuestions } from "./open";
import { Questions } from "./questions";

export default function Inbox() {
  const empty = openQuestions(questions.value).length === 0 && needsYou.value.length === 0;
  return (
    <OfficeScreen title={say("desk.inbox")} class="inbox">
      {empty ? <Empty title={say("inbox.empty")}>{say("inbox.empty_then")}</Empty> : null}
      <NeedsYou />
      {empty ? null : (
        <section aria-labelledby="inbox-title">
          <Questions />
        </section>
      )}
    </OfficeScreen>
  );
}
