/** The day's scenes as the schedule's board has them, each with where it is shot. They are moved on the board, not here. */
import type { Location, Scene } from "../../generated/kinds";
import { eighths } from "../../rules/eighths";
import { say } from "../../words";
import { edit } from "./edit";
import { type DayStrip, slug, totalEighths } from "./scheduled";

interface WhereProps {
  readonly scene: Scene;
  readonly location: Location | undefined;
  readonly places: readonly Location[];
}

/** Chooses the place of one scene. */
function Where({ scene, location, places }: WhereProps) {
  const choose = (id: string) => {
    const name = places.find((one) => one.id === id)?.name ?? say("builder.none");
    const what = say("builder.scene", { scene: scene.number ?? "" });
    void edit("scene", scene.id, { location: id || null }, say("builder.did_sheet", { what, time: name }));
  };
  return (
    <select
      class="mode"
      aria-label={say("builder.location_of", { scene: scene.number ?? "" })}
      value={location?.id ?? ""}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">{say("builder.no_location")}</option>
      {places.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
}

interface ScenesProps {
  readonly strips: readonly DayStrip[];
  readonly locations: readonly Location[];
  readonly disabled: boolean;
}

export function Scenes({ strips, locations, disabled }: ScenesProps) {
  const places = locations
    .filter((one) => one.sort !== "hospital" && one.sort !== "vendor")
    .sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
  if (strips.length === 0) return <p class="none">{say("builder.no_scenes")}</p>;
  return (
    <table class="table scenelist" aria-label={say("builder.scenes")}>
      <thead>
        <tr>
          <th scope="col">{say("paper.scene")}</th>
          <th scope="col">{say("paper.set")}</th>
          <th scope="col">{say("paper.cast")}</th>
          <th scope="col">{say("paper.place")}</th>
          <th scope="col" class="num">
            {say("paper.pages")}
          </th>
        </tr>
      </thead>
      <tbody>
        {strips.map(({ strip, scene, cast, location }) =>
          scene ? (
            <tr key={strip.id}>
              <th scope="row" class="strong">
                {scene.number}
              </th>
              <td class="set">
                <span class="slug">{slug(scene)}</span>
                {scene.description ? <span class="soft">{scene.description}</span> : null}
              </td>
              <td>{cast.join(", ")}</td>
              <td class="soft">
                {disabled || places.length === 0 ? (
                  location?.name
                ) : (
                  <Where scene={scene} location={location} places={places} />
                )}
              </td>
              <td class="num strong">{eighths(scene.eighths)}</td>
            </tr>
          ) : (
            <tr key={strip.id} class="banner">
              <td colSpan={5}>{strip.banner}</td>
            </tr>
          ),
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4} class="num">
            {say("paper.total_pages")}
          </th>
          <td class="num strong">{eighths(totalEighths(strips))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
