/** A person as a form holds them, and what it changes. Pure. */
import type { Person, Role } from "../../generated/kinds";

export type Standing = Pick<Person, "name" | "role" | "department" | "position" | "character" | "cast_id" | "minor">;

export interface PersonForm {
  name: string;
  role: Role | null;
  department: string;
  position: string;
  character: string;
  cast_id: string;
  minor: boolean;
}

export function personForm(person: Standing): PersonForm {
  return {
    name: person.name ?? "",
    role: person.role,
    department: person.department ?? "",
    position: person.position ?? "",
    character: person.character ?? "",
    cast_id: person.cast_id ?? "",
    minor: person.minor === true,
  };
}

const WRITTEN = ["name", "department", "position", "character", "cast_id"] as const;

/** Only what differs from what stands, spaces at the ends apart; what was emptied is null. */
export function changedIn(person: Standing, form: PersonForm): Partial<Standing> {
  const text = (typed: string | null) => typed?.trim() || null;
  const words = WRITTEN.filter((name) => text(form[name]) !== text(person[name]));
  return {
    ...Object.fromEntries(words.map((name) => [name, text(form[name])])),
    ...(form.role === person.role ? {} : { role: form.role }),
    ...(form.minor === (person.minor === true) ? {} : { minor: form.minor }),
  };
}
