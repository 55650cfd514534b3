/**
 * Before the first final: whether a prelim goes out, or the final itself (R5).
 *
 * Promises: what is chosen is what the button beside it says. Refuses: to stand where a final is out.
 */
import { say } from "../../words";
import { useKeys } from "../desk/keys";
import "./first-out.css";

export interface FirstOutProps {
  readonly prelim: boolean;
  /** The first final's colour, in words. */
  readonly final: string;
  readonly onChoose: (prelim: boolean) => void;
}

export function FirstOut({ prelim, final, onChoose }: FirstOutProps) {
  const label = say("publish.prelim_or", { colour: final });
  useKeys([{ key: "w", does: label, quiet: true, run: () => onChoose(!prelim) }]);
  return (
    <fieldset class="seg firstout" aria-label={label}>
      <button type="button" aria-pressed={prelim} onClick={() => onChoose(true)}>
        {say("paper.prelim")}
      </button>
      <button type="button" aria-pressed={!prelim} onClick={() => onChoose(false)}>
        {final}
      </button>
    </fieldset>
  );
}
