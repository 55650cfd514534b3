/** At the builder's right: the sheet on its paper as it will go out, front and back, and how true that is now. */

import { useState } from "preact/hooks";
import { Banner } from "../../parts/banner";
import { whenSaid } from "../../parts/said";
import { say } from "../../words";
import { Keycap } from "../desk/keycap";
import { useKeys } from "../desk/keys";
import { Back, Front } from "./paper";
import type { Shown } from "./preview";

export function PreviewPane({ shown, since }: { shown: Shown; since: string | null }) {
  const [side, setSide] = useState<"front" | "back">("front");
  useKeys([
    { key: "[", does: say("builder.front"), quiet: true, run: () => setSide("front") },
    { key: "]", does: say("builder.back"), quiet: true, run: () => setSide("back") },
  ]);
  const { preview, fresh, trouble, asOf } = shown;
  return (
    <section class="prev" aria-labelledby="prev-title">
      <div class="prevhead">
        <p>
          <b class="strong" id="prev-title">
            {say(fresh ? "builder.as_it_goes" : preview ? "builder.as_it_was" : "builder.tab_paper")}
          </b>{" "}
          {since && fresh ? <span class="soft">{say("builder.star_means", { colour: since })}</span> : null}
          {!fresh && asOf !== undefined ? (
            <span class="soft">{say("builder.as_of", { at: whenSaid(asOf) })}</span>
          ) : null}
        </p>
        <fieldset class="sides" aria-label={say("builder.side")}>
          <button type="button" aria-pressed={side === "front"} onClick={() => setSide("front")}>
            {say("builder.front")} <Keycap name="[" />
          </button>
          <button type="button" aria-pressed={side === "back"} onClick={() => setSide("back")}>
            {say("builder.back")} <Keycap name="]" />
          </button>
        </fieldset>
      </div>
      {trouble ? (
        <Banner sort={trouble === "away" ? "signal" : "look"}>{say(`builder.preview_${trouble}`)}</Banner>
      ) : null}
      {preview ? (
        side === "front" ? (
          <Front of={preview.document} />
        ) : (
          <Back of={preview.document} />
        )
      ) : (
        <p class="none">{say("builder.no_preview")}</p>
      )}
    </section>
  );
}
