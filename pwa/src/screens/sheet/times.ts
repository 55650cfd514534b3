/** The times of a person's day in order: his own, then the production's. Pure: a sheet and a call in, lines out. */
import type { MyCall } from "../../parts/my-call";
import { minutesSaid } from "../../parts/said";
import { span } from "../../rules/time";
import { say } from "../../words";
import type { SheetDocument } from "../call-sheet/document";

export interface TimeLine {
  key: string;
  minutes: number;
  what: string;
  below?: string | undefined;
  /** What the script says, set as the script. */
  script?: string | undefined;
  moved: boolean;
}

function firstScene(document: SheetDocument): Pick<TimeLine, "below" | "script"> {
  const scene = document.scenes?.find((one) => !one.banner && one.scene);
  return scene ? { below: say("sheet.scene_n", { scene: scene.scene ?? "" }), script: scene.set ?? undefined } : {};
}

/** "Sunset 19:43, twilight to 20:11". */
export function eveningSaid(times: SheetDocument["times"]): string | undefined {
  if (times.sunset == null) return undefined;
  const sunset = say("sheet.sunset_at", { time: minutesSaid(times.sunset) });
  return times.dusk == null ? sunset : say("sheet.twilight_to", { sunset, time: minutesSaid(times.dusk) });
}

export function dayLines(
  document: SheetDocument,
  call: Pick<MyCall, "person" | "pickup" | "makeup" | "on_set"> | undefined,
): TimeLine[] {
  const { times } = document;
  const moved = new Set(document.moved ?? []);
  const mine = new Set(document.cast?.find((row) => row.person === call?.person)?.moved ?? []);
  const place = document.places?.find((one) => one.use === "report_to")?.name ?? undefined;
  const lines: (Omit<TimeLine, "minutes"> & { minutes: number | null | undefined })[] = [
    { key: "pickup", minutes: call?.pickup, what: say("call.pickup"), moved: mine.has("pickup") },
    { key: "makeup", minutes: call?.makeup, what: say("call.makeup"), moved: mine.has("makeup") },
    { key: "on_set", minutes: call?.on_set, what: say("call.on_set"), moved: mine.has("on_set") },
    { key: "breakfast", minutes: times.breakfast, what: say("sheet.breakfast"), moved: moved.has("breakfast") },
    {
      key: "general_call",
      minutes: times.general_call,
      what: say("sheet.general_call"),
      below: place,
      moved: moved.has("general_call"),
    },
    {
      key: "shooting_call",
      minutes: times.shooting_call,
      what: say("sheet.shooting_call"),
      ...firstScene(document),
      moved: moved.has("shooting_call"),
    },
    {
      key: "lunch",
      minutes: times.lunch,
      what: say("sheet.lunch"),
      below: times.lunch_minutes ? span(times.lunch_minutes) : undefined,
      moved: moved.has("lunch"),
    },
    { key: "wrap", minutes: times.wrap, what: say("sheet.wrap"), below: eveningSaid(times), moved: moved.has("wrap") },
  ];
  return lines
    .flatMap((line) => (typeof line.minutes === "number" ? [{ ...line, minutes: line.minutes }] : []))
    .sort((a, b) => a.minutes - b.minutes);
}
