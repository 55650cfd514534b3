/**
 * People at the desk: everyone by department with number, next call and how far it got; the chosen one beside it, and whoever is added.
 * Promises: what was typed into the finder stays while another screen is looked at.
 */
import "../people.css";
import { computed, signal } from "@preact/signals";
import "./table.css";
import { go } from "../../../app/route";
import { Empty } from "../../../parts/banner";
import { may } from "../../../parts/may";
import { Phone } from "../../../parts/phone";
import { telephone } from "../../../parts/rows";
import { production, today } from "../../../parts/said";
import { minute, record } from "../../../sync";
import { say } from "../../../words";
import { URGENT_MINUTES } from "../../board/board";
import { Find, Listing } from "../../desk/listing";
import { calls, contacts, copies, people } from "../../desk/office";
import { useWalk } from "../../desk/walk";
import { Add } from "../add";
import { PersonPage } from "../person";
import { joined, useJoined } from "./joined";
import { type Group, grouped } from "./lines";
import { PeopleTable } from "./table";

const typed = signal("");
const shown = computed(() =>
  grouped(
    { people: people.value, contacts: contacts.value, calls: calls.value, copies: copies.value },
    typed.value,
    minute.value,
    today.value,
    production.value?.urgent_minutes ?? URGENT_MINUTES,
  ),
);

/** "44 people, 12 on Callboard": of those shown. */
function countSaid(of: readonly Group[]): string {
  const ids = of.flatMap((group) => group.lines.map((line) => line.person.id));
  const inside = ids.filter((id) => joined.value.has(id)).length;
  return `${say("list.people_count", { count: ids.length })}, ${say("list.people_in", { count: inside })}`;
}

function Chosen({ id }: { id: string }) {
  const person = record("person", id).value;
  return (
    <Phone title={person?.name ?? say("tab.people")} back={{ to: "people", label: say("tab.people") }}>
      {person ? <PersonPage person={person} /> : <Empty title={say("people.gone")}>{say("people.gone_then")}</Empty>}
    </Phone>
  );
}

function None() {
  const text = typed.value.trim();
  return text ? (
    <Empty title={say("people.none_found", { text })}>{say("people.none_found_then")}</Empty>
  ) : (
    <Empty title={say("people.empty")}>{say("people.empty_then")}</Empty>
  );
}

function ring(id: string | undefined): void {
  const phone = contacts.peek().find((one) => one.person === id)?.phone;
  if (id && phone) location.href = telephone(phone);
}

export default function PeopleAtDesk({ rest: [id] }: { rest: string[] }) {
  useJoined();
  const of = shown.value;
  const adds = may("person", "person.add");
  const walk = useWalk(
    of.flatMap((group) => group.lines.map((line) => line.person.id)),
    {
      opened: id,
      open: (person) => go(`people/${person}`),
      close: () => go("people"),
      keys: [
        ...(adds ? [{ key: "n", does: say("list.key_add"), run: () => go("people/add") }] : []),
        { key: "r", does: say("board.key_ring"), run: ring },
      ],
    },
  );
  const beside = id === "add" ? <Add /> : id ? <Chosen key={id} id={id} /> : null;
  return (
    <Listing
      title={say("desk.people")}
      said={countSaid(of)}
      find={
        <Find
          label={say("list.find_person")}
          value={typed.value}
          onText={(text) => {
            typed.value = text;
          }}
          onward={walk.toFirst}
        />
      }
      make={adds ? { to: "people/add", label: say("people.add") } : undefined}
      beside={beside}
    >
      {of.length > 0 ? <PeopleTable groups={of} walk={walk} /> : <None />}
    </Listing>
  );
}
