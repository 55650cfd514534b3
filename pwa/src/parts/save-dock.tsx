/**
 * The dock of a form that makes something new.
 * Promises: a form that lacks what it needs says so and stays; what was saved is shown, in the form's place.
 */
import { useState } from "preact/hooks";
import { go } from "../app/route";

export interface Saving {
  label: string;
  /** Whether everything that must be there is. */
  whole: () => boolean;
  /** The address of what was made; undefined when it was not saved. */
  save: () => Promise<string | undefined>;
}

export function useSaveDock({ label, whole, save }: Saving) {
  const [missing, setMissing] = useState(false);
  const dock = (
    <button
      type="button"
      class="btn ink big"
      onClick={async () => {
        if (!whole()) return setMissing(true);
        const made = await save();
        if (made) go(made, { replace: true });
      }}
    >
      {label}
    </button>
  );
  return { missing, dock };
}
