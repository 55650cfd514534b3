/**
 * Check in: one slab that says the next deed. A tap, and it is kept; 8 s to take it back. Not a long press: gloves.
 */
import "./check-in.css";
import { useState } from "preact/hooks";
import { CallClock } from "../../parts/call-clock";
import { clockFace, untilSaid } from "../../parts/call-words";
import { copyOf, type MyCall, prelim } from "../../parts/my-call";
import { Chip } from "../../parts/paper";
import { Phone } from "../../parts/phone";
import { clockKind, dayInside, timeSaid, today, zone } from "../../parts/said";
import { minutesAt } from "../../rules/instants";
import { minute, records } from "../../sync";
import { say } from "../../words";
import type { SheetDocument } from "../call-sheet/document";
import { checkIn } from "./deeds";
import { Last } from "./last";
import { type More, MoreDock, MoreForm } from "./more";
import { DEEDS, dayCall, dayTimes, due, nextDeed } from "./my-day";

function Now({ call }: { call: MyCall }) {
  const until = untilSaid(call);
  const words =
    call.date && call.date !== today.value ? say("call.yours", { day: dayInside(call.date) }) : say("sheet.your_call");
  const copied = copyOf(call)?.copied?.at;
  return (
    <section class="now" aria-label={say("sheet.your_call")}>
      <div class="line">
        <span class="label">{[words, until].filter(Boolean).join(", ")}</span>
        {prelim(call) || !call.told_colour ? null : (
          <Chip colour={call.told_colour} rest={copied ? say("check.and_copied") : undefined} />
        )}
      </div>
      <CallClock {...clockFace(call.mode, call.minutes)} size="middle" />
    </section>
  );
}

function NotYet() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span class="aloud">{say("check.not_yet")}</span>
    </>
  );
}

function FourTimes() {
  const said = dayTimes.value;
  return (
    <dl class={clockKind.value === "12" ? "four half" : "four"}>
      {DEEDS.map((step) => (
        <div key={step}>
          <dt>{say(`check.${step}`)}</dt>
          <dd class={said[step] ? "time" : "time none"}>{said[step] ? timeSaid(said[step]) : <NotYet />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The day's lunch and wrap as last published, for whether a deed is due. */
function hoursOf(shootDay: string | null | undefined): SheetDocument["times"] {
  const sheets = records("sheet_revision").value.filter((one) => one.shoot_day === shootDay && one.document);
  const newest = sheets.sort((a, b) => a.rev - b.rev).at(-1);
  return (newest?.document as SheetDocument | undefined)?.times ?? {};
}

function Slab() {
  const call = dayCall.value;
  const step = nextDeed.value;
  if (!step) return <p class="wrapped strong">{say("check.wrapped", { time: timeSaid(dayTimes.value.wrap) })}</p>;
  const place = step === "in" ? (call?.place?.name ?? undefined) : undefined;
  const minutesNow = call?.date ? minutesAt(minute.value, call.date, call.zone ?? zone.value) : 0;
  const yours = due(step, hoursOf(call?.shoot_day), minutesNow);
  return (
    <button type="button" class={yours ? "slab yours" : "slab"} onClick={() => void checkIn({ what: step, place })}>
      <b>{say(`check.slab.${step}`)}</b>
      <span>{[timeSaid(minute.value), place].filter(Boolean).join(", ")}</span>
    </button>
  );
}

function Dock({ onMore }: { onMore: (more: More) => void }) {
  const step = nextDeed.value;
  return (
    <>
      <div class="others">
        <button type="button" class="btn" onClick={() => onMore("at_place")}>
          {say("check.another_place")}
        </button>
        <button type="button" class="btn" onClick={() => onMore("note")}>
          {say("check.add_note")}
        </button>
        {step === "lunch_out" || step === "lunch_in" ? (
          <button type="button" class="btn" onClick={() => void checkIn({ what: "wrap" })}>
            {say("check.slab.wrap")}
          </button>
        ) : null}
      </div>
      <Slab />
    </>
  );
}

export default function CheckInScreen() {
  const [more, setMore] = useState<More | undefined>();
  const call = dayCall.value;
  const dock = more ? <MoreDock more={more} onDone={() => setMore(undefined)} /> : <Dock onMore={setMore} />;
  return (
    <Phone title={say("tab.check_in")} dock={dock}>
      {call ? <Now call={call} /> : <p class="block soft">{say("check.no_call")}</p>}
      <FourTimes />
      {more ? <MoreForm more={more} /> : <Last />}
    </Phone>
  );
}
