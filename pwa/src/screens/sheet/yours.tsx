/** Yours: the call, the day's times in order, whom this person reports to, the hospital. */
import { CallClock, Was } from "../../parts/call-clock";
import { clockFace, modeMeant, movedSaid, otherZone, untilSaid } from "../../parts/call-words";
import { mapLink } from "../../parts/map-link";
import { Dot } from "../../parts/marks";
import { type MyCall, wantsCopy } from "../../parts/my-call";
import { Star } from "../../parts/paper";
import { PersonRow, PlaceRow, Ring } from "../../parts/rows";
import { minutesSaid } from "../../parts/said";
import { say } from "../../words";
import type { SheetDocument } from "../call-sheet/document";
import { dayLines } from "./times";

function Mine({ call }: { call: MyCall }) {
  const moved = movedSaid(call);
  const zone = otherZone(call);
  return (
    <div class="mine">
      <div class="line">
        <span class="label">{say("sheet.your_call")}</span>
        {wantsCopy(call) ? <Dot large /> : null}
      </div>
      <CallClock {...clockFace(call.mode, call.minutes)} size="middle" />
      <p>
        <b>{untilSaid(call) ?? modeMeant(call.mode)}</b>
        {moved ? (
          <span>
            {moved.was ? <Was text={moved.was} aloud={say("part.was")} /> : null} {moved.by}
          </span>
        ) : null}
        {zone ? <span>{zone}</span> : null}
      </p>
    </div>
  );
}

function Hospital({ document, call }: { document: SheetDocument; call: MyCall | undefined }) {
  const listed = document.places?.find((place) => place.use === "hospital");
  const hospital = call?.hospital?.name ? call.hospital : listed;
  if (!hospital?.name) return null;
  const below = [
    hospital.miles ? say("sheet.nearest_hospital_miles", { miles: hospital.miles }) : say("sheet.nearest_hospital"),
    hospital.address,
    hospital.phone,
  ];
  return (
    <PlaceRow name={hospital.name} below={below.filter(Boolean).join(", ")} map={mapLink(hospital)}>
      {hospital.phone ? <Ring name={hospital.name} phone={hospital.phone} /> : null}
    </PlaceRow>
  );
}

export function Yours({ document, call }: { document: SheetDocument; call: MyCall | undefined }) {
  const { colour } = document.sheet;
  const place = call?.place?.name ? call.place : document.places?.find((one) => one.use === "report_to");
  const parking = document.places?.find((one) => one.use === "parking");
  const ring = call?.ring?.name ? call.ring : document.ring;
  return (
    <section id="yours" aria-label={say("sheet.yours")}>
      {call ? <Mine call={call} /> : <p class="block soft">{say("sheet.not_yours")}</p>}
      <ol class="tl">
        {dayLines(document, call).map((line) => (
          <li key={line.key}>
            <span class="t time">{minutesSaid(line.minutes)}</span>
            <span class="d">
              <b class="strong">{line.what}</b>
              {line.below ? (
                <span>
                  {line.below} {line.script ? <i class="slug">{line.script}</i> : null}
                </span>
              ) : null}
            </span>
            {line.moved && colour ? <Star colour={colour} /> : null}
          </li>
        ))}
      </ol>
      <div class="ruled">
        {ring?.name ? (
          <PersonRow
            name={[ring.name, ring.position].filter(Boolean).join(", ")}
            duty={say("sheet.report_to")}
            phone={ring.phone}
            without={say("call.no_number")}
          />
        ) : null}
        {place?.name ? <PlaceRow name={place.name} below={place.address ?? undefined} map={mapLink(place)} /> : null}
        {parking?.name ? (
          <PlaceRow
            name={parking.name}
            below={[say("sheet.parking"), parking.address].filter(Boolean).join(", ")}
            map={mapLink(parking)}
          />
        ) : null}
        <Hospital document={document} call={call} />
      </div>
    </section>
  );
}
