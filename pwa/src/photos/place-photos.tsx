/**
 * The photos of a place: each a record of its own, so that two who add one never meet (M4).
 * Promises: one is added with a tap and struck with another, and both have their way back.
 */
import type { FileRef } from "../generated/kinds";
import { may } from "../parts/may";
import { tell } from "../parts/toast";
import { clock, deed, me, records, standing } from "../sync";
import { say } from "../words";
import { PhotoField } from "./field";
import { Photos } from "./photos";
import type { Shot } from "./picture";

function shotsAt(place: string): Shot[] {
  return records("location_photo")
    .value.filter((one) => one.location === place && one.photo)
    .sort((a, b) => (a.taken_at ?? "").localeCompare(b.taken_at ?? ""))
    .map(({ id, photo, person, taken_at }) => ({
      kind: "location_photo",
      record: id,
      ref: photo as FileRef,
      person,
      at: taken_at,
    }));
}

function strikes(record: string, struck: string | null): void {
  const fields = { struck } as Record<string, string | null>;
  deed({ kind: "location_photo", verb: "location_photo.strike", record, fields })
    .then(() => {
      const undo = struck ? () => strikes(record, null) : undefined;
      const text = say(struck ? "photo.did_strike" : "photo.did_add");
      tell({ text, where: () => standing("location_photo", record).value, undo });
    })
    .catch(() => undefined);
}

const now = () => new Date(clock.peek()).toISOString();

async function add(location: string, photo: FileRef): Promise<void> {
  const person = me.peek()?.person.id;
  if (!person) return;
  try {
    const fields = { location, person, photo, taken_at: now() };
    const { record } = await deed({ kind: "location_photo", verb: "location_photo.add", fields });
    const undo = () => strikes(record, now());
    tell({ text: say("photo.did_add"), where: () => standing("location_photo", record).value, undo });
  } catch {
    // The banner says that nothing was kept.
  }
}

/** Those there are; nothing where there are none. */
export function PlacePhotos({ place }: { place: string }) {
  return <Photos shots={shotsAt(place)} quiet />;
}

/** The same, to add to. */
export function PlacePhotoField({ place }: { place: string }) {
  const shots = shotsAt(place);
  const strike = may("location_photo", "location_photo.strike")
    ? (shot: Shot) => strikes(shot.record, now())
    : undefined;
  return (
    <div class="placephotos">
      <Photos shots={shots} onStrike={strike} quiet />
      {may("location_photo", "location_photo.add") ? (
        <PhotoField refs={[]} onAdd={(ref) => void add(place, ref)} />
      ) : null}
    </div>
  );
}
