/** People in order, and whether somebody is meant by what was typed: any word of name, duty, department or number. Pure. */
import type { Contact, Person } from "../../generated/kinds";

/** Small letters without their accents. */
export const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Whether every word typed stands somewhere with this person. Digits find a number however it is spaced. */
export function matches(person: Person, contact: Pick<Contact, "phone"> | undefined, typed: string): boolean {
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

/** One for all: making it anew for each comparison is what costs. "2" stands before "10". */
let made: Intl.Collator | undefined;
const compared = (a: string, b: string) => {
  made ??= new Intl.Collator(undefined, { numeric: true });
  return a === b ? 0 : made.compare(a, b);
};

/** In the sheet's order, cast by id. */
export const byOrder = (a: Person, b: Person) =>
  (a.order ?? 1e9) - (b.order ?? 1e9) ||
  compared(a.cast_id ?? "", b.cast_id ?? "") ||
  compared(a.name ?? "", b.name ?? "");
