/**
 * A run changed once it is given: the form it was given with, filled with what stands.
 * Promises: what was typed stays until it is saved or put away; what was not touched follows the run as others change it.
 */
import { useState } from "preact/hooks";
import { go } from "../../app/route";
import type { Run } from "../../generated/kinds";
import { draft } from "../../parts/draft";
import { TextField } from "../../parts/fields";
import { Phone } from "../../parts/phone";
import { zone } from "../../parts/said";
import { say } from "../../words";
import { RunFields } from "./form";
import { itemsOf } from "./my-runs";
import { change, type Retyped, retyped } from "./run-change";
import { formOf } from "./run-form";
import { runNumber } from "./run-words";
import { itemLine } from "./typed";

const NOTHING: Retyped = { form: {}, lines: {}, more: "" };

function Items({ run, typed, onChange }: { run: Run; typed: Retyped; onChange: (change: Partial<Retyped>) => void }) {
  return (
    <>
      {itemsOf(run.id).map((item, place) => {
        const stands = itemLine(item);
        const line = typed.lines[item.id] ?? stands;
        const struck = !line.trim();
        const write = (text: string) => onChange({ lines: { ...typed.lines, [item.id]: text } });
        return (
          <div class="itemline" key={item.id}>
            <TextField
              label={say("run.field.item", { n: place + 1 })}
              help={struck ? say("run.item_struck", { item: stands }) : undefined}
              value={line}
              onText={write}
            />
            <button
              type="button"
              class="btn"
              aria-label={say(struck ? "run.item_keep_it" : "run.item_strike_it", { item: stands })}
              onClick={() => write(struck ? stands : "")}
            >
              {say(struck ? "run.item_keep" : "run.item_strike")}
            </button>
          </div>
        );
      })}
      <TextField
        label={say("run.field.more_items")}
        help={say("run.field.items_help")}
        value={typed.more}
        onText={(more) => onChange({ more })}
        long
        longest={4_000}
      />
    </>
  );
}

export function Change({ run }: { run: Run }) {
  const [missing, setMissing] = useState(false);
  const held = draft<Retyped>(`run/${run.id}`, NOTHING);
  const typed = held.value;
  const form = retyped(run, typed);
  const page = `runs/${run.id}`;
  const leave = () => {
    held.clear();
    go(page, { replace: true });
  };
  const save = async () => {
    if (!form.title.trim()) return setMissing(true);
    if (await change(run, typed)) leave();
  };
  const dock = (
    <button type="button" class="btn ink big" onClick={() => void save()}>
      {say("run.save_change")}
    </button>
  );
  return (
    <Phone title={say("run.change_it")} titled back={{ to: page, label: runNumber(run) }} dock={dock}>
      <RunFields
        form={form}
        onChange={(change) => held.set({ form: { ...held.value.form, ...change } })}
        missing={missing}
        stands={formOf(run, zone.value).day}
        items={<Items run={run} typed={typed} onChange={held.set} />}
      />
      <div class="form">
        <button type="button" class="btn" onClick={leave}>
          {say("run.leave_it")}
        </button>
      </div>
    </Phone>
  );
}
