/** Whether this phone rings when a call moves: on, off, a test, and what to do where it cannot. */
import { useEffect, useState } from "preact/hooks";
import { Wrong } from "../../parts/wrong";
import { learnRinging, ringing, ringOnce, trouble, turnOff, turnOn } from "../../ringing";
import { say } from "../../words";

export function ItsRinging() {
  const [tested, setTested] = useState(false);
  const [busy, setBusy] = useState(false);
  const state = ringing.value;
  useEffect(() => void learnRinging(), []);
  const doing = (work: () => Promise<unknown>) => async () => {
    setBusy(true);
    setTested(false);
    await work();
    setBusy(false);
  };
  return (
    <fieldset class="field rings">
      <legend>{say("ring.title")}</legend>
      <p class={state === "on" ? "strong" : "soft"}>{say(`ring.is_${state}`)}</p>
      {state === "on" ? (
        <div class="btns">
          <button
            type="button"
            class="btn grow"
            disabled={busy}
            onClick={doing(async () => setTested(await ringOnce()))}
          >
            {say("ring.test")}
          </button>
          <button type="button" class="btn" disabled={busy} onClick={doing(turnOff)}>
            {say("ring.turn_off")}
          </button>
        </div>
      ) : null}
      {state === "off" ? (
        <div class="btns">
          <button type="button" class="btn ink grow" disabled={busy} onClick={doing(turnOn)}>
            {say(busy ? "ring.asking" : "ring.yes")}
          </button>
        </div>
      ) : null}
      <p class="soft" role="status">
        {tested ? say("ring.tested") : ""}
      </p>
      {trouble.value ? <Wrong>{say(`ring.${trouble.value}`)}</Wrong> : null}
    </fieldset>
  );
}
