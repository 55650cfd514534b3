/** People by department in the sheet's order, found by any word of name, duty, department or number. */
import { computed } from "@preact/signals";
import type { Contact, Person } from "../../generated/kinds";
import { records } from "../../sync";

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

const byOrder = (a: Person, b: Person) =>
  (a.order ?? 1e9) - (b.order ?? 1e9) ||
  (a.cast_id ?? "").localeCompare(b.cast_id ?? "", undefined, { numeric: true }) ||
  (a.name ?? "").localeCompare(b.name ?? "");

const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether every word typed stands somewhere with this person. Digits find a number however it is spaced. */
export function matches(person: Person, contact: Contact | undefined, typed: string): boolean {
  const hay = bare(
    [person.name, person.position, person.department, person.character, person.role, contact?.phone]
      .filter(Boolean)
      .join(" "),
  );
  const digits = (contact?.phone ?? "").replace(/\D/g, "");
  return bare(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => hay.includes(word) || (/^\d{2,}$/.test(word) && digits.includes(word)));
}

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
