/** People by department in the sheet's order, found by any word of name, duty, department or number. */
import { computed } from "@preact/signals";
import type { Contact, Person } from "../../generated/kinds";
import { records } from "../../sync";
import { byOrder, matches } from "./found";

export interface Department {
  /** Empty: nobody wrote one. */
  name: string;
  people: readonly Person[];
}

export const contacts = computed<ReadonlyMap<string, Contact>>(() => {
  const found = new Map<string, Contact>();
  for (const contact of records("contact").value) if (contact.person) found.set(contact.person, contact);
  return found;
});

/** Cast stands as a department of its own; the department of the first person in order comes first. */
export function departments(typed: string): Department[] {
  const groups = new Map<string, Person[]>();
  for (const person of [...records("person").value].sort(byOrder)) {
    if (!matches(person, contacts.value.get(person.id), typed)) continue;
    const name = person.department ?? "";
    groups.set(name, [...(groups.get(name) ?? []), person]);
  }
  return [...groups].map(([name, people]) => ({ name, people }));
}
