/** People by department in the sheet's order, found by any word of name, duty, department or number. */
import { computed, signal } from "@preact/signals";
import type { Contact, Person } from "../../generated/kinds";
import { records } from "../../sync";
import { byOrder, matches } from "./found";

export interface Department {
  /** Empty: nobody wrote one. */
  name: string;
  people: readonly Person[];
  /** How many people stand in those before it. */
  below: number;
}

export const contacts = computed<ReadonlyMap<string, Contact>>(() => {
  const found = new Map<string, Contact>();
  for (const contact of records("contact").value) if (contact.person) found.set(contact.person, contact);
  return found;
});

/** What is looked for. */
export const typed = signal("");

const inOrder = computed(() => [...records("person").value].sort(byOrder));

/** Cast stands as a department of its own; the department of the first person in order comes first. */
export const departments = computed<readonly Department[]>(() => {
  const wanted = typed.value;
  const groups = new Map<string, Person[]>();
  for (const person of inOrder.value) {
    if (wanted && !matches(person, contacts.value.get(person.id), wanted)) continue;
    const name = person.department ?? "";
    const group = groups.get(name);
    if (group) group.push(person);
    else groups.set(name, [person]);
  }
  let below = 0;
  return [...groups].map(([name, people]) => {
    const before = below;
    below += people.length;
    return { name, people, below: before };
  });
});
