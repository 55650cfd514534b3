/** What who gives runs may do to one that is out: hand it to someone, change it, or cancel it. */
import type { Run } from "../../generated/kinds";
import { type Choice, ChoiceField } from "../../parts/fields";
import { Way } from "../../parts/rows";
import { records } from "../../sync";
import { say } from "../../words";
import { assign, cancel } from "./run-deeds";

/** Who a run may be given to: a person's id, `open:<role>`, or nobody. */
export function takers(): Choice<string>[] {
  const runners = records("person").value.filter((one) => one.role === "pa" || one.role === "driver");
  const named = [...runners].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
  return [
    { value: "", label: say("run.field.nobody") },
    { value: "open:pa", label: say("run.field.anyone.pa") },
    { value: "open:driver", label: say("run.field.anyone.driver") },
    ...named.map((one) => ({ value: one.id, label: [one.name, one.position].filter(Boolean).join(", ") })),
  ];
}

/** A choice of `takers` as the run's fields. */
export function taker(choice: string): { assignee: string | null; open_to: Run["open_to"] } {
  if (choice === "open:pa" || choice === "open:driver")
    return { assignee: null, open_to: choice === "open:pa" ? "pa" : "driver" };
  return { assignee: choice || null, open_to: null };
}

export function OfficePart({ run }: { run: Run }) {
  if (run.state === "delivered" || run.state === "cancelled") return null;
  const chosen = run.assignee ?? (run.open_to ? `open:${run.open_to}` : "");
  const choices = takers();
  const known = choices.some((choice) => choice.value === chosen);
  const other = records("person").value.find((one) => one.id === chosen);
  return (
    <section aria-label={say("run.office")}>
      <h2 class="h">{say("run.office")}</h2>
      <div class="form">
        <ChoiceField
          label={say("run.assign")}
          value={chosen}
          choices={known ? choices : [...choices, { value: chosen, label: other?.name ?? say("run.someone") }]}
          onChoose={(choice) => void assign(run, taker(choice))}
        />
        <div class="btns">
          <Way to={`runs/${run.id}/change`} class="btn grow">
            {say("run.change")}
          </Way>
          <button type="button" class="btn" onClick={() => void cancel(run)}>
            {say("run.cancel")}
          </button>
        </div>
      </div>
    </section>
  );
}
