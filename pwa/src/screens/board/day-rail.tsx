/** The day as a line at the foot of the board: the sheet's own times, the sun, and now. */
import { useEffect, useRef, useState } from "preact/hooks";
import { minutesSaid } from "../../parts/said";
import { say, type WordKey } from "../../words";
import type { SheetTimesOfDay } from "../call-sheet/document";
import { type RailTime, rail } from "./rail";

const TIMES = [
  ["sunrise", "rail.sunrise"],
  ["general_call", "rail.general_call"],
  ["shooting_call", "rail.shooting_call"],
  ["lunch", "rail.lunch"],
  ["sunset", "rail.sunset"],
  ["wrap", "rail.wrap"],
] as const satisfies readonly (readonly [keyof SheetTimesOfDay, WordKey])[];

export function DayRail({ times, now }: { times: SheetTimesOfDay; now: number | null }) {
  const line = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(760);
  useEffect(() => {
    const element = line.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(Math.round(element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const given: RailTime[] = TIMES.flatMap(([name, word]) => {
    const minutes = times[name];
    return minutes == null ? [] : [{ name, minutes, text: minutesSaid(minutes), label: say(word) }];
  });
  const drawn = rail(given, now, width);
  if (drawn.marks.length === 0) return null;
  return (
    <section class="rail" data-lanes={drawn.lanes} aria-label={say("rail.the_day")}>
      <div class="line" ref={line}>
        {drawn.daylight ? (
          <em style={{ left: `${drawn.daylight.from}%`, right: `${100 - drawn.daylight.to}%` }} aria-hidden="true" />
        ) : null}
        {drawn.hours.map((at) => (
          <i key={at} style={{ left: `${at}%` }} aria-hidden="true" />
        ))}
        {drawn.now === null ? null : (
          <span class="nowtag" style={{ left: `${drawn.now}%` }} aria-hidden="true">
            <b>{say("desk.now")}</b>
          </span>
        )}
        <ul>
          {drawn.marks.map((mark) => (
            <li
              key={mark.name}
              class={mark.leftward ? "leftward" : ""}
              data-lane={mark.lane}
              style={mark.leftward ? { right: `${100 - mark.at}%` } : { left: `${mark.at}%` }}
            >
              <span>
                <b>{mark.text}</b> {mark.label}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
