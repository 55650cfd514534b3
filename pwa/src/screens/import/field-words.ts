/** Kinds, fields and values of a difference in words. Promises the declared labels; a name in place of every id that has one. */
import { DECLARED, type Declared } from "../../generated/declared";
import { eighths } from "../../rules/eighths";
import { isWord, language, say } from "../../words";
import { boardDay } from "../inbox/about";
import type { Line } from "./incoming";

const kinds: Readonly<Record<string, Declared>> = DECLARED;

export const kindName = (kind: string): string => kinds[kind]?.label[language.value] ?? kind;

export const fieldName = (kind: string, field: string): string =>
  field === "struck" ? say("import.struck") : (kinds[kind]?.fields[field]?.label[language.value] ?? field);

/** A strip's place as a day; of other values in parts, the parts that are set. */
function partsSaid(value: Readonly<Record<string, unknown>>): string {
  const { place, day } = value;
  if (place === "day") return boardDay(String(day)) || say("import.new_day");
  if (place) return say(place === "boneyard" ? "sb.boneyard" : "sb.unplaced");
  const set = Object.entries(value).filter(([, one]) => one !== null && one !== "" && one !== false);
  return set.map(([name, one]) => (one === true ? name : String(one))).join(", ") || say("import.nothing");
}

export function valueSaid(value: unknown, names: Readonly<Record<string, string>>, field = ""): string {
  if (field === "struck") return say(value ? "import.is_struck" : "import.stands");
  if (value === null || value === undefined || value === "") return say("import.nothing");
  if (Array.isArray(value)) return value.map((one) => valueSaid(one, names)).join(", ") || say("import.nothing");
  if (typeof value === "boolean") return say(value ? "import.yes" : "import.no");
  if (typeof value === "object") return partsSaid(value as Readonly<Record<string, unknown>>);
  if (field === "eighths" && typeof value === "number") return eighths(value);
  const role = `role.${value}`;
  if (field === "role" && isWord(role)) return say(role);
  return names[String(value)] ?? String(value);
}

/** Lines by kind, in the order in which they come. */
export function byKind<L extends Line>(lines: readonly L[]): [string, L[]][] {
  const found = new Map<string, L[]>();
  for (const line of lines) found.set(line.kind, [...(found.get(line.kind) ?? []), line]);
  return [...found];
}
