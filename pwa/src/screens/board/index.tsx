/**
 * The board: who knows their call, who is where, what is asked, what runs.
 *
 * Promises: it follows the records by itself, to the second they come. Refuses: to count what another revision's copy says.
 */
import { useSignalEffect } from "@preact/signals";
import { Empty } from "../../parts/banner";
import { Way } from "../../parts/rows";
import { production } from "../../parts/said";
import { minute } from "../../sync";
import { say } from "../../words";
import { footnote } from "../desk/keys-list";
import { calls, checkIns, contacts, copies, day, latest, makesSheets, people, runs, sheet } from "../desk/office";
import { OfficeScreen } from "../desk/office-screen";
import { minutesOfDay } from "../desk/when";
import { ladder, URGENT_MINUTES } from "./board";
import "./board.css";
import "./reach.css";
import "./side.css";
import "./rail.css";
import { DayRail } from "./day-rail";
import { Departments } from "./departments";
import { happened } from "./happened";
import { Hero } from "./hero";
import { pas } from "./pas";
import { Kept, ReachTable } from "./reach-table";
import { happenedWord } from "./said-of";
import { Asked, CheckIns, OpenRuns, PaList } from "./side";

function Unpublished() {
  const of = day.value;
  if (!of) return <Empty title={say("board.no_days")}>{say("board.no_days_then")}</Empty>;
  const to = (
    <Way to={`call-sheet/${of.id}`} class="btn">
      {say(sheet.value ? "board.open_sheet" : "board.make_sheet")}
    </Way>
  );
  return (
    <Empty
      title={say(sheet.value?.revision ? "board.prelim" : "board.unpublished", { day: of.number ?? "" })}
      action={makesSheets.value ? to : undefined}
    >
      {say(sheet.value?.revision ? "board.prelim_then" : "board.unpublished_then")}
    </Empty>
  );
}

function Reach() {
  const of = sheet.value;
  if (!of?.number) return <Unpublished />;
  const told = { calls: calls.value, copies: copies.value, people: people.value, contacts: contacts.value };
  const drawn = ladder(of, told, minute.value, production.value?.urgent_minutes ?? URGENT_MINUTES);
  return (
    <>
      <Hero ladder={drawn} colour={of.colour ?? ""} />
      <Departments columns={drawn.columns} />
      <section aria-labelledby="open-title">
        <div class="sec bare">
          <h2 id="open-title">{say("board.not_copied_yet")}</h2>
          <span>{say("board.soonest_first")}</span>
        </div>
        {drawn.open.length > 0 ? (
          <ReachTable rows={drawn.open} />
        ) : (
          <p class="none">{say("board.nobody_left", { colour: of.colour ?? "" })}</p>
        )}
        <Kept ladder={drawn} />
      </section>
    </>
  );
}

export default function Board() {
  useSignalEffect(() => {
    const all = { people: people.value, copies: copies.value, checkIns: checkIns.value, runs: runs.value };
    const last = happened(all, minute.value)[0];
    footnote.value = last ? say("board.last", { what: happenedWord(last) }) : "";
    return () => {
      footnote.value = "";
    };
  });
  const heard = {
    people: people.value,
    contacts: contacts.value,
    checkIns: checkIns.value,
    runs: runs.value,
    calls: calls.value,
  };
  const of = day.value;
  const times = latest.value?.document.times ?? sheet.value;
  return (
    <OfficeScreen title={say("desk.board")} titled={false} class="board">
      <div class="left">
        <div class="reading">
          <Reach />
        </div>
        {times ? <DayRail times={times} now={minutesOfDay(of?.date)} /> : null}
      </div>
      <div class="rightcol">
        <Asked />
        <PaList rows={pas(heard, minute.value)} />
        <OpenRuns />
        <CheckIns />
      </div>
    </OfficeScreen>
  );
}
