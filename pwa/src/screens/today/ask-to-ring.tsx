/** The question itself: what a ring is for, one tap to have it, one to be left alone; on an iPhone first how. */
import { useState } from "preact/hooks";
import { Wrong } from "../../parts/wrong";
import { later, notNow, ringing, trouble, turnOn } from "../../ringing";
import { say } from "../../words";

export function AskToRing() {
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const state = ringing.value;
  // Blocked before, it is not asked; blocked at this tap, it is said.
  const blocked = state === "denied" && tried;
  if (later.value || (state !== "off" && state !== "install" && !blocked)) return null;
  const on = async () => {
    setAsking(true);
    setTried(true);
    await turnOn();
    setAsking(false);
  };
  return (
    <section class="block ringme" aria-labelledby="ring-me">
      <h2 class="name" id="ring-me">
        {say("ring.ask")}
      </h2>
      <p class="soft" role="status">
        {say(state === "install" ? "ring.install" : blocked ? "ring.is_denied" : "ring.ask_then")}
      </p>
      {trouble.value ? <Wrong>{say(`ring.${trouble.value}`)}</Wrong> : null}
      <div class="btns">
        {state === "off" ? (
          <button type="button" class="btn ink grow" disabled={asking} onClick={on}>
            {say(asking ? "ring.asking" : "ring.yes")}
          </button>
        ) : null}
        <button type="button" class="btn" onClick={notNow}>
          {say(state !== "off" ? "ring.understood" : "ring.later")}
        </button>
      </div>
    </section>
  );
}
