/** Weather, safety, notes and channels: kept when the field is left, or when typing rests. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { CallSheet } from "../../generated/kinds";
import { TextField } from "../../parts/fields";
import { say, type WordKey } from "../../words";
import { useKeys } from "../desk/keys";
import { edit } from "./edit";

const FIELDS = [
  ["weather", "builder.weather", 500],
  ["safety", "builder.safety", 8000],
  ["notes", "builder.notes", 8000],
  ["channels", "builder.channels", 500],
] as const satisfies readonly (readonly [keyof CallSheet, WordKey, number])[];

/** Typing rests for this long: kept, so that a crash loses no more than a sentence. */
const REST_MS = 2_000;

function Written({
  label,
  stood,
  longest,
  onKeep,
}: {
  label: string;
  stood: string;
  longest: number;
  onKeep: (text: string) => void;
}) {
  const [typed, setTyped] = useState<string | undefined>();
  const now = useRef<string | undefined>(undefined);
  now.current = typed;
  const keep = useRef(onKeep);
  keep.current = onKeep;
  const done = () => {
    if (now.current !== undefined) keep.current(now.current);
    now.current = undefined;
  };
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => {
      done();
      setTyped(undefined);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => done, []);
  // Before publishing, what is being typed is kept and seen on the paper: bound later, it has the word.
  const first = {
    key: "Enter",
    mod: true,
    does: label,
    quiet: true,
    run: () => {
      done();
      setTyped(undefined);
    },
  };
  useKeys(typed === undefined ? [] : [first]);
  return (
    <div
      onFocusOut={() => {
        done();
        setTyped(undefined);
      }}
    >
      <TextField label={label} value={typed ?? stood} long longest={longest} onText={setTyped} />
    </div>
  );
}

export function Notes({ sheet, disabled }: { sheet: CallSheet; disabled: boolean }) {
  return (
    <fieldset class="form notes" disabled={disabled}>
      {FIELDS.map(([field, word, longest]) => (
        <Written
          key={field}
          label={say(word)}
          stood={sheet[field] ?? ""}
          longest={longest}
          onKeep={(text) =>
            edit("call_sheet", sheet.id, { [field]: text.trim() || null }, say("builder.did_note", { what: say(word) }))
          }
        />
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={sheet.closed_set === true}
          onChange={(event) => {
            const closed = event.currentTarget.checked;
            edit(
              "call_sheet",
              sheet.id,
              { closed_set: closed },
              say(closed ? "builder.did_close" : "builder.did_open"),
            );
          }}
        />
        {say("builder.closed_set")}
      </label>
    </fieldset>
  );
}
