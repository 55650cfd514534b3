/** The whole sheet, reflowed from its frozen document: never a shrunken page. */
import type { ComponentChildren } from "preact";
import { mapLink } from "../../parts/map-link";
import { Star } from "../../parts/paper";
import { PlaceRow } from "../../parts/rows";
import { daySaid, minutesSaid, shortDay } from "../../parts/said";
import { PlacePhotos } from "../../photos/place-photos";
import { eighths } from "../../rules/eighths";
import { say, type WordKey } from "../../words";
import type { SheetDocument } from "../call-sheet/document";
import { Cast, Crew } from "./cast";
import { Scenes, slugline } from "./scenes";

function Time({ document, of }: { document: SheetDocument; of: keyof SheetDocument["times"] }) {
  const minutes = document.times[of];
  const { colour } = document.sheet;
  return (
    <b class="time">
      {typeof minutes === "number" ? minutesSaid(minutes) : "–"}
      {colour && document.moved?.includes(of) ? <Star colour={colour} /> : null}
    </b>
  );
}

/** "Script Pink, 2 May". */
function issue(word: WordKey, colour: string | null | undefined, date: string | null | undefined): string | undefined {
  return colour || date
    ? say(word, { issue: [colour, date ? shortDay(date) : ""].filter(Boolean).join(", ") })
    : undefined;
}

function Head({ document }: { document: SheetDocument }) {
  const { production, sheet } = document;
  const day = sheet.day
    ? say(sheet.of ? "part.day_of" : "part.day_number", { n: sheet.day, of: sheet.of ?? "" })
    : undefined;
  const right = [
    issue("sheet.script", sheet.script_colour, sheet.script_date),
    issue("sheet.schedule", sheet.schedule_colour, sheet.schedule_date),
  ].filter(Boolean);
  return (
    <header class="paperhead">
      <div class="co">
        <span>{production.company}</span>
        <span>{day}</span>
      </div>
      <h2 class="ti">{production.title}</h2>
      <div class="co">
        <span>{sheet.date ? daySaid(sheet.date) : null}</span>
        <span>{right.join(". ")}</span>
      </div>
      {sheet.closed_set ? <p class="strong">{say("sheet.closed_set")}</p> : null}
    </header>
  );
}

const GRID = [
  ["shooting_call", "sheet.shooting"],
  ["breakfast", "sheet.breakfast"],
  ["lunch", "sheet.lunch"],
  ["wrap", "sheet.est_wrap"],
  ["sunrise", "sheet.sunrise"],
  ["sunset", "sheet.sunset"],
] as const;

function Part({ title, aside, children }: { title: string; aside?: string | undefined; children: ComponentChildren }) {
  return (
    <section aria-label={title}>
      <h3 class="h">
        {title} {aside ? <small>{aside}</small> : null}
      </h3>
      <div class="ruled heavy">{children}</div>
    </section>
  );
}

const USES = {
  report_to: "sheet.use.report_to",
  parking: "sheet.parking",
  set: "sheet.use.set",
  hospital: "sheet.nearest_hospital",
} as const;

function Places({ document }: { document: SheetDocument }) {
  const places = document.places?.filter((place) => place.name) ?? [];
  if (places.length === 0) return null;
  return (
    <Part title={say("sheet.places")}>
      {places.map((place) => (
        <div key={`${place.use}/${place.id ?? place.name}`}>
          <PlaceRow
            name={place.name ?? ""}
            below={[
              say(USES[place.use]),
              place.address,
              place.for?.length ? say("sheet.for_sets", { sets: place.for.join(", ") }) : "",
              place.phone,
            ]
              .filter(Boolean)
              .join(", ")}
            map={mapLink(place)}
          />
          {place.id ? (
            <div class="placeshots">
              <PlacePhotos place={place.id} />
            </div>
          ) : null}
        </div>
      ))}
    </Part>
  );
}

function Advance({ document }: { document: SheetDocument }) {
  const days = document.advance ?? [];
  if (days.length === 0) return null;
  return (
    <Part title={say("sheet.advance")}>
      {days.map((day) => (
        <div key={day.date} class="block advance">
          <b class="strong">
            {[day.date ? daySaid(day.date) : "", day.day ? say("part.day_number", { n: day.day }) : ""]
              .filter(Boolean)
              .join(", ")}
          </b>
          <ul>
            {day.scenes.map((scene) => (
              <li key={`${scene.scene}/${scene.set}`}>
                <b class="strong">{scene.scene}</b> <span class="slug">{slugline(scene)}</span> {eighths(scene.eighths)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Part>
  );
}

export function Full({ document }: { document: SheetDocument }) {
  const noted = [
    ["sheet.weather", document.weather],
    ["sheet.safety", document.safety],
    ["sheet.notes", document.notes],
    ["sheet.channels", document.channels],
  ] as const;
  return (
    <section aria-label={say("sheet.full")}>
      <Head document={document} />
      <div class="gen">
        <Time document={document} of="general_call" />
        <div>
          <b class="strong">{say("sheet.general_call")}</b>
          <p class="soft">{say("sheet.no_forced")}</p>
        </div>
      </div>
      <dl class="grid4">
        {GRID.map(([of, word]) => (
          <div key={of}>
            <dt>{say(word)}</dt>
            <dd>
              <Time document={document} of={of} />
            </dd>
          </div>
        ))}
      </dl>
      <Scenes document={document} />
      <Cast document={document} />
      <Crew document={document} />
      {noted.map(([word, text]) =>
        text ? (
          <Part key={word} title={say(word)}>
            <p class="block said">{text}</p>
          </Part>
        ) : null,
      )}
      <Places document={document} />
      <Advance document={document} />
      {document.credits?.length ? (
        <Part title={say("sheet.credits")}>
          <dl class="credits block">
            {document.credits.map((credit) => (
              <div key={`${credit.duty}/${credit.name}`}>
                <dt>{credit.duty}</dt>
                <dd>{credit.name}</dd>
              </div>
            ))}
          </dl>
        </Part>
      ) : null}
    </section>
  );
}
