/**
 * The sheet itself, drawn on its paper: front and back.
 *
 * Promises: what is drawn is the server's document, nothing else. Refuses: anything that could be edited here.
 */
import { paperClass } from "../../rules/colours";
import { eighths } from "../../rules/eighths";
import { say } from "../../words";
import { callWord } from "../board/call-word";
import { departmentName } from "../desk/names";
import { longDate } from "../desk/when";
import type { SheetCrew, SheetDocument } from "./document";
import { Head, revisionSaid, TimesAndPlaces } from "./paper-head";
import { CastTable, Moved, SceneTable } from "./paper-tables";
import { slug } from "./scheduled";

function Foot({ of }: { of: SheetDocument }) {
  const { sheet } = of;
  return (
    <div class="pgfoot">
      <span>{of.ring ? say("paper.ring", { who: [of.ring.name, of.ring.phone].filter(Boolean).join(", ") }) : ""}</span>
      <span>{of.channels}</span>
      <b>{revisionSaid(sheet)}</b>
    </div>
  );
}

export function Front({ of }: { of: SheetDocument }) {
  return (
    <article class={`sheetpaper ${paperClass(of.sheet.colour)}`}>
      <Head of={of} />
      <TimesAndPlaces of={of} />
      <SceneTable of={of} />
      <CastTable of={of} />
      {of.safety || of.notes ? (
        <div class="papernotes">
          {of.safety ? (
            <div>
              <b>{say("paper.safety")}</b>
              {of.safety}
            </div>
          ) : null}
          {of.notes ? (
            <div>
              <b>{say("paper.notes")}</b>
              {of.notes}
            </div>
          ) : null}
        </div>
      ) : null}
      {(of.advance ?? []).map((day) => (
        <div class="adv" key={day.date ?? day.day}>
          <b>{say("paper.advance", { day: day.day ?? "", date: longDate(day.date) })}</b>{" "}
          {day.scenes.map((scene, place) => (
            <span key={`${scene.scene}/${place}`}>
              {scene.scene} <span class="slug">{slug(scene)}</span> {eighths(scene.eighths)}
            </span>
          ))}
        </div>
      ))}
      <Foot of={of} />
    </article>
  );
}

function CrewLine({ crew }: { crew: SheetCrew }) {
  return (
    <li>
      <span class="pos">{crew.position}</span>
      <span class="nm">{crew.name}</span>
      <b>
        {callWord(crew.mode, crew.minutes)}
        <Moved on={crew.moved === true} />
      </b>
    </li>
  );
}

export function Back({ of }: { of: SheetDocument }) {
  return (
    <article class={`sheetpaper rear ${paperClass(of.sheet.colour)}`}>
      <div class="backhead">
        <b>{of.production.title}</b>
        <span>
          {longDate(of.sheet.date)}, {say("desk.day", { day: of.sheet.day ?? "" })}
        </span>
      </div>
      <div class="grid">
        {(of.departments ?? []).map(({ name, people }) => (
          <section key={name}>
            <h3>{departmentName(name)}</h3>
            <ul>
              {people.map((crew) => (
                <CrewLine key={crew.row} crew={crew} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Foot of={of} />
    </article>
  );
}
