/** One call as the phone held it then: what, since when, how far it had come, and what changed since. */
import { callSaid } from "../../parts/call-words";
import { Icon } from "../../parts/icon";
import { Chip } from "../../parts/paper";
import { daySaid, minutesSaid, whenSaid } from "../../parts/said";
import { say } from "../../words";
import { type CallThen, RUNGS, type Telling } from "./asked";

const WORDS = {
  sent: "reach.sent",
  on_phone: "reach.on_the_phone",
  seen: "reach.seen",
  copied: "reach.copied",
  by_hand: "knew.by_hand",
} as const;

/** "at Basecamp, pickup 05:45". */
const facts = (call: Telling): string =>
  [
    call.place ? say("knew.place", { place: call.place }) : "",
    call.pickup === null ? "" : say("board.pickup", { at: minutesSaid(call.pickup) }),
  ]
    .filter(Boolean)
    .join(", ");

function Office({ held, stood }: Pick<CallThen, "held" | "stood">) {
  if (!stood) return null;
  if (held?.row === stood.row) return <p class="soft">{say("knew.office_same")}</p>;
  const values = { call: callSaid(stood), when: whenSaid(stood.at) };
  return (
    <p class="knew-office">
      <Icon name="look" size={20} />
      <span>{say(held ? "knew.office_moved" : "knew.nothing_then", values)}</span>
    </p>
  );
}

function Ladder({ rungs }: Pick<CallThen, "rungs">) {
  const shown = RUNGS.filter((rung) => rung !== "by_hand" || rungs.by_hand);
  return (
    <>
      <h3 class="label">{say("knew.ladder")}</h3>
      <dl class="knew-rungs">
        {shown.map((rung) => (
          <div key={rung}>
            <dt>{say(WORDS[rung])}</dt>
            <dd class={rungs[rung] ? "time" : "faint"}>{rungs[rung] ? whenSaid(rungs[rung]) : say("knew.not_yet")}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Later({ held, later }: Pick<CallThen, "held" | "later">) {
  if (later.length === 0) return <p class="soft">{say("knew.later_none")}</p>;
  return (
    <>
      <h3 class="label">{say("knew.later")}</h3>
      <ol class="knew-later">
        {later.map((one, place) => {
          const before = place === 0 ? held : later[place - 1];
          const moved = before && callSaid(before) !== callSaid(one);
          return (
            <li key={one.row}>
              <span class="time faint">{whenSaid(one.at)}</span>
              <span>
                {moved ? <s class="was">{callSaid(before)}</s> : null} <b class="time">{callSaid(one)}</b>{" "}
                {one.told_colour ? <Chip colour={one.told_colour} /> : null}
                <span class="soft">
                  {[one.told_by ? say("knew.told_by", { name: one.told_by }) : "", facts(one)]
                    .filter(Boolean)
                    .join(", ")}
                </span>
                <span class={one.reached ? "soft" : "strong"}>
                  {one.reached ? say("knew.reached", { when: whenSaid(one.reached) }) : say("knew.not_reached")}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

export function CallBlock({ of }: { of: CallThen }) {
  const { held, since, stood } = of;
  const date = (held ?? stood)?.date;
  return (
    <section class="block gap knew-call">
      <h2 class="label">{date ? daySaid(date) : ""}</h2>
      <div class="knew-held">
        <span class="label">{say("knew.on_phone")}</span>
        <p class={held && held.minutes !== null ? "knew-time" : "knew-time word"}>
          {held ? callSaid(held) : say("knew.nothing")}
        </p>
        {held ? (
          <p>
            {held.told_colour ? <Chip colour={held.told_colour} /> : null}{" "}
            <span class="strong">{since ? say("knew.since", { when: whenSaid(since) }) : ""}</span>{" "}
            <span class="soft">{facts(held)}</span>
          </p>
        ) : null}
      </div>
      <Office held={held} stood={stood} />
      {held ? <Ladder rungs={of.rungs} /> : null}
      <Later held={held} later={of.later} />
    </section>
  );
}
