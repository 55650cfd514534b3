/**
 * Six digits that sign this phone or app in (PE4).
 * Promises: says why a code did not work and what to do; what was typed stays. Refuses: to ask the server for less than six digits.
 */
import { useState } from "preact/hooks";
import { type Entered, enter, link } from "../sync";
import { isWord, say } from "../words";
import { TextField } from "./fields";

function whyNot(told: Entered): string | undefined {
  if (told.is === "in") return undefined;
  const key = `pair.${told.code}`;
  return say(isWord(key) ? key : "pair.failed", { minutes: told.minutes ?? 10 });
}

export function CodeEntry({ onIn }: { onIn?: () => void }) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [asking, setAsking] = useState(false);
  return (
    <form
      class="code-entry"
      onSubmit={async (event) => {
        event.preventDefault();
        if (asking) return;
        if (typed.replace(/\D/g, "").length !== 6) return setWrong(say("pair.code_shape"));
        setAsking(true);
        setWrong(undefined);
        const told = await enter(typed.replace(/\D/g, ""));
        setAsking(false);
        setWrong(whyNot(told));
        if (told.is === "in") onIn?.();
        else if (told.code === "no_signal") link.hurry();
      }}
    >
      <TextField
        label={say("pair.label")}
        help={say("pair.help")}
        error={wrong}
        value={typed}
        inputMode="numeric"
        autocomplete="one-time-code"
        longest={12}
        onText={setTyped}
      />
      <button type="submit" class="btn ink big">
        {say(asking ? "pair.asking" : "pair.enter")}
      </button>
    </form>
  );
}
