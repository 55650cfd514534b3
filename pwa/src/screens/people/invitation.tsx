/**
 * An invitation: a link that signs one phone in, once.
 * Promises: it says until when. Refuses to make one without signal, in words.
 */
import { useState } from "preact/hooks";
import type { Person } from "../../generated/kinds";
import { Icon } from "../../parts/icon";
import { whenSaid } from "../../parts/said";
import { tell } from "../../parts/toast";
import { ask, standing } from "../../sync";
import { say, type WordKey } from "../../words";

interface Invited {
  link: string;
  expires: string;
}

type State = { sort: "none" } | { sort: "asked" } | { sort: "made"; invited: Invited } | { sort: "not"; why: WordKey };

async function invite(person: string): Promise<State> {
  try {
    const reply = await ask("invitations", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ person }),
    });
    if (reply.ok) return { sort: "made", invited: (await reply.json()) as Invited };
    return { sort: "not", why: reply.status === 403 ? "people.invite_not_yours" : "people.invite_failed" };
  } catch {
    return { sort: "not", why: "people.invite_no_signal" };
  }
}

async function copy(link: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    tell({ text: say("people.link_copied") });
  } catch {
    // The link stands there to be marked by hand.
  }
}

function Made({ invited, person }: { invited: Invited; person: Person }) {
  const shares = typeof navigator.share === "function";
  return (
    <>
      <p>{say("people.invite_says", { name: person.name ?? "", time: whenSaid(invited.expires) })}</p>
      <p class="linkout">{invited.link}</p>
      <div class="btns">
        <button type="button" class="btn ink grow" onClick={() => void copy(invited.link)}>
          {say("people.copy_link")}
        </button>
        {shares ? (
          <button
            type="button"
            class="btn"
            onClick={() => void navigator.share({ url: invited.link }).catch(() => undefined)}
          >
            {say("people.share_link")}
          </button>
        ) : null}
      </div>
    </>
  );
}

export function Invitation({ person }: { person: Person }) {
  const [state, setState] = useState<State>({ sort: "none" });
  const waits = standing("person", person.id).value === "here";
  return (
    <section aria-label={say("people.invitation")}>
      <h2 class="h">{say("people.invitation")}</h2>
      <div class="form" aria-live="polite">
        {state.sort === "made" ? (
          <Made invited={state.invited} person={person} />
        ) : (
          <>
            <p class="soft">{say(waits ? "people.invite_waits" : "people.invite_then")}</p>
            <button
              type="button"
              class="btn"
              disabled={waits || state.sort === "asked"}
              onClick={async () => {
                setState({ sort: "asked" });
                setState(await invite(person.id));
              }}
            >
              {say(state.sort === "asked" ? "people.inviting" : "people.invite")}
            </button>
          </>
        )}
        {state.sort === "not" ? (
          <p class="err">
            <Icon name="look" size={16} />
            {say(state.why)}
          </p>
        ) : null}
      </div>
    </section>
  );
}
