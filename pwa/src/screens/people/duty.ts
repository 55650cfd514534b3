/** What a person does, in one phrase: for cast "7. Surveyor (K)", else the position, else the role. */
import type { Person } from "../../generated/kinds";
import { isWord, say } from "../../words";

export function roleSaid(role: Person["role"]): string {
  const key = `role.${role}`;
  return isWord(key) ? say(key) : (role ?? "");
}

export function dutySaid(person: Pick<Person, "cast_id" | "character" | "minor" | "position" | "role">): string {
  if (person.character)
    return `${person.cast_id ? `${person.cast_id}. ` : ""}${person.character}${person.minor ? " (K)" : ""}`;
  return person.position ?? roleSaid(person.role);
}
