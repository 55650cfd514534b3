/**
 * Needs you: deeds of mine that did not stand, with why, until I have seen it.
 * Promises: what was done, when, and what became of it, in plain words; nothing goes away by itself.
 */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Declared } from "../../generated/declared";
import { heldWord } from "../../parts/held-word";
import { Dot } from "../../parts/marks";
import { unruled } from "../../parts/rulings";
import { whenSaid } from "../../parts/said";
import { dismiss, type Refusal, record } from "../../sync";
import { isWord, language, say } from "../../words";

/** What kinds are called; fetched with the first deed that did not stand, which is seldom. */
const declared = signal<Readonly<Record<string, Declared>> | undefined>(undefined);

function useDeclared(): void {
  useEffect(() => {
    import("../../generated/declared").then(
      (found) => {
        declared.value = found.DECLARED;
      },
      () => undefined,
    );
  }, []);
}

function runSaid(refusal: Refusal): string {
  const run = record("run", refusal.record).value;
  return run?.number ? say("run.inside", { n: run.number }) : (run?.title ?? String(refusal.fields.title ?? ""));
}

/** "Delivered run 44". */
function whatWasDone(refusal: Refusal): string {
  const key = `did.${refusal.verb}`;
  if (isWord(key)) return say(key, { run: refusal.kind === "run" ? runSaid(refusal) : "" });
  return declared.value?.[refusal.kind]?.label[language.value] ?? "";
}

/** Why it did not stand, in the reader's language where the catalogue has it. */
function whySaid(refusal: Refusal): string {
  const { outcome, why } = refusal;
  const decided = heldWord(refusal);
  if (decided) return decided;
  const key = `refused.${why?.code}`;
  const values = Object.fromEntries(Object.entries(why?.values ?? {}).map(([name, value]) => [name, String(value)]));
  if (why && isWord(key)) return say(key, values);
  if (outcome === "refused" && why?.text) return why.text;
  return say(`needs.${outcome}`);
}

function Refused({ refusal }: { refusal: Refusal }) {
  useDeclared();
  return (
    <li class="block needs">
      <Dot large silent />
      <p class="name">{say("needs.when", { what: whatWasDone(refusal), time: whenSaid(refusal.at) })}</p>
      <p class="soft">
        {whySaid(refusal)}{" "}
        {refusal.dependents.length > 0 ? say("needs.with_it", { count: refusal.dependents.length }) : ""}
      </p>
      <button type="button" class="btn" onClick={() => void dismiss(refusal.id)}>
        {say("needs.seen")}
      </button>
    </li>
  );
}

export function NeedsYou() {
  if (unruled.value.length === 0) return null;
  return (
    <section aria-labelledby="needs-you">
      <h2 class="h" id="needs-you">
        {say("needs.title")}
      </h2>
      <ul class="ruled">
        {unruled.value.map((refusal) => (
          <Refused key={refusal.id} refusal={refusal} />
        ))}
      </ul>
    </section>
  );
}
