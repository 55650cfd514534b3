/** The scenes of the day in shooting order, headings as the script sets them, banners between. */

import { minutesSaid } from "../../parts/said";
import { eighths } from "../../rules/eighths";
import { say } from "../../words";

/** A description with its full stop: the cast follows on the same line. */
const sentence = (text: string | null | undefined) => (text && /[\p{L}\p{N})]$/u.test(text) ? `${text}.` : text);

import type { SheetDocument, SheetScene } from "../call-sheet/document";

/** "EXT. BORROW PIT - DAY". */
export function slugline({ ie, set, dn }: Pick<SheetScene, "ie" | "set" | "dn">): string {
  const place = [ie ? `${ie.replace(/\.?$/, ".")}` : "", set].filter(Boolean).join(" ");
  return [place, dn].filter(Boolean).join(" - ").toUpperCase();
}

/** The one banner whose hour the sheet knows. */
function bannerTime(banner: string, document: SheetDocument): string {
  const lunch = document.times.lunch;
  return typeof lunch === "number" && /^(lunch|comida)\b/i.test(banner) ? minutesSaid(lunch) : "";
}

export function Scenes({ document }: { document: SheetDocument }) {
  const scenes = document.scenes ?? [];
  if (scenes.length === 0) return null;
  return (
    <section aria-label={say("sheet.scenes")}>
      <h3 class="h">
        {say("sheet.scenes")} <small>{say("sheet.pages", { pages: eighths(document.total_eighths) })}</small>
      </h3>
      <ol class="ruled heavy">
        {scenes.map((scene, place) =>
          scene.banner ? (
            <li key={scene.strip ?? place} class="bnr">
              <span>{scene.banner}</span>
              <span>{bannerTime(scene.banner, document)}</span>
            </li>
          ) : (
            <li key={scene.strip ?? place} class="scene">
              <span class="n">{scene.scene}</span>
              <span class="slug">{slugline(scene)}</span>
              <span class="pg">{eighths(scene.eighths)}</span>
              <p>
                {sentence(scene.description)}{" "}
                {scene.cast?.length ? (
                  <span class="nowrap-each">{say("sheet.scene_cast", { ids: scene.cast.join(", ") })}</span>
                ) : null}
                {scene.location ? ` ${scene.location}.` : ""}
              </p>
            </li>
          ),
        )}
      </ol>
    </section>
  );
}
