/** Can't: asks why, with the usual reasons one tap away, and gives the run back. */
import { useState } from "preact/hooks";
import type { Run } from "../../generated/kinds";
import { TextField } from "../../parts/fields";
import { say } from "../../words";
import { cannot } from "./run-deeds";

const REASONS = ["run.cannot.busy", "run.cannot.vehicle", "run.cannot.far", "run.cannot.closed"] as const;

export function Cannot({ run, onKeep }: { run: Run; onKeep: () => void }) {
  const [why, setWhy] = useState("");
  return (
    <form
      class="cannot"
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim()) void cannot(run, why.trim());
      }}
    >
      <div class="btns">
        {REASONS.map((reason) => (
          <button
            key={reason}
            type="button"
            class="btn"
            aria-pressed={why === say(reason)}
            onClick={() => setWhy(say(reason))}
          >
            {say(reason)}
          </button>
        ))}
      </div>
      <TextField label={say("run.cannot_why")} value={why} onText={setWhy} />
      <div class="btns">
        <button type="button" class="btn" onClick={onKeep}>
          {say("run.keep")}
        </button>
        <button type="submit" class="btn ink grow" disabled={!why.trim()}>
          {say("run.cannot_send")}
        </button>
      </div>
    </form>
  );
}
