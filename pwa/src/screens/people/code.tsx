/**
 * Six digits for one more phone or app, large enough to be read across a table.
 * Promises: says until when, and when it has run out. Refuses: to keep a code once the page is left.
 */
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../parts/icon";
import { timeSaid } from "../../parts/said";
import { ask, now, restOf } from "../../sync";
import { say, type WordKey } from "../../words";

interface Made {
  code: string;
  expires: string;
}

type Asked =
  | { sort: "none" | "asked" }
  | { sort: "made"; made: Made }
  | { sort: "not"; why: WordKey; minutes?: number | undefined };

async function make(person: string | undefined): Promise<Asked> {
  try {
    const headers = { "Content-Type": "application/json" };
    const reply = await ask("codes", { method: "POST", headers, body: JSON.stringify(person ? { person } : {}) });
    if (reply.ok) return { sort: "made", made: (await reply.json()) as Made };
    if (reply.status === 429) return { sort: "not", why: "pair.code_rest", minutes: restOf(reply) };
    return { sort: "not", why: reply.status === 403 ? "people.invite_not_yours" : "people.code_failed" };
  } catch {
    return { sort: "not", why: "people.code_no_signal" };
  }
}

/** True once that instant has passed; false again for a later one. */
function useOver(expires: string | undefined): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!expires) return;
    setOver(false);
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(expires) - now()));
    return () => clearTimeout(timer);
  }, [expires]);
  return over;
}

/** For oneself without `person`; else for whom one may invite (PE2). */
export function MakeCode({ person }: { person?: string }) {
  const [asked, setAsked] = useState<Asked>({ sort: "none" });
  const made = asked.sort === "made" ? asked.made : undefined;
  const over = useOver(made?.expires);
  return (
    <div class="code-made" aria-live="polite">
      {made && !over ? (
        <>
          <p class="soft">{say("people.code_where", { address: location.host })}</p>
          <p class="digits">
            <span aria-hidden="true">
              {made.code.slice(0, 3)} {made.code.slice(3)}
            </span>
            <span class="aloud">{made.code.split("").join(" ")}</span>
          </p>
          <p class="soft">{say("people.code_until", { time: timeSaid(made.expires) })}</p>
        </>
      ) : (
        <p class="soft">{say(over ? "people.code_over" : person ? "people.code_for" : "people.code_own")}</p>
      )}
      <button
        type="button"
        class="btn"
        disabled={asked.sort === "asked"}
        onClick={async () => {
          setAsked({ sort: "asked" });
          setAsked(await make(person));
        }}
      >
        {say(made ? "people.code_again" : person ? "people.code_make" : "people.code_add")}
      </button>
      {asked.sort === "not" ? (
        <p class="err">
          <Icon name="look" size={16} />
          {say(asked.why, { minutes: asked.minutes ?? 10 })}
        </p>
      ) : null}
    </div>
  );
}

/** On one's own page. */
export function AddDevice() {
  return (
    <section aria-label={say("people.add_device")}>
      <h2 class="h">{say("people.add_device")}</h2>
      <div class="form">
        <MakeCode />
      </div>
    </section>
  );
}
