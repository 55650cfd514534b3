/**
 * A person's number and mail erased on his request, from the record and from the log (PE5).
 * Promises: says what goes and what stays before it is done. Refuses: a way back; there is none.
 */
import { useState } from "preact/hooks";
import type { Person } from "../../generated/kinds";
import { tell } from "../../parts/toast";
import { deed, standing } from "../../sync";
import { say } from "../../words";

export function EraseContact({ person }: { person: Person }) {
  const [asked, setAsked] = useState(false);
  const name = person.name ?? "";
  const erase = async () => {
    try {
      await deed({ kind: "person", verb: "person.erase", record: person.id, fields: { erasing: true } });
    } catch {
      return;
    }
    setAsked(false);
    tell({ text: say("people.did_erase", { name }), where: () => standing("person", person.id).value });
  };
  return (
    <section aria-label={say("people.erase")}>
      <h2 class="h">{say("people.erase")}</h2>
      <div class="form">
        <p class={asked ? "" : "soft"}>{say(asked ? "people.erase_sure" : "people.erase_when", { name })}</p>
        <div class="btns">
          {asked ? (
            <button type="button" class="btn grow" onClick={() => setAsked(false)}>
              {say("people.erase_not")}
            </button>
          ) : null}
          <button
            type="button"
            class={asked ? "btn ink" : "btn"}
            onClick={() => (asked ? void erase() : setAsked(true))}
          >
            {say("people.erase")}
          </button>
        </div>
      </div>
    </section>
  );
}
