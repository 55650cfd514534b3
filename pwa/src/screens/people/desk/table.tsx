/**
 * People as tables, one a department, so that what is out of sight costs nothing to draw.
 * Promises: the number is written out and rings.
 */
import { Icon } from "../../../parts/icon";
import { SyncMark } from "../../../parts/marks";
import { telephone, Way } from "../../../parts/rows";
import { Reach } from "../../../parts/rungs";
import { today, whenSaid } from "../../../parts/said";
import { me, minute, standing } from "../../../sync";
import { say, type WordKey } from "../../../words";
import { callWord } from "../../board/call-word";
import { departmentName } from "../../desk/names";
import type { Walked } from "../../desk/walk";
import { shortDate } from "../../desk/when";
import { dutySaid, roleSaid } from "../duty";
import { askedFor } from "../invited";
import { joined, joinedIsWhole } from "./joined";
import type { Group, PersonLine } from "./lines";

const HEADS = [
  ["list.person_name", "c-who"],
  ["list.person_duty", "c-duty"],
  ["list.person_phone", "c-tel"],
  ["list.person_call", "c-call"],
  ["list.person_reached", "c-reached"],
  ["list.person_in", "c-in"],
  ["list.person_language", "c-speaks"],
] as const satisfies readonly (readonly [WordKey, string])[];

/** What the role says that the duty does not. */
function otherRole({ person }: PersonLine): string {
  if (person.role === "crew" || person.role === "cast") return "";
  const role = roleSaid(person.role);
  return role.toLowerCase() === dutySaid(person).toLowerCase() ? "" : role;
}

/** The hour, and its day where that is not today: "Mon 07:00". */
function NextCall({ line: { call } }: { line: PersonLine }) {
  if (!call) return <span class="faint">–</span>;
  return (
    <>
      <span class={call.minutes === null ? "time word" : "time"}>{callWord(call.mode, call.minutes)}</span>
      {call.date === today.value ? null : <small> {shortDate(call.date).split(" ")[0]}</small>}
    </>
  );
}

function Reached({ line }: { line: PersonLine }) {
  if (!line.call) return null;
  if (!line.call.told_number) return <span class="faint">{say("list.prelim")}</span>;
  return <Reach reached={line.rung} hand={line.how ?? undefined} late={line.late} at={whenSaid(line.at)} />;
}

/** When last seen; a link made here waits; else not yet. */
function In({ line: { person } }: { line: PersonLine }) {
  const found = joined.value.get(person.id);
  if (found)
    return (
      <>
        {whenSaid(found.seen)}
        {found.rings ? <small> {say("list.rings")}</small> : null}
      </>
    );
  if (askedFor(person, minute.value).sort === "made") return <span class="soft">{say("list.link_made")}</span>;
  return <span class="faint">{joinedIsWhole.value ? say("list.not_in") : "–"}</span>;
}

function Line({ line, walk }: { line: PersonLine; walk: Walked }) {
  const { person, phone } = line;
  const name = person.name ?? "";
  const role = otherRole(line);
  const tab = walk.within(person.id);
  return (
    <tr {...walk.row(person.id)}>
      <th scope="row" class="c-who">
        <Way to={`people/${person.id}`} tab={tab}>
          {name}
        </Way>
        {person.id === me.value?.person.id ? <small> {say("people.you")}</small> : null}
        {standing("person", person.id).value === "here" ? <SyncMark where="here" /> : null}
      </th>
      <td class="c-duty">
        {dutySaid(person)}
        {role ? <small> {role}</small> : null}
      </td>
      <td class="c-tel">
        {phone ? (
          <a href={telephone(phone)} aria-label={say("board.ring_at", { name, phone })} tabIndex={tab}>
            <Icon name="handset" size={16} />
            <span>{phone}</span>
          </a>
        ) : (
          <span class="faint">{say("board.no_number")}</span>
        )}
      </td>
      <td class="c-call">
        <NextCall line={line} />
      </td>
      <td class="c-reached">
        <Reached line={line} />
      </td>
      <td class="c-in">
        <In line={line} />
      </td>
      <td class="c-speaks">{person.language ? say(`people.language.${person.language}`) : ""}</td>
    </tr>
  );
}

function Heads() {
  return (
    <>
      <colgroup>
        {HEADS.map(([word, name]) => (
          <col key={word} class={name} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {HEADS.map(([word, name]) => (
            <th key={word} scope="col" class={name}>
              {say(word)}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

/** The heads stand once, above all; each table has them again for whoever hears it. */
export function PeopleTable({ groups, walk }: { groups: readonly Group[]; walk: Walked }) {
  return (
    <div class="reading" ref={walk.list}>
      <table class="table peopletable heads" aria-hidden="true">
        <Heads />
      </table>
      {groups.map(({ name, lines }) => (
        <section key={name} class="department" style={{ "--rows": lines.length }} aria-label={departmentName(name)}>
          <h2>
            {departmentName(name)} <small>{lines.length}</small>
          </h2>
          <table class="table peopletable" aria-label={departmentName(name)}>
            <Heads />
            <tbody>
              {lines.map((line) => (
                <Line key={line.person.id} line={line} walk={walk} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
