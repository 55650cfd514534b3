/**
 * Giving a run: what, by when, from, to, to whom, its items.
 * Promises: nothing typed is lost; the run and its items are safe on this phone before the form empties, and then the run is shown.
 */
import { draft } from "../../parts/draft";
import { ChoiceField, TextField } from "../../parts/fields";
import { Phone } from "../../parts/phone";
import { useSaveDock } from "../../parts/save-dock";
import { clock, deed, me } from "../../sync";
import { say } from "../../words";
import { RunFields } from "./form";
import { needByOf } from "./need-by";
import { taker, takers } from "./office";
import { gave } from "./run-deeds";
import { EMPTY_RUN, saidIn } from "./run-form";
import { itemLines } from "./typed";

const EMPTY = { ...EMPTY_RUN, items: "", who: "" };

const given = () => draft("run", EMPTY);

/** The new run's id; undefined where this phone could not keep it. */
async function giveRun(): Promise<string | undefined> {
  const form = given().value;
  const set = { ...saidIn(form, needByOf(form)), ...taker(form.who) };
  // A creation sends only what its author set (E2).
  const fields = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null));
  const at = new Date(clock.peek()).toISOString();
  try {
    const run = await deed({
      kind: "run",
      verb: "run.give",
      fields: { ...fields, state: "given", given_at: at, ...(me.peek() ? { requested_by: me.peek()?.person.id } : {}) },
    });
    for (const [order, line] of itemLines(form.items).entries()) {
      await deed({
        kind: "run_item",
        verb: "run_item.add",
        fields: { run: run.record, text: line.text, order, ...(line.quantity ? { quantity: line.quantity } : {}) },
      });
    }
    gave(run.record, set.title ?? "");
    return run.record;
  } catch {
    return undefined;
  }
}

function GiveForm({ missing }: { missing: boolean }) {
  const form = given();
  const { value } = form;
  return (
    <RunFields
      form={value}
      onChange={form.set}
      missing={missing}
      items={
        <TextField
          label={say("run.field.items")}
          help={say("run.field.items_help")}
          value={value.items}
          onText={(items) => form.set({ items })}
          long
          longest={4_000}
        />
      }
      who={
        <ChoiceField
          label={say("run.field.who")}
          value={value.who}
          choices={takers()}
          onChoose={(who) => form.set({ who })}
        />
      }
    />
  );
}

/** Saves from the dock; a form without a title says so and stays. */
const useGive = () =>
  useSaveDock({
    label: say("run.give_it"),
    whole: () => given().value.title.trim() !== "",
    save: async () => {
      const run = await giveRun();
      if (!run) return undefined;
      given().clear();
      return `runs/${run}`;
    },
  });

export function Give() {
  const { missing, dock } = useGive();
  return (
    <Phone title={say("run.give")} titled back={{ to: "runs", label: say("run.title") }} dock={dock}>
      <GiveForm missing={missing} />
    </Phone>
  );
}
