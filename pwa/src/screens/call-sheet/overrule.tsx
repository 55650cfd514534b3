/**
 * A finding that somebody answers for: why it may stand, by whom and since when.
 * Promises: it goes out with a reason or not at all, and can be taken back.
 */
import { useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { may } from "../../parts/may";
import { whenSaid } from "../../parts/said";
import { deed, recordId, standing } from "../../sync";
import { say } from "../../words";
import type { Finding } from "./preview";

interface OverruleProps {
  readonly finding: Finding;
  /** The finding in words, for whoever hears the button alone. */
  readonly said: string;
  readonly sheet: string;
  /** Whether this is what there is to do about it. */
  readonly open: boolean;
  readonly disabled: boolean;
}

export function Overrule({ finding, said, sheet, open, disabled }: OverruleProps) {
  const [why, setWhy] = useState("");
  const id = recordId("overrule", sheet, finding.key);
  const strikes = (struck: string | null) =>
    void deed({ kind: "overrule", verb: "overrule.strike", record: id, fields: { struck } });
  if (finding.overruled) {
    const { by, at, why: given } = finding.overruled;
    return (
      <p class="by-rule">
        {say("look.overruled", { name: by ?? "", at: whenSaid(at), why: given ?? "" })}{" "}
        {disabled ? null : (
          <button
            type="button"
            class="btn"
            aria-label={`${say("look.take_back")}: ${said}`}
            onClick={() => strikes(new Date().toISOString())}
          >
            {say("look.take_back")}
          </button>
        )}
      </p>
    );
  }
  if (disabled || !open || !may("overrule", "overrule.make")) return null;
  return (
    <details class="by-rule">
      <summary aria-label={`${say("look.overrule")}: ${said}`}>{say("look.overrule")}</summary>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!why.trim()) return;
          if (standing("overrule", id).peek()) strikes(null);
          void deed({
            kind: "overrule",
            verb: "overrule.make",
            record: id,
            fields: { call_sheet: sheet, finding: finding.key, why: why.trim() },
          });
        }}
      >
        <TextField label={say("look.why")} value={why} onText={setWhy} />
        <button type="submit" class="btn" disabled={!why.trim()}>
          {say("look.overrule")}
        </button>
      </form>
    </details>
  );
}
