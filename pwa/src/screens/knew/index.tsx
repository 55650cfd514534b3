/**
 * What somebody knew: of a person and an instant, what his phone held of his calls, since when, and what changed since.
 * Promises: the instant is in the address; what the phone held stands before what stood in the office. Refuses: whoever is not of the
 * office; to guess without the server.
 */
import "./knew.css";
import { useState } from "preact/hooks";
import { go } from "../../app/route";
import { Banner, Empty } from "../../parts/banner";
import { TextField } from "../../parts/fields";
import { Phone } from "../../parts/phone";
import { clockKind, timeSaid, whenSaid } from "../../parts/said";
import { TimeField } from "../../parts/time-field";
import { span } from "../../rules/time";
import { me, minute, record } from "../../sync";
import { say } from "../../words";
import { isOffice } from "../desk/office";
import { agentSaid } from "../people/agent";
import { instantAt, instantIn, type Then, useThen, wallOf, written } from "./asked";
import { CallBlock } from "./call-then";

const STEPS = [-60, -10, 10, 60] as const;

function Moment({ instant, onMoment }: { instant: number; onMoment: (instant: number) => void }) {
  const { date, minutes } = wallOf(instant);
  const to = (day: string, at: number) => {
    const found = instantAt(day, at);
    if (found !== undefined) onMoment(found);
  };
  return (
    <form class="form gap" onSubmit={(event) => event.preventDefault()}>
      <div class="side">
        <TextField label={say("knew.date")} type="date" value={date} onText={(day) => to(day, minutes)} />
        <TimeField
          label={say("knew.time")}
          value={minutes}
          clock={clockKind.value}
          onTime={(at) => at !== null && to(date, at)}
        />
      </div>
      <fieldset class="knew-steps">
        <legend class="aloud">{say("knew.steps")}</legend>
        {STEPS.map((by) => (
          <button
            type="button"
            class="btn"
            key={by}
            disabled={by > 0 && instant + by * 60_000 > minute.value}
            aria-label={say(by < 0 ? "knew.minus" : "knew.plus", { span: span(Math.abs(by)) })}
            onClick={() => onMoment(instant + by * 60_000)}
          >
            {by < 0 ? "−" : "+"} {span(Math.abs(by))}
          </button>
        ))}
        <button type="button" class="btn knew-now" onClick={() => onMoment(minute.value)}>
          {say("knew.now")}
        </button>
      </fieldset>
    </form>
  );
}

function Phones({ phones }: Pick<Then, "phones">) {
  if (phones.length === 0) return null;
  return (
    <section class="block gap knew-phones">
      <h2 class="label">{say("knew.phones")}</h2>
      <ul>
        {phones.map(({ agent, at }) => (
          <li key={`${agent}/${at}`}>
            <span class="strong">{say("knew.phone", { when: whenSaid(at) })}</span>{" "}
            <span class="soft">{agent ? agentSaid(agent) : say("knew.a_phone")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Found({ then, name, instant }: { then: Then; name: string; instant: number }) {
  const when = whenSaid(instant);
  return (
    <div aria-live="polite">
      {then.calls.map((one) => (
        <CallBlock key={one.call} of={one} />
      ))}
      {then.calls.length === 0 ? (
        <Empty title={say("knew.no_call")}>{say("knew.no_call_then", { name, when })}</Empty>
      ) : null}
      {then.held === null && then.calls.every(({ held }) => !held) ? (
        <p class="block gap">{say("knew.no_phone", { name })}</p>
      ) : (
        <Phones phones={then.phones} />
      )}
    </div>
  );
}

export default function Knew({ rest: [id = "", at] }: { rest: string[] }) {
  const person = record("person", id).value;
  const [opened] = useState(() => minute.peek());
  const name = person?.name ?? "";
  const instant = instantIn(at, Math.max(opened, minute.value));
  const asked = at === undefined ? opened : instant;
  const found = useThen(id, asked, at);
  const onMoment = (to: number) => go(`knew/${id}/${written(Math.min(to, minute.peek()))}`, { replace: true });
  const allowed = me.value === undefined || isOffice.value;
  return (
    <Phone title={say("knew.title", { name })} titled back={{ to: `people/${id}`, label: name || say("tab.people") }}>
      {allowed && person ? (
        <>
          <Moment instant={asked} onMoment={onMoment} />
          <p class="aloud" role="status">
            {say("knew.as_at", { when: timeSaid(asked) })}
          </p>
          {found.is === "not" ? <Banner sort="look">{say(found.why)}</Banner> : null}
          {found.is === "found" ? <Found then={found.said} name={name} instant={asked} /> : null}
        </>
      ) : allowed ? (
        <Empty title={say("people.gone")}>{say("people.gone_then")}</Empty>
      ) : (
        <Empty title={say("desk.office_only")}>{say("desk.office_only_then")}</Empty>
      )}
    </Phone>
  );
}
