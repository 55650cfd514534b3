/**
 * The productions on this phone: who one is in each, what comes next there, and what waits to be sent.
 * Promises: works without signal; each is read from its own storage. Refuses: to show more of another than that.
 */
import "./shows.css";
import { useEffect, useState } from "preact/hooks";
import { type Elsewhere, elsewhere, link, type Me, me, minute, shows } from "../sync";
import { say } from "../words";
import { callSaid } from "./call-words";
import { SyncMark } from "./marks";
import { callInstant, type MyCall, nextCall } from "./my-call";
import { nearDay } from "./said";

const HOUR = 3_600_000;

/** The next of those calls: one whose hour is not long past, or whose day is not. */
export function soonest(calls: readonly MyCall[], at: number): MyCall | undefined {
  const over = (call: MyCall) => callInstant(call) + (call.instant ? 2 : 24) * HOUR;
  return calls.filter((call) => over(call) > at).sort((a, b) => callInstant(a) - callInstant(b))[0];
}

function Next({ call }: { call: MyCall | undefined }) {
  if (!call?.date) return null;
  return <span class="sub">{say("shows.next", { call: callSaid(call), day: nearDay(call.date) })}</span>;
}

function Show({ one }: { one: Me }) {
  const here = one.production.id === me.value?.production.id;
  const [there, setThere] = useState<Elsewhere>();
  useEffect(() => {
    if (!here) void elsewhere(one).then(setThere);
  }, [one, here]);
  const toSend = here ? link.toSend.value : (there?.toSend ?? 0);
  const call = here ? nextCall.value : there && soonest(there.calls as readonly MyCall[], minute.value);
  const facts = (
    <span class="grow">
      <span class="name">{one.production.title}</span>
      <span class="sub">{[one.person.name, here ? say("shows.here") : ""].filter(Boolean).join(", ")}</span>
      <Next call={call} />
      {toSend > 0 ? <SyncMark where="here" words={say("part.to_send", { count: toSend })} /> : null}
    </span>
  );
  return (
    <li>
      <a class="row" href={`/p/${one.production.id}/`} aria-current={here ? "true" : undefined}>
        {facts}
      </a>
    </li>
  );
}

export function Shows() {
  return (
    <nav class="shows-list" aria-label={say("shows.here_are")}>
      <ul class="ruled">
        {shows.value.map((one) => (
          <Show key={one.production.id} one={one} />
        ))}
      </ul>
    </nav>
  );
}
