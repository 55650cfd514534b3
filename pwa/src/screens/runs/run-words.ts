/** A run in words: its name, who has it, what is left, its last step. A run without a number says so (E5). */
import type { Run, RunProof } from "../../generated/kinds";
import { RUN_STEPS, type RunStep, STEP_WORDS } from "../../parts/run-steps";
import { shortWeekday, timeSaid, today, whenSaid, zone } from "../../parts/said";
import { dateAt } from "../../rules/instants";
import { span } from "../../rules/time";
import { me, minute, record, recordsOf } from "../../sync";
import { say } from "../../words";

/** "Run 44", or "no number yet". */
export function runNumber(run: Pick<Run, "number">): string {
  return run.number === null || run.number === undefined
    ? say("run.no_number")
    : say("run.short_name", { n: run.number });
}

/** "Run 41, signs to the north gate". */
export function runName(run: Pick<Run, "number" | "title">): string {
  const title = run.title ?? "";
  return run.number ? say("run.named", { n: run.number, title }) : title;
}

export function nameOf(person: string | null | undefined): string {
  return (person && record("person", person).value?.name) || say("run.someone");
}

/** "Run 46, given to you 09:36". */
export function whoHasIt(run: Run): string {
  const number = runNumber(run);
  if (!run.assignee) return say(run.open_to ? `run.open_to.${run.open_to}` : "run.nobody", { run: number });
  if (run.assignee !== me.value?.person.id)
    return say(run.state === "given" ? "run.theirs_given" : "run.theirs", { run: number, name: nameOf(run.assignee) });
  if (run.state === "given")
    return say(run.given_at ? "run.given_to_you_at" : "run.given_to_you", {
      run: number,
      time: whenSaid(run.given_at),
    });
  return say("run.yours", { run: number });
}

export interface Left {
  words: string;
  /** Under an hour, or over. */
  soon: boolean;
}

/** What is left until need-by; undefined where none is set or the run has ended. */
export function leftOf(run: Run): Left | undefined {
  if (!run.need_by || run.state === "delivered" || run.state === "cancelled") return undefined;
  const minutes = Math.round((Date.parse(run.need_by) - minute.value) / 60_000);
  const date = dateAt(run.need_by, zone.value);
  const day = date === today.value ? "" : `${shortWeekday(date)}, `;
  if (minutes < 0) return { words: say("run.over", { span: span(-minutes, "table") }), soon: true };
  return { words: day + say("run.left", { span: span(minutes, "table") }), soon: minutes < 60 };
}

/** Each passed step's time. */
export function stepTimes(run: Run): Partial<Record<RunStep, string>> {
  return {
    given: timeSaid(run.given_at),
    taken: timeSaid(run.taken_at),
    picked_up: timeSaid(run.picked_up_at),
    delivered: timeSaid(run.delivered_at),
  };
}

export function stepOf(run: Pick<Run, "state">): RunStep {
  return RUN_STEPS.find((step) => step === run.state) ?? "given";
}

/** "Picked up 09:31"; undefined before it was taken. */
export function lastStep(run: Run): string | undefined {
  const step = stepOf(run);
  if (run.state === "given") return undefined;
  const time = stepTimes(run)[step];
  return time ? say("run.step_at", { step: say(STEP_WORDS[step]), time }) : say(STEP_WORDS[step]);
}

/** A run's proofs, the first first. */
export function proofsOf(run: string): RunProof[] {
  return [...recordsOf("run_proof", "run", run).value].sort((a, b) => (a.at ?? "").localeCompare(b.at ?? ""));
}

/** The proof that counts first. */
export function proofOf(run: string): RunProof | undefined {
  return proofsOf(run)[0];
}

/** "Delivered 08:52, signed D. Sandoval", "Delivered 08:52, 2 short", "Cancelled". */
export function endSaid(run: Run): string {
  if (run.state === "cancelled") return say("run.cancelled");
  const proof = proofOf(run.id);
  const said = [lastStep(run) ?? say(STEP_WORDS.delivered)];
  if (proof?.short) said.push(say("run.short", { count: proof.short }));
  if (proof?.received_by)
    said.push(say(proof.signature ? "run.signed_by" : "run.received_by", { name: proof.received_by }));
  else if (proof?.signature) said.push(say("run.signed"));
  return said.join(", ");
}

/** An amount in cents as money. */
export function money(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
