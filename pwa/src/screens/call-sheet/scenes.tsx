/** The day's scenes as the schedule's board has them. They are moved on the board, not here. */
import { eighths } from "../../rules/eighths";
import { say } from "../../words";
import { type DayStrip, slug, totalEighths } from "./scheduled";

export function Scenes({ strips }: { strips: readonly DayStrip[] }) {
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
              <td class="soft">{location?.name}</td>
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
