/**
 * A day without a sheet: one button makes it from the schedule's day.
 *
 * Promises: times, place and whom to ring start as on the sheet before it; rows come from the schedule, by the server.
 */
import type { CallSheet, Person, ShootDay } from "../../generated/kinds";
import { Empty } from "../../parts/banner";
import { deed, type Fields, link } from "../../sync";
import { say } from "../../words";
import { days, makesSheets, people, sheets } from "../desk/office";

/** Where a production starts that has no sheet yet: 07:00, shooting an hour later, lunch six hours after call, wrap at twelve. */
const FIRST_TIMES = {
  general_call: 420,
  shooting_call: 480,
  breakfast: 390,
  lunch: 780,
  lunch_minutes: 30,
  wrap: 1140,
};
const KEPT = [
  "general_call",
  "shooting_call",
  "breakfast",
  "lunch",
  "lunch_minutes",
  "wrap",
  "report_to",
  "parking",
  "ring",
  "channels",
  "safety",
] as const;

const ringFirst = (all: readonly Person[]) =>
  (["second_ad", "first_ad", "coordinator"] as const).map((role) => all.find((one) => one.role === role)).find(Boolean)
    ?.id ?? null;

/** What a new sheet starts with: the nearest sheet before that day, else the first times. */
export function startOf(
  day: ShootDay,
  all: readonly CallSheet[],
  ordered: readonly ShootDay[],
  crew: readonly Person[],
): Fields<"call_sheet"> {
  const before = ordered
    .filter((one) => (one.date ?? "") < (day.date ?? "") && one.unit === day.unit)
    .reverse()
    .map((one) => all.find((sheet) => sheet.shoot_day === one.id))
    .find(Boolean);
  if (!before) return { shoot_day: day.id, ...FIRST_TIMES, ring: ringFirst(crew) };
  const kept = KEPT.flatMap((field) => (before[field] === null ? [] : [[field, before[field]] as const]));
  return { shoot_day: day.id, ...Object.fromEntries(kept) };
}

export function NewSheet({ day }: { day: ShootDay }) {
  const make = () =>
    void deed({
      kind: "call_sheet",
      verb: "call_sheet.make",
      fields: startOf(day, sheets.peek(), days.peek(), people.peek()),
    });
  return (
    <Empty
      title={say("builder.no_sheet", { day: day.number ?? "" })}
      action={
        makesSheets.value ? (
          <button type="button" class="btn move" onClick={make}>
            {say("builder.make_sheet")}
          </button>
        ) : undefined
      }
    >
      {say(link.state.value === "away" ? "builder.no_sheet_away" : "builder.no_sheet_then")}
    </Empty>
  );
}
