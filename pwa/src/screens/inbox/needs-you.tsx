/** One's own deeds that did not stand: what was wanted, why not, what to do. Refuses: to make them go away by themselves. */
import type { Kinds } from "../../generated/kinds";
import { heldWord } from "../../parts/held-word";
import { Icon } from "../../parts/icon";
import { unruled } from "../../parts/rulings";
import { whenSaid } from "../../parts/said";
import { dismiss, type Refusal, record } from "../../sync";
import { isWord, say } from "../../words";
import { aboutWord } from "./about";
import { fieldWord } from "./asked";
import { look } from "./questions";
import { generalOf, valueWord } from "./value";

const HIDDEN: ReadonlySet<string> = new Set(["settling", "publishing"]);

/** "Run 37: Step Delivered". */
function wanted(refusal: Refusal): string {
  const { kind, fields } = refusal;
  const about = record(kind as keyof Kinds, refusal.record).value as never;
  const what = aboutWord(kind, about, look);
  const set = Object.entries(fields)
    .filter(([name]) => !HIDDEN.has(name))
    .slice(0, 4)
    .map(
      ([name, value]) => `${fieldWord(kind, name)} ${valueWord(kind, name, value, look, generalOf(kind, about, look))}`,
    );
  const did = `did.${refusal.verb}`;
  const head = isWord(did)
    ? [what, say(did, { run: what })].filter((part, place, all) => place === 0 || !part.includes(all[0] ?? ""))
    : [what];
  return [head.join(", "), set.join("; ")].filter(Boolean).join(": ");
}

function why(refusal: Refusal): string {
  const decided = heldWord(refusal);
  if (decided) return decided;
  const code = `refused.${refusal.why?.code}`;
  const values = Object.fromEntries(
    Object.entries(refusal.why?.values ?? {}).map(([name, value]) => [name, String(value)]),
  );
  if (isWord(code)) return say(code, values);
  return (refusal.outcome === "refused" && refusal.why?.text) || say(`needs.${refusal.outcome}`);
}

export function NeedsYou() {
  // A question that moved says so on the question itself.
  const all = unruled.value.filter((one) => one.kind !== "question");
  if (all.length === 0) return null;
  return (
    <section class="refusals" aria-labelledby="needs-title">
      <div class="sec">
        <h2 id="needs-title">{say("needs.title")}</h2>
        <span>{say("inbox.needs_count", { count: all.length })}</span>
      </div>
      <ul>
        {all.map((refusal) => (
          <li key={refusal.id}>
            <span class="cue-text">
              <Icon name="look" size={20} />
            </span>
            <div>
              <b class="strong">{wanted(refusal)}</b>
              <span class="why">{`${why(refusal)} ${say("inbox.done_at", { at: whenSaid(refusal.at) })}`}</span>
              {refusal.dependents.length > 0 ? (
                <span class="why">{say("needs.with_it", { count: refusal.dependents.length })}</span>
              ) : null}
            </div>
            <button type="button" class="btn" onClick={() => void dismiss(refusal.id)}>
              {say("needs.seen")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
