/**
 * Given, taken, picked up, delivered: a bar that only moves forward, each with its time.
 */
import { say, type WordKey } from "../words";

export const RUN_STEPS = ["given", "taken", "picked_up", "delivered"] as const;
export type RunStep = (typeof RUN_STEPS)[number];

export const STEP_WORDS: Record<RunStep, WordKey> = {
  given: "run.step.given",
  taken: "run.step.taken",
  picked_up: "run.step.picked_up",
  delivered: "run.step.delivered",
};

/** `times` are written out already; a step passed without a time is passed all the same. */
export function RunSteps({ state, times }: { state: RunStep; times: Partial<Record<RunStep, string>> }) {
  const passed = RUN_STEPS.indexOf(state);
  return (
    <ol class="way" aria-label={say("run.steps")}>
      {RUN_STEPS.map((step, place) => (
        <li key={step} class={place <= passed ? "on" : ""} aria-current={place === passed ? "step" : undefined}>
          {say(STEP_WORDS[step])}
          {place <= passed && times[step] ? <b>{times[step]}</b> : null}
        </li>
      ))}
    </ol>
  );
}
