/** Words for what people are. Promises: a role or a department nobody named is said as it stands. */
import type { Person } from "../../generated/kinds";
import { isWord, say } from "../../words";
import { CAST } from "../board/board";

/** "Production coordinator". */
export function roleName(role: string | null): string {
  const key = `role.${role}`;
  return isWord(key) ? say(key) : (role ?? "").replaceAll("_", " ");
}

/** What a person does, in one phrase: the position, or for cast "7. Surveyor". */
export function duty(person: Person): string {
  if (person.cast_id || person.character) {
    const character = `${person.character ?? ""}${person.minor ? " (K)" : ""}`;
    return [person.cast_id ? `${person.cast_id}.` : "", character].filter(Boolean).join(" ");
  }
  return person.position ?? roleName(person.role);
}

export const departmentName = (name: string): string =>
  name === CAST ? say("desk.cast") : name === "" ? say("desk.no_department") : name;
