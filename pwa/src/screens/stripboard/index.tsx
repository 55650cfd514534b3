/**
 * The stripboard: every day with its strips, and what a move does before it is made. At the desk in columns, on a phone day by day.
 *
 * Promises: every deed works without signal; by mouse, by finger and by keys alike. Refuses: to write what is only being carried.
 */
import { useContext, useEffect, useRef } from "preact/hooks";
import { Empty } from "../../parts/banner";
import { Surround } from "../../parts/page";
import { say } from "../../words";
import { useKeys } from "../desk/keys";
import { footnote } from "../desk/keys-list";
import { OfficeScreen } from "../desk/office-screen";
import { boardKeys } from "./board-keys";
import { Calendar } from "./calendar";
import { bare, columns, wide } from "./columns";
import { followBoard } from "./cursor";
import { DayPart } from "./day-part";
import { Dock } from "./dock";
import { followHands } from "./drag";
import { Head, makeBoard } from "./head";
import { board, chosenBoard, days, hold, isLifted, lift, makesBoards } from "./held";
import { BONEYARD, UNPLACED } from "./lists";
import { inColours } from "./looks";
import { shut } from "./panel";
import { leave, proposal } from "./proposal";
import { liftName } from "./said";
import { Side, Yard } from "./side";
import { HOW } from "./strip";
import { followTaps } from "./taps";
import "./stripboard.css";
import "./strips.css";
import "./side.css";
import "./narrow.css";
import "./print.css";

function ColumnHeads() {
  const { heads, others } = columns.value;
  return (
    <div class="sbgrid" aria-hidden="true">
      <span />
      <span>{say("sb.head.scene")}</span>
      <span>{say("sb.head.set")}</span>
      <span class="sday">{say("sb.head.script_day")}</span>
      {heads.map((one) => (
        <b key={one.id} title={one.name}>
          {one.short}
        </b>
      ))}
      <b class="others">{others ? say("sb.head.others") : ""}</b>
      <span class="pgs">{say("sb.head.pages")}</span>
      <span class="est">{say("sb.head.estimate")}</span>
      <span class="loc">{say("sb.head.location")}</span>
    </div>
  );
}

function Strips() {
  return (
    <>
      <p class="aloud" id={HOW}>
        {say(makesBoards.value ? "sb.how" : "sb.how_reader")}
      </p>
      {wide.value ? <ColumnHeads /> : null}
      {days.value.map((id) => (
        <DayPart key={id} id={id} />
      ))}
      {days.value.length === 0 ? <p class="none">{say("sb.no_days")}</p> : null}
    </>
  );
}

/** What follows every step of what is carried, apart from what is drawn of the board. */
function Keyed() {
  useKeys(boardKeys(isLifted.value, proposal.value !== undefined));
  const now = lift.value;
  useEffect(() => {
    footnote.value = now ? say("sb.not_saved_yet", { strip: liftName(now.cards) }) : "";
    return () => {
      footnote.value = "";
    };
  }, [now]);
  return null;
}

function Boarded() {
  const inside = useContext(Surround) === "desk";
  wide.value = inside;
  const root = useRef<HTMLDivElement>(null);
  useEffect(followBoard, []);
  useEffect(() => (root.current ? followHands(root.current) : undefined), []);
  useEffect(() => (root.current ? followTaps(root.current) : undefined), []);
  useEffect(
    () => () => {
      hold(undefined);
      leave();
      shut();
    },
    [],
  );
  return (
    <div
      ref={root}
      class={`sb${inColours.value ? " colours" : ""}${columns.value.others ? " with-others" : ""}${bare.value}`}
    >
      <Keyed />
      <div class="sbmain">
        <Head />
        <Strips />
        {inside ? null : (
          <>
            <Yard id={BONEYARD} />
            <Yard id={UNPLACED} />
          </>
        )}
      </div>
      {inside ? <Side /> : null}
    </div>
  );
}

export default function Stripboard({ rest }: { rest: string[] }) {
  useEffect(() => {
    chosenBoard.value = rest[0] || undefined;
  }, [rest[0]]);
  if (rest[1] === "calendar") return <Calendar />;
  const title = say("desk.stripboard");
  if (!board.value)
    return (
      <OfficeScreen title={title} class="stripboard">
        <Empty
          title={say("sb.no_board")}
          action={
            makesBoards.value ? (
              <button type="button" class="btn ink" onClick={makeBoard}>
                {say("sb.make_board")}
              </button>
            ) : null
          }
        >
          {say("sb.no_board_then")}
        </Empty>
      </OfficeScreen>
    );
  return (
    <OfficeScreen title={title} titled={false} class="stripboard" dock={<Dock />}>
      <Boarded />
    </OfficeScreen>
  );
}
