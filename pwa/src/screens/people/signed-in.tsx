/**
 * Where a person is signed in, and the way to end that on a phone that was lost or handed back (A6).
 * Promises: what ending does is said before it is done; the list is asked for anew after it. Refuses: to end this very device.
 */
import { useEffect, useState } from "preact/hooks";
import type { Person } from "../../generated/kinds";
import { whenSaid } from "../../parts/said";
import { tell } from "../../parts/toast";
import { Wrong } from "../../parts/wrong";
import { ask, me } from "../../sync";
import { say } from "../../words";
import { agentSaid } from "./agent";

interface SignedIn {
  readonly session: string;
  readonly person: string;
  readonly agent: string;
  readonly seen: string;
  readonly this: boolean;
}

/** Who may end other people's sessions; the server judges. */
const KEEPERS: readonly string[] = ["coordinator", "apoc"];
export const endsSessions = () => KEEPERS.includes(me.value?.person.role ?? "");

async function devicesOf(person: string): Promise<readonly SignedIn[] | undefined> {
  try {
    const reply = await ask("devices");
    const { devices } = (await reply.json()) as { devices: SignedIn[] };
    return devices.filter((one) => one.person === person);
  } catch {
    return undefined;
  }
}

async function ended(session: string): Promise<boolean> {
  try {
    return (await ask(`devices/${session}`, { method: "DELETE" })).ok;
  } catch {
    return false;
  }
}

export function SignedIn({ person }: { person: Person }) {
  const [devices, learn] = useState<readonly SignedIn[] | undefined>(undefined);
  const [asked, setAsked] = useState("");
  const [failed, setFailed] = useState(false);
  const look = () => devicesOf(person.id).then(learn);
  useEffect(() => void look(), [person.id]);
  const others = devices?.filter((one) => !one.this) ?? [];
  if (others.length === 0) return null;
  const end = async (one: SignedIn) => {
    setFailed(false);
    if (!(await ended(one.session))) return setFailed(true);
    setAsked("");
    tell({ text: say("people.did_end", { device: agentSaid(one.agent) }) });
    await look();
  };
  return (
    <section aria-label={say("people.signed_in_on")}>
      <h2 class="h">{say("people.signed_in_on")}</h2>
      <ul class="ruled">
        {others.map((one) => (
          <li class="form" key={one.session} data-session={one.session}>
            <p>
              <b class="name">{agentSaid(one.agent)}</b>
              <span class="soft">{say("people.last_heard", { at: whenSaid(one.seen) })}</span>
            </p>
            {asked === one.session ? <p>{say("people.end_means")}</p> : null}
            <div class="btns">
              {asked === one.session ? (
                <button type="button" class="btn grow" onClick={() => setAsked("")}>
                  {say("people.end_not")}
                </button>
              ) : null}
              <button
                type="button"
                class={asked === one.session ? "btn ink" : "btn"}
                onClick={() => (asked === one.session ? void end(one) : setAsked(one.session))}
              >
                {say("people.end")}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {failed ? <Wrong>{say("people.end_failed")}</Wrong> : null}
    </section>
  );
}
