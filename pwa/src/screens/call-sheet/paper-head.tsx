/** The head of the sheet's front: company and credits, the general call, the day and its paper, times and places. */
import { clockTime } from "../../rules/time";
import { say } from "../../words";
import { dayAndMonth, longDate } from "../desk/when";
import type { SheetDocument } from "./document";

/** "Blue, revision 2"; a prelim has neither (R5). */
export function revisionSaid({ colour, number }: SheetDocument["sheet"]): string {
  return colour ? say("paper.revision", { colour, number: number ?? "" }) : say("call.prelim");
}

export function Head({ of }: { of: SheetDocument }) {
  const { production, sheet, credits, weather } = of;
  const t = (minutes: number | null | undefined) => clockTime(minutes, production.clock ?? "24");
  const dated = (word: "paper.script" | "paper.schedule", colour?: string | null, date?: string | null) =>
    colour || date ? <div>{say(word, { colour: colour ?? "", date: dayAndMonth(date) })}</div> : null;
  return (
    <div class="top3">
      <div>
        {production.company ? <div>{production.company}</div> : null}
        <div>{production.office_address}</div>
        <div>{production.office_phone}</div>
        <div class="duties">
          {(credits ?? []).map((credit) => (
            <div key={credit.duty + credit.name}>
              {credit.duty} <b>{credit.name}</b>
            </div>
          ))}
        </div>
      </div>
      <div class="ttl">
        <b>{production.title}</b>
        {sheet.closed_set ? <div class="closed">{say("paper.closed_set")}</div> : null}
        <div class="gc">
          <span>{say("paper.general_call")}</span>
          <b>
            {t(of.times.general_call) || "–"}
            {of.moved?.includes("general_call") ? <sup>*</sup> : null}
          </b>
        </div>
      </div>
      <div class="r">
        <b class="date">{longDate(sheet.date)}</b>
        <div>
          <b>
            {sheet.of
              ? say("paper.day_of", { day: sheet.day ?? "", of: sheet.of })
              : say("desk.day", { day: sheet.day ?? "" })}
          </b>
        </div>
        <div>{revisionSaid(sheet)}</div>
        {dated("paper.script", sheet.script_colour, sheet.script_date)}
        {dated("paper.schedule", sheet.schedule_colour, sheet.schedule_date)}
        {weather ? <div class="weather">{weather}</div> : null}
        {of.times.sunrise != null ? (
          <div>{say("paper.sun", { rise: t(of.times.sunrise), set: t(of.times.sunset) })}</div>
        ) : null}
        {of.times.dawn != null ? (
          <div>{say("paper.twilight", { dawn: t(of.times.dawn), dusk: t(of.times.dusk) })}</div>
        ) : null}
      </div>
    </div>
  );
}

const TIMES = [
  ["breakfast", "paper.breakfast"],
  ["shooting_call", "paper.shooting"],
  ["lunch", "paper.lunch"],
  ["wrap", "paper.wrap"],
] as const;

export function TimesAndPlaces({ of }: { of: SheetDocument }) {
  const t = (minutes: number | null | undefined) => clockTime(minutes, of.production.clock ?? "24");
  const places = of.places ?? [];
  return (
    <>
      <div class="quarters">
        <dl>
          {TIMES.map(([name, word]) => (
            <div key={name}>
              <dt>{say(word)}</dt>
              <dd>
                {t(of.times[name]) || "–"}
                {of.moved?.includes(name) ? "*" : ""}
                {name === "lunch" && of.times.lunch_minutes
                  ? `, ${say("builder.minutes", { count: of.times.lunch_minutes })}`
                  : ""}
              </dd>
            </div>
          ))}
        </dl>
        <div class="forced">{say("paper.no_forced_calls")}</div>
      </div>
      {places.length > 0 ? (
        <div class="quarters plain">
          {places.map((place) => (
            <div key={`${place.use}/${place.id ?? place.name}`}>
              <b>{place.use === "hospital" ? say("paper.hospital") : say(`paper.${place.use}`)}</b>
              {place.name}
              {place.address ? <div>{place.address}</div> : null}
              {place.phone || place.miles ? (
                <div>
                  {[place.phone, place.miles ? say("builder.miles", { miles: place.miles }) : ""]
                    .filter(Boolean)
                    .join(", ")}
                </div>
              ) : null}
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}
