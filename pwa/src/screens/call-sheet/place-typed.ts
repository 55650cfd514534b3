/**
 * A place as a hand types it, and as it is kept.
 *
 * Promises: coordinates as any map copies them ("34.05, -118.24"), miles with a point or a comma. Refuses: a place without a name, and
 * coordinates that are nowhere on earth.
 */
import type { Location } from "../../generated/kinds";
import type { WordKey } from "../../words";

export type Sort = NonNullable<Location["sort"]>;
/** In the order in which a sheet names them. */
export const SORTS = [
  "set",
  "basecamp",
  "parking",
  "holding",
  "catering",
  "hospital",
  "office",
  "vendor",
] as const satisfies readonly Sort[];

export interface TypedPlace {
  readonly name: string;
  readonly sort: Sort | "";
  readonly address: string;
  readonly phone: string;
  readonly point: string;
  /** A location's id, or "" for none. */
  readonly hospital: string;
  readonly hospital_miles: string;
  readonly note: string;
}

export type PlaceFields = Pick<Location, keyof TypedPlace>;
export type Wrong = Partial<Record<keyof TypedPlace, WordKey>>;

export const NO_PLACE: TypedPlace = {
  name: "",
  sort: "",
  address: "",
  phone: "",
  point: "",
  hospital: "",
  hospital_miles: "",
  note: "",
};

export function typedOf(place: Location): TypedPlace {
  const { lat, lon } = place.point ?? {};
  return {
    name: place.name ?? "",
    sort: place.sort ?? "",
    address: place.address ?? "",
    phone: place.phone ?? "",
    point: typeof lat === "number" && typeof lon === "number" ? `${lat}, ${lon}` : "",
    hospital: place.hospital ?? "",
    hospital_miles: place.hospital_miles === null ? "" : String(place.hospital_miles),
    note: place.note ?? "",
  };
}

const POINT = /^([+-]?\d{1,3}(?:\.\d+)?)(?:\s*[,;]\s*|\s+)([+-]?\d{1,3}(?:\.\d+)?)$/;

/** Latitude and longitude in degrees; undefined where it is neither. */
export function parsePoint(typed: string): { lat: number; lon: number } | undefined {
  const found = POINT.exec(typed.trim().replaceAll("−", "-"));
  if (!found) return undefined;
  const [lat, lon] = [Number(found[1]), Number(found[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
}

/** Miles, from 0 to below 1000; undefined where it is none. */
export function parseMiles(typed: string): number | undefined {
  const text = typed.trim().replace(",", ".");
  return /^\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** What would be kept, and what is wrong with it, by field. */
export function placeOf(typed: TypedPlace): { fields: PlaceFields; wrong: Wrong } {
  const text = (value: string) => value.trim() || null;
  const wrong: Wrong = {};
  const point = parsePoint(typed.point) ?? null;
  const miles = parseMiles(typed.hospital_miles) ?? null;
  // A hospital needs none, and nobody counts the miles to no hospital.
  const hospital = typed.sort === "hospital" ? null : typed.hospital || null;
  if (!typed.name.trim()) wrong.name = "place.name_missing";
  if (typed.point.trim() && !point) wrong.point = "place.point_wrong";
  if (hospital && typed.hospital_miles.trim() && miles === null) wrong.hospital_miles = "place.miles_wrong";
  return {
    wrong,
    fields: {
      name: text(typed.name),
      sort: typed.sort || null,
      address: text(typed.address),
      phone: text(typed.phone),
      point,
      hospital,
      hospital_miles: hospital ? miles : null,
      note: text(typed.note),
    },
  };
}
