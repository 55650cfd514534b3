/**
 * What is worth asking about before it goes out, each with the way to put it right where there is one.
 *
 * Promises: the way goes to the very part, place or person that is meant. Refuses: to forbid publishing.
 */
import type { Person } from "../../generated/kinds";
import { Icon } from "../../parts/icon";
import { may } from "../../parts/may";
import { isWord, say } from "../../words";
import { locations, people } from "../desk/office";
import { addArtist } from "../people/add";
import { addRow } from "./add-row";
import { isCast } from "./draft";
import { Overrule } from "./overrule";
import { opensPlace } from "./place-form";
import type { Finding } from "./preview";
import { RuleLine } from "./rule-line";
import type { Part } from "./tabs";

const MOST_NAMES = 6;

interface Ways {
  readonly sheet: string;
  /** The shoot day's date. */
  readonly day: string;
  readonly disabled: boolean;
  readonly onGo: (part: Part) => void;
}

interface WayOut {
  readonly label: string;
  readonly go: () => void;
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

function findingWord({ code, text, values }: Finding): string {
  const key = `look.${code}`;
  const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value ?? "")]));
  const many = crowd({ values });
  if (many) said.names = say("look.people", { count: many.length });
  return isWord(key) ? say(key, said) : text;
}

/** The names of a finding that are too many for a sentence. */
function crowd({ values }: Pick<Finding, "values">): readonly string[] | undefined {
  const names = text(values.names).split(text(values.names).includes("; ") ? "; " : ", ");
  return names.length > MOST_NAMES ? names : undefined;
}

function wayOut({ code, values }: Finding, { sheet, disabled, onGo }: Ways): WayOut | undefined {
  const part = (to: Exclude<Part, "paper">): WayOut => ({ label: say(`builder.tab_${to}`), go: () => onGo(to) });
  const putOn = (person: Person | undefined): WayOut | undefined =>
    person && !disabled ? { label: say("look.put_on"), go: () => addRow(sheet, person) } : undefined;
  switch (code) {
    case "pickup_late":
    case "on_set_early":
    case "meal_late":
    case "meal_none":
    case "meal_second":
      return part("times");
    case "no_general_call":
      return part("times");
    case "no_report_to":
    case "no_ring":
      return part("places");
    case "no_time": {
      const person = people.value.find((one) => one.name === values.name);
      return person ? part(isCast(person) ? "times" : "crew") : undefined;
    }
    case "no_row":
      return putOn(people.value.find((one) => one.id === values.person));
    case "no_call_for": {
      const [id, character] = [text(values.cast_id), text(values.character)];
      const artist = people.value.find((one) => id !== "" && one.cast_id === id && isCast(one));
      if (artist) return putOn(artist);
      return may("person", "person.add")
        ? { label: say("look.add_artist"), go: () => addArtist(id, character) }
        : undefined;
    }
    case "no_hospital": {
      const place = locations.value.find((one) => one.name === values.place);
      const open = () => {
        if (place && may("location", "location.edit", place)) opensPlace(place.id);
        onGo("places");
      };
      return { label: say("builder.tab_places"), go: open };
    }
    default:
      return undefined;
  }
}

function Line({ finding, ways }: { finding: Finding; ways: Ways }) {
  const said = findingWord(finding);
  const many = crowd(finding);
  const way = finding.overruled ? undefined : wayOut(finding, ways);
  return (
    <li class={finding.overruled ? "stands" : undefined}>
      <span class="cue-text">
        <Icon name={finding.overruled ? "tick" : "look"} size={20} />
      </span>
      <div>
        <p>{said}</p>
        {many ? (
          <details class="by-rule">
            <summary aria-label={`${say("builder.by_name")}: ${said}`}>{say("builder.by_name")}</summary>
            <p>{many.join("; ")}</p>
          </details>
        ) : null}
        {finding.rule ? <RuleLine rule={finding.rule} day={ways.day} /> : null}
        <Overrule finding={finding} said={said} sheet={ways.sheet} open={!way} disabled={ways.disabled} />
      </div>
      {way ? (
        <button type="button" class="btn" aria-label={`${way.label}: ${said}`} onClick={way.go}>
          {way.label}
        </button>
      ) : null}
    </li>
  );
}

const MOST = 6;

export function LookAt({ findings, ...ways }: Ways & { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const lines = (some: readonly Finding[]) => (
    <ul>
      {some.map((finding) => (
        <Line key={finding.key} finding={finding} ways={ways} />
      ))}
    </ul>
  );
  return (
    <section class="lookat" aria-labelledby="look-title">
      <div class="sec">
        <h2 id="look-title">{say("builder.look_at")}</h2>
        <span>{say("builder.look_count", { count: findings.filter((one) => !one.overruled).length })}</span>
      </div>
      {lines(findings.slice(0, MOST))}
      {findings.length > MOST ? (
        <details>
          <summary>{say("builder.look_more", { count: findings.length - MOST })}</summary>
          {lines(findings.slice(MOST))}
        </details>
      ) : null}
    </section>
  );
}
