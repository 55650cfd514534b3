/** The tables of the sheet's front: scenes and cast. */
import { eighths } from "../../rules/eighths";
import { clockTime } from "../../rules/time";
import { say } from "../../words";
import { callWord } from "../board/call-word";
import type { SheetCast, SheetDocument, SheetScene } from "./document";
import { slug } from "./scheduled";

export const Moved = ({ on }: { on: boolean }) => (on ? <span class="st">*</span> : null);

function SceneRow({ scene }: { scene: SheetScene }) {
  if (scene.banner != null) {
    return (
      <tr class="bn">
        <td colSpan={6}>{scene.banner}</td>
      </tr>
    );
  }
  return (
    <tr>
      <td>
        <b>{scene.scene}</b>
      </td>
      <td class="w">
        <span class="slug">{slug(scene)}</span>
      </td>
      <td class="w">{scene.description}</td>
      <td>{(scene.cast ?? []).join(", ")}</td>
      <td class="t">{eighths(scene.eighths)}</td>
      <td class="w">{scene.location}</td>
    </tr>
  );
}

export function SceneTable({ of }: { of: SheetDocument }) {
  const scenes = of.scenes ?? [];
  if (scenes.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th>{say("paper.scene")}</th>
          <th>{say("paper.set")}</th>
          <th>{say("paper.description")}</th>
          <th>{say("paper.cast")}</th>
          <th>{say("paper.pages")}</th>
          <th>{say("paper.place")}</th>
        </tr>
      </thead>
      <tbody>
        {scenes.map((scene, place) => (
          <SceneRow key={scene.strip ?? place} scene={scene} />
        ))}
        <tr class="total">
          <td colSpan={4}>
            <b>{say("paper.total_pages")}</b>
          </td>
          <td class="t">{eighths(of.total_eighths)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}

function CastRow({ cast, t }: { cast: SheetCast; t: (minutes: number | null | undefined) => string }) {
  return (
    <tr>
      <td>
        <b>{cast.cast_id}</b>
      </td>
      <td class="w">{cast.artist}</td>
      <td class="w">
        {cast.character}
        {cast.minor ? " (K)" : ""}
      </td>
      <td>{cast.status}</td>
      <td class="t">{t(cast.pickup)}</td>
      <td class="t">{t(cast.makeup)}</td>
      <td class="t">
        {cast.mode === "on_set" || cast.mode === null ? t(cast.on_set) : callWord(cast.mode, cast.minutes)}
        <Moved on={(cast.moved ?? []).length > 0} />
      </td>
    </tr>
  );
}

export function CastTable({ of }: { of: SheetDocument }) {
  const t = (minutes: number | null | undefined) => clockTime(minutes, of.production.clock ?? "24");
  const cast = of.cast ?? [];
  if (cast.length === 0) return null;
  const HEADS = [
    "builder.id",
    "paper.artist",
    "paper.character",
    "paper.status",
    "builder.pickup",
    "builder.makeup",
    "builder.on_set",
  ] as const;
  return (
    <table>
      <thead>
        <tr>
          {HEADS.map((word) => (
            <th key={word}>{say(word)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cast.map((one) => (
          <CastRow key={one.row ?? one.cast_id} cast={one} t={t} />
        ))}
      </tbody>
    </table>
  );
}
