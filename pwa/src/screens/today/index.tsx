/**
 * Today: in the dark, at arm's length, in a second: when, where, whom to ring.
 * Promises: the next call is the largest thing; the light goes out when it is copied.
 */
import { Empty } from "../../parts/banner";
import { nextCall } from "../../parts/my-call";
import { Phone } from "../../parts/phone";
import { PersonRow } from "../../parts/rows";
import { dayInside, production, today } from "../../parts/said";
import { records } from "../../sync";
import { say } from "../../words";
import { After, FirstRun, OfficeWays } from "./below";
import { CallBlock } from "./call-block";
import { CopyThat } from "./copy-that";
import { useSeen } from "./deeds";
import { MyQuestions } from "./my-questions";
import { NeedsYou } from "./needs-you";
import { RingMe } from "./ring-me";
import { stale } from "./stale";

/** Without a call: whether a published sheet leaves this person out, or nothing has come yet. */
function NoCall() {
  const newest = [...records("sheet_revision").value].sort((a, b) => a.rev - b.rev).at(-1);
  const date = newest && records("shoot_day").value.find((day) => day.id === newest.shoot_day)?.date;
  if (!newest || !date || date < today.value)
    return <Empty title={say("today.empty")}>{say("today.empty_then")}</Empty>;
  const office = production.value?.office_phone;
  return (
    <>
      <Empty title={say("today.not_on", { day: dayInside(date) })}>
        {newest.colour
          ? say("today.not_on_then", { colour: newest.colour, n: newest.number ?? 1 })
          : say("today.not_on_prelim")}
      </Empty>
      {office ? (
        <div class="ruled">
          <PersonRow name={say("people.office")} phone={office} />
        </div>
      ) : null}
    </>
  );
}

export default function Today() {
  const call = nextCall.value;
  useSeen(call);
  return (
    <Phone title={say("tab.today")} stale={stale(call)} dock={call ? <CopyThat call={call} /> : null}>
      <NeedsYou />
      <MyQuestions />
      {call ? <CallBlock call={call} /> : <NoCall />}
      {call ? <RingMe call={call} /> : null}
      <FirstRun />
      <After />
      <OfficeWays />
    </Phone>
  );
}
