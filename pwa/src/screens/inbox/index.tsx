/** The inbox: what two people wrote without having seen each other, and one's own deeds that did not stand. */
import { Empty } from "../../parts/banner";
import { rulings, unruled } from "../../parts/rulings";
import { records } from "../../sync";
import { say } from "../../words";
import { questions } from "../desk/office";
import { OfficeScreen } from "../desk/office-screen";
import "./inbox.css";
import { HeldDeeds } from "./held-deeds";
import { NeedsYou } from "./needs-you";
import { openQuestions } from "./open";
import { Questions } from "./questions";
import { Rulings } from "./rulings";

const nothingHeld = () => records("held_deed").value.every((held) => held.state === "released");

export default function Inbox() {
  const asks = openQuestions(questions.value).length > 0;
  const empty = !asks && unruled.value.length === 0 && rulings.value.length === 0 && nothingHeld();
  return (
    <OfficeScreen title={say("desk.inbox")} class="inbox">
      {empty ? <Empty title={say("inbox.empty")}>{say("inbox.empty_then")}</Empty> : null}
      <NeedsYou />
      <Rulings />
      {empty ? null : (
        <section aria-labelledby="inbox-title">
          <Questions />
        </section>
      )}
      <HeldDeeds />
    </OfficeScreen>
  );
}
