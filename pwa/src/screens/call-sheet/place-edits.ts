/**
 * A place added or changed: a deed, its toast, and the way back.
 *
 * Promises: only what was set is sent. Refuses: to take back a place that something names by now.
 */
import { deed, record, records, standing } from "../../sync";
import { say } from "../../words";
import { didDo } from "../desk/undo";
import { edit } from "./edit";
import type { PlaceFields } from "./place-typed";

const sheets = records("call_sheet");
const rows = records("sheet_row");
const scenes = records("scene");
const locations = records("location");

function named(id: string): boolean {
  return (
    sheets.peek().some((one) => one.report_to === id || one.parking === id) ||
    rows.peek().some((one) => one.report_to === id) ||
    scenes.peek().some((one) => one.location === id) ||
    locations.peek().some((one) => one.hospital === id)
  );
}

/** Resolves when this device holds it, with its id. */
export async function addPlace(place: PlaceFields): Promise<string> {
  // A creation sends only what its author set (E2).
  const fields = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null));
  const { record: id } = await deed({ kind: "location", verb: "location.add", fields });
  didDo({
    text: say("place.did_add", { name: place.name ?? "" }),
    stands: () => record("location", id).peek()?.struck == null && !named(id),
    back: () =>
      deed({ kind: "location", verb: "location.strike", record: id, fields: { struck: new Date().toISOString() } }),
    where: () => standing("location", id).value,
  });
  return id;
}

export function changePlace(id: string, place: PlaceFields): Promise<unknown> {
  return edit("location", id, place, say("place.did_change", { name: place.name ?? "" }));
}
