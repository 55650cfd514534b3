/**
 * Push and pull: minus, signed minutes, plus. 5 at a tap, 15 with Shift.
 * Promises: the output is announced as it changes; outside its bounds a button does nothing and says so.
 */
import { signed } from "../rules/time";
import { say } from "../words";
import { Icon } from "./icon";

export interface StepperProps {
  /** Minutes, signed. */
  value: number;
  onStep: (value: number) => void;
  label: string;
  step?: number;
  most?: number;
}

export function Stepper({ value, onStep, label, step = 5, most = 720 }: StepperProps) {
  const by = (way: 1 | -1) => (event: MouseEvent) => {
    const next = value + way * (event.shiftKey ? step * 3 : step);
    onStep(Math.max(-most, Math.min(most, next)));
  };
  return (
    <fieldset class="stepper" aria-label={label} data-still={value === 0 ? "" : undefined}>
      <button type="button" aria-label={say("part.pull_by", { n: step })} disabled={value <= -most} onClick={by(-1)}>
        <Icon name="minus" />
      </button>
      <output aria-live="polite">{value === 0 ? say("part.no_change") : signed(value)}</output>
      <button type="button" aria-label={say("part.push_by", { n: step })} disabled={value >= most} onClick={by(1)}>
        <Icon name="plus" />
      </button>
    </fieldset>
  );
}
