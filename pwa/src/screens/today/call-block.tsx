/**
 * The next call, as large as the screen: slip, clock, how long, what it was, where, whom to ring.
 */
import { CallClock, Was } from "../../parts/call-clock";
import { clockFace, modeMeant, movedSaid, otherZone, slipSaid, untilSaid } from "../../parts/call-words";
import { mapLink } from "../../parts/map-link";
import { Dot, SyncMark } from "../../parts/marks";
import { copyOf, type MyCall, prelim, rideOf, wantsCopy } from "../../parts/my-call";
import { Slip } from "../../parts/paper";
import { PersonRow, PlaceRow } from "../../parts/rows";
import { dayInside, minutesSaid, nearDay, whenSaid } from "../../parts/said";
import { records, standing } from "../../sync";
import { say } from "../../words";

/** The number of the day's newest published revision, null before the first. */
export function newestNumber(shootDay: string | null): number | null {
  const numbers = records("sheet_revision")
    .value.filter((one) => one.shoot_day === shootDay)
    .map((one) => one.number ?? 0);
  return numbers.length > 0 ? Math.max(...numbers) : null;
}

/** "Imogen, 04:12": the first name is enough between people who work together. */
export function toldBy(by: string | null, at: string | null): string {
  const time = whenSaid(at);
  const name = by?.split(" ")[0];
  return name && time ? say("call.told_by", { name, time }) : time;
}

function CallSlip({ call }: { call: MyCall }) {
  const words = slipSaid(call, newestNumber(call.shoot_day));
  const copy = copyOf(call);
  const aside = copy?.copied?.at ? (
    <SyncMark where={standing("copy", copy.id).value} />
  ) : (
    <span>{toldBy(call.told_by, call.told_at)}</span>
  );
  if (prelim(call)) {
    return (
      <div class="slip plain">
        <span>{words}</span>
        {aside}
      </div>
    );
  }
  return (
    <Slip colour={call.told_colour ?? "White"}>
      <span>{words}</span>
      {aside}
    </Slip>
  );
}

function CallFacts({ call }: { call: MyCall }) {
  const ride = rideOf(call);
  const moved = movedSaid(call, ride);
  const until =
    untilSaid(call, ride) ??
    (call.mode === "no_call" ? say("call.none", { day: call.date ? nearDay(call.date) : "" }) : modeMeant(call.mode));
  const zone = otherZone(call);
  return (
    <>
      <div class="facts">
        <span class={call.instant || call.mode === "no_call" ? "in" : "in meant"}>{until}</span>
        {moved ? (
          <span class="from">
            {moved.was ? <Was text={moved.was} aloud={say("part.was")} /> : null}
            {moved.by}
          </span>
        ) : null}
      </div>
      {zone ? <p class="zone">{zone}</p> : null}
    </>
  );
}

/** Pickup, H/MU and on set, for whom the sheet has them; the call where the clock has the pickup. */
function Worked({ call }: { call: MyCall }) {
  const rides = rideOf(call) !== null;
  const times = [
    ["call.pickup", rides ? null : call.pickup],
    ["call.call", rides && call.makeup !== call.minutes ? call.minutes : null],
    ["call.makeup", call.makeup],
    ["call.on_set", call.on_set],
  ] as const;
  const set = times.filter(([, minutes]) => minutes !== null && minutes !== undefined);
  if (set.length === 0) return null;
  return (
    <dl class="times">
      {set.map(([word, minutes]) => (
        <div key={word}>
          <dt>{say(word)}</dt>
          <dd class="time">{minutesSaid(minutes)}</dd>
        </div>
      ))}
    </dl>
  );
}

export function CallBlock({ call }: { call: MyCall }) {
  const day = call.date ? dayInside(call.date) : "";
  const ride = rideOf(call);
  const first = ride ?? call.minutes;
  const said = first !== null && first >= 1440 ? say("call.past_midnight", { day }) : day;
  const { place, ring } = call;
  return (
    <section class="call" aria-label={say("call.your_next")}>
      <CallSlip call={call} />
      <div class="body">
        <div class="line">
          <span class="label">{say(ride === null ? "call.yours" : "call.yours_pickup", { day: said })}</span>
          {wantsCopy(call) ? <Dot large /> : null}
        </div>
        <CallClock {...clockFace(call.mode, first)} />
        <CallFacts call={call} />
      </div>
      <Worked call={call} />
      <div class="ruled">
        {place?.name ? <PlaceRow name={place.name} below={place.address ?? undefined} map={mapLink(place)} /> : null}
        {ring?.name ? (
          <PersonRow
            name={[ring.name, ring.position].filter(Boolean).join(", ")}
            phone={ring.phone}
            without={say("call.no_number")}
          />
        ) : null}
      </div>
    </section>
  );
}
