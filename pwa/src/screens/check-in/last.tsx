/** What I last said, newest first, each with where it stands: check-ins, and calls copied. */
import type { CheckIn, Copy } from "../../generated/kinds";
import { callSaid } from "../../parts/call-words";
import { SyncMark } from "../../parts/marks";
import { callInstant, myCalls, takenBack } from "../../parts/my-call";
import { daysBetween, shortDay, timeSaid, today, weekdaySaid, zone } from "../../parts/said";
import { Photos } from "../../photos/photos";
import { type Shot, shotsOf } from "../../photos/picture";
import { dateAt } from "../../rules/instants";
import { span } from "../../rules/time";
import { link, me, records, standing } from "../../sync";
import { say } from "../../words";
import { mySaid } from "./my-day";

interface Line {
  kind: "check_in" | "copy";
  id: string;
  at: string;
  what: string;
  below?: string | undefined;
  back?: boolean;
  shots?: readonly Shot[];
}

const SHOWN = 12;

/** "Wrap, Wednesday": the day stands with it where it was not today. */
function dated(what: string, at: string): string {
  const date = dateAt(at, zone.value);
  if (date === today.value) return what;
  return `${what}, ${daysBetween(date, today.value) < 7 ? weekdaySaid(date) : shortDay(date)}`;
}

function checked(one: CheckIn): Line {
  const at = one.at ?? "";
  const what =
    one.what === "at_place" ? say("check.at", { place: one.place ?? "" }) : say(`check.${one.what ?? "note"}`);
  const call =
    one.what === "wrap" ? myCalls.value.find((call) => call.shoot_day === one.shoot_day && call.instant) : undefined;
  const worked = call && span(Math.round((Date.parse(at) - callInstant(call)) / 60_000));
  const below = [one.what === "in" ? one.place : "", one.note, worked ? say("check.after_call", { span: worked }) : ""]
    .filter(Boolean)
    .join(", ");
  return {
    kind: "check_in",
    id: one.id,
    at,
    what: dated(what, at),
    below: below || undefined,
    back: takenBack.value.has(one.id),
    shots: shotsOf(one),
  };
}

function copied(copy: Copy): Line | undefined {
  const call = myCalls.value.find((one) => one.id === copy.call);
  const at = copy.copied?.at;
  if (!at || copy.person !== me.value?.person.id) return undefined;
  const same = call && call.told_in === copy.revision;
  const what = same ? say("check.copied", { colour: call.told_colour ?? "" }) : say("check.copied_before");
  return {
    kind: "copy",
    id: copy.id,
    at,
    what: dated(what, at),
    below: same ? say("check.call", { call: callSaid(call) }) : undefined,
  };
}

function Row({ line }: { line: Line }) {
  return (
    <li class="rec">
      <span class="time">{timeSaid(line.at)}</span>
      <span>
        <b class="strong">{line.back ? <s class="was">{line.what}</s> : line.what}</b>
        {line.back ? <small>{say("check.taken_back")}</small> : line.below ? <small>{line.below}</small> : null}
      </span>
      <SyncMark where={standing(line.kind, line.id).value} />
      {line.shots?.length ? (
        <div class="recshots">
          <Photos shots={line.shots} />
        </div>
      ) : null}
    </li>
  );
}

export function Last() {
  const lines = [...mySaid.value.map(checked), ...records("copy").value.map(copied)].filter(
    (line) => line !== undefined,
  );
  const latest = lines.sort((a, b) => b.at.localeCompare(a.at)).slice(0, SHOWN);
  const waiting = link.toSend.value;
  if (latest.length === 0) return <p class="block gap soft">{say("check.empty")}</p>;
  return (
    <section aria-label={say("check.last")}>
      <h2 class="h">
        {say("check.last")} {waiting > 0 ? <small>{say("check.safe", { count: waiting })}</small> : null}
      </h2>
      <ul class="ruled">
        {latest.map((line) => (
          <Row key={`${line.kind}/${line.id}`} line={line} />
        ))}
      </ul>
    </section>
  );
}
