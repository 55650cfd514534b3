/**
 * People: names, duties, numbers, ring. By department, found by any word.
 * Promises: whoever may not see numbers is told so, and whom to ring instead.
 */
import "./people.css";
import { computed } from "@preact/signals";
import type { Person } from "../../generated/kinds";
import { KINDS } from "../../generated/kinds";
import { Empty } from "../../parts/banner";
import { TextField } from "../../parts/fields";
import { LongList } from "../../parts/long-list";
import { SyncMark } from "../../parts/marks";
import { may } from "../../parts/may";
import { Phone } from "../../parts/phone";
import { PersonRow, Ring, Way } from "../../parts/rows";
import { production } from "../../parts/said";
import { me, record, records, standing } from "../../sync";
import { say } from "../../words";
import { Add } from "./add";
import { dutySaid } from "./duty";
import { contacts, departments, typed } from "./list";
import { PersonPage } from "./person";

const BACK = () => ({ to: "people", label: say("tab.people") });

/** Whether this person's role may hold other people's numbers. */
function seesNumbers(): boolean {
  const role = me.value?.person.role;
  return KINDS.contact.sees.some((see) => see.word === "role" && role !== undefined && see.of.includes(role));
}

function NoNumbers() {
  const phone = production.value?.office_phone;
  return (
    <div class="block nonumbers">
      <p>{say("people.numbers_stay")}</p>
      {phone ? <PersonRow name={say("people.office")} phone={phone} /> : null}
    </div>
  );
}

const seesNumber = computed(seesNumbers);
const opensOthers = computed(() => may("contact", "contact.edit") || may("person", "person.edit"));

function Who({ of: person }: { of: Person }) {
  const numbers = seesNumber.value;
  const opens = opensOthers.value;
  const phone = contacts.value.get(person.id)?.phone;
  const duty = dutySaid(person);
  const own = person.id === me.value?.person.id;
  const without = own ? say("people.you") : numbers ? say("people.no_number") : undefined;
  if (!opens && !own) return <PersonRow name={person.name ?? ""} duty={duty} phone={phone} without={without} />;
  return (
    <div class="row">
      <Way to={`people/${person.id}`} class="grow opens">
        <span class="name">{person.name}</span>
        <span class="sub">
          {[duty, own ? say("people.you") : "", phone ? "" : numbers && !own ? say("people.no_number") : ""]
            .filter(Boolean)
            .join(", ")}
          {phone ? ", " : ""}
          {phone ? <span class="nowrap">{phone}</span> : null}
        </span>
        {standing("person", person.id).value === "here" ? <SyncMark where="here" /> : null}
      </Way>
      {phone && !own ? <Ring name={person.name ?? ""} phone={phone} /> : null}
    </div>
  );
}

function PeopleList() {
  const groups = departments.value;
  const found = groups.reduce((count, group) => count + group.people.length, 0);
  return (
    <>
      {records("person").value.length > 0 ? (
        <div class="finder">
          <TextField
            label={say("people.find")}
            type="search"
            value={typed.value}
            onText={(text) => (typed.value = text)}
          />
          <p class="aloud" role="status">
            {typed.value ? say("people.found", { count: found }) : ""}
          </p>
        </div>
      ) : null}
      {seesNumber.value ? null : <NoNumbers />}
      {groups.map((group) => (
        <section key={group.name} aria-label={group.name || say("people.no_department")}>
          <h2 class="h">
            {group.name || say("people.no_department")} <small>{group.people.length}</small>
          </h2>
          <div class="ruled">
            <LongList all={group.people} Row={Who} below={group.below} />
          </div>
        </section>
      ))}
      {found === 0 ? (
        typed.value ? (
          <Empty title={say("people.none_found", { text: typed.value.trim() })}>{say("people.none_found_then")}</Empty>
        ) : (
          <Empty title={say("people.empty")}>{say("people.empty_then")}</Empty>
        )
      ) : null}
    </>
  );
}

export default function People({ rest: [id] }: { rest: string[] }) {
  if (id === "add") return <Add />;
  if (id) {
    const person = record("person", id).value;
    return (
      <Phone title={person?.name ?? say("tab.people")} back={BACK()}>
        {person ? <PersonPage person={person} /> : <Empty title={say("people.gone")}>{say("people.gone_then")}</Empty>}
      </Phone>
    );
  }
  const add = may("person", "person.add") ? (
    <Way to="people/add" class="btn ink big">
      {say("people.add")}
    </Way>
  ) : null;
  return (
    <Phone title={say("tab.people")} titled dock={add}>
      <PeopleList />
    </Phone>
  );
}
