/** A field's value as people say it, by the field's type. Refuses: to show an id, or a code that has a word. */
import { DECLARED, type FieldDeclaration } from "../../generated/declared";
import type { Kinds } from "../../generated/kinds";
import { modeLetters } from "../../parts/call-words";
import { minutesSaid, whenSaid } from "../../parts/said";
import type { CallMode } from "../../rules/calls";
import { eighths } from "../../rules/eighths";
import { signed } from "../../rules/time";
import { isWord, say } from "../../words";
import { longDate } from "../desk/when";
import { aboutWord, boardDay } from "./about";
import type { Look } from "./asked";

const declared = (kind: string, field: string): FieldDeclaration | undefined =>
  DECLARED[kind as keyof Kinds]?.fields[field];

/** Whether the value is set in the clock's type. */
export function isTime(kind: string, field: string, value: unknown, general: number | null = null): boolean {
  if (kind === "sheet_row" && field === "call_time") {
    const mode = (value as CallTime | null)?.mode;
    return mode === "time" || (mode === "offset" && general !== null);
  }
  return declared(kind, field)?.type === "minutes" && typeof value === "number";
}

interface CallTime {
  readonly mode?: string | null;
  readonly offset?: number | null;
  readonly time?: number | null;
}

function choiceWord(kind: string, field: string, value: string): string {
  for (const key of [`${kind}.${field}.${value}`, `choice.${value}`, `role.${value}`]) if (isWord(key)) return say(key);
  const words = value.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A call as the sheet says it: an offset by the hour it comes to, where the general call is known. */
function callTimeWord(value: CallTime, general: number | null): string {
  if (value.mode === "time") return minutesSaid(value.time);
  if (value.mode === "offset" && general !== null) return minutesSaid(general + (value.offset ?? 0));
  if (value.mode === "offset")
    return value.offset ? say("asked.from_general", { minutes: signed(value.offset) }) : say("asked.with_general");
  return value.mode ? modeLetters(value.mode as CallMode) : say("asked.nothing");
}

function refWord(of: string | undefined, id: string, look: Look): string {
  const record = of ? look.get(of as keyof Kinds, id) : undefined;
  return record && of ? aboutWord(of, record, look) : say("asked.unknown");
}

/** Where a strip stands. */
function placeWord({ place, day }: { place?: string | null; day?: string | null }): string {
  if (place === "day") return boardDay(day ?? "") || say("asked.unknown");
  return say(place === "boneyard" ? "sb.boneyard" : "sb.unplaced");
}

function structWord(kind: string, field: string, value: object, general: number | null): string {
  if (kind === "strip" && field === "at") return placeWord(value);
  if (kind === "sheet_row" && field === "call_time") return callTimeWord(value as CallTime, general);
  const { lat, lon } = value as { lat?: number | null; lon?: number | null };
  if (typeof lat === "number" && typeof lon === "number") return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  return Object.values(value)
    .filter((one) => one !== null && one !== "")
    .join(", ");
}

/** The general call that a sheet's row stands on; null for every other record. */
export function generalOf(
  kind: string,
  record: Readonly<Record<string, unknown>> | undefined,
  look: Look,
): number | null {
  const sheet = kind === "sheet_row" && record ? look.get("call_sheet", String(record.call_sheet)) : undefined;
  return typeof sheet?.general_call === "number" ? sheet.general_call : null;
}

/** Null is "Empty". `general` as `generalOf` gives it. */
export function valueWord(
  kind: string,
  field: string,
  value: unknown,
  look: Look,
  general: number | null = null,
): string {
  if (field === "struck") return say(value === null || value === undefined ? "asked.kept" : "asked.struck_out");
  if (value === null || value === undefined || value === "") {
    return say(kind === "run" && field === "assignee" ? "board.nobody" : "asked.nothing");
  }
  const type = declared(kind, field);
  switch (type?.type) {
    case "minutes":
      return typeof value === "number" ? minutesSaid(value) : String(value);
    case "eighths":
      return say("asked.pages", { pages: eighths(Number(value)) });
    case "instant":
      return whenSaid(String(value));
    case "date":
      return longDate(String(value));
    case "choice":
      return choiceWord(kind, field, String(value));
    case "yes_no":
      return say(value ? "asked.yes" : "asked.no");
    case "ref":
      return refWord(type.of, String(value), look);
    case "refs":
      return (value as string[]).map((id) => refWord(type.of, id, look)).join(", ") || say("asked.nothing");
    case "texts":
      return (value as string[]).join(", ") || say("asked.nothing");
    case "struct":
      return structWord(kind, field, value as object, general);
    case "json":
      return typeof value === "object" ? structWord(kind, field, value as object, null) : String(value);
    default:
      return type?.unit ? `${value} ${type.unit}` : String(value);
  }
}
