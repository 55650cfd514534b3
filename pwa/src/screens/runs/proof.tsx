/** Proof of a delivery: who received it, a signature on this screen, or photos. One is enough, none is allowed: the truth counts. */
import { useState } from "preact/hooks";
import type { Draft } from "../../parts/draft";
import { TextField } from "../../parts/fields";
import { Icon } from "../../parts/icon";
import { DraftPhotos } from "../../photos/field";
import { say } from "../../words";
import type { Proof } from "./run-deeds";
import { SignaturePad, Signed } from "./signature";

export function ProofSlots({ draft }: { draft: Draft<Proof> }) {
  const [signing, setSigning] = useState(false);
  const { received_by, signature } = draft.value;
  return (
    <section aria-label={say("run.proof")}>
      <h2 class="h">
        {say("run.proof")} <small>{say("run.one_is_enough")}</small>
      </h2>
      <div class="proof">
        <TextField
          label={say("run.received")}
          value={received_by}
          onText={(text) => draft.set({ received_by: text })}
          autocomplete="off"
        />
        {signing ? (
          <SignaturePad
            strokes={signature}
            onDraw={(strokes) => draft.set({ signature: strokes })}
            onKeep={() => setSigning(false)}
          />
        ) : (
          <button type="button" class="slot" onClick={() => setSigning(true)}>
            {signature ? <Signed strokes={signature} /> : <Icon name="pen" />}
            <span>
              {say("run.signature")}
              <small>{signature ? say("run.signature_done") : say("run.on_this_screen")}</small>
            </span>
          </button>
        )}
        <DraftPhotos draft={draft} />
      </div>
    </section>
  );
}
