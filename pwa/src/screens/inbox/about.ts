/** What a record is called when somebody speaks of it: "Run 37", "Cal Bexley", "Call sheet, day 12". */
import { DECLARED } from "../../generated/declared";
import type { Kinds } from "../../generated/kinds";
import { MAIN } from "../../rules/layout";
import { inOrder } from "../../rules/order";
import { records } from "../../sync";
import { language, say } from "../../words";
import type { Look } from "./asked";

type AnyRecord = { readonly id: string; readonly [field: string]: unknown };
const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));

function dayNumber(look: Look, id: unknown): string {
  return typeof id === "string" ? text(look.get("shoot_day", id)?.number) : "";
}

/** "2 items, 1 short, at the camera truck, received by Rafe". */
function proofWord(record: AnyRecord, look: Look): string {
  const items = Array.isArray(record.items) ? record.items.length : 0;
  const short = Number(record.short ?? 0);
  return [
    say("asked.proof_items", { count: items }),
    short > 0 ? say("asked.proof_short", { count: short }) : "",
    text(record.place),
    record.received_by ? say("asked.proof_to", { who: text(record.received_by) }) : "",
    text(look.get("person", text(record.person))?.name),
  ]
    .filter(Boolean)
    .join(", ");
}

/** "Day 13": a day of a board has its number from where it stands among its unit's. */
export function boardDay(id: string): string {
  const days = records("day_break").value;
  const own = days.find((day) => day.id === id);
  if (!own) return "";
  const unit = days.filter((day) => day.board === own.board && (day.unit || MAIN) === (own.unit || MAIN));
  const order = unit.map((day) => ({ id: day.id, order: day.order ?? "" })).sort(inOrder);
  return say("asked.day", { day: order.findIndex((day) => day.id === id) + 1 });
}

export function aboutWord(kind: string, record: AnyRecord | undefined, look: Look): string {
  const label = DECLARED[kind as keyof Kinds]?.label[language.value] ?? kind;
  if (!record) return label;
  const named = (id: unknown) => (typeof id === "string" ? text(look.get("person", id)?.name) : "");
  switch (kind) {
    case "run":
      return record.number === null || record.number === undefined
        ? `“${text(record.title)}”`
        : say("run.short_name", { n: text(record.number) });
    case "run_item":
      return `${aboutWord("run", look.get("run", text(record.run)), look)}, ${text(record.text)}`;
    case "call_sheet":
      return say("asked.sheet", { day: dayNumber(look, record.shoot_day) });
    case "sheet_row": {
      const sheet = look.get("call_sheet", text(record.call_sheet));
      return say("asked.row", { who: named(record.person), day: dayNumber(look, sheet?.shoot_day) });
    }
    case "contact":
    case "check_in":
    case "copy":
    case "call":
      return [named(record.person), label].filter(Boolean).join(", ");
    case "run_proof":
      return proofWord(record, look);
    case "scene":
      return say("asked.scene", { number: text(record.number) });
    case "strip":
      return record.scene
        ? aboutWord("scene", look.get("scene", text(record.scene)), look)
        : text(record.banner) || label;
    case "day_break":
      return boardDay(record.id) || label;
    case "shoot_day":
      return say("asked.day", { day: text(record.number) });
    default: {
      const name = text(record.name ?? record.title);
      return name || label;
    }
  }
}
