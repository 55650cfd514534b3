import { describe, expect, it } from "vitest";
import type { Location } from "../../generated/kinds";
import { NO_PLACE, parseMiles, parsePoint, placeOf, typedOf } from "./place-typed";

const CAMP: Location = {
  id: "camp",
  rev: 1,
  name: "Encino ranch",
  sort: "basecamp",
  address: "4400 Louise Ave",
  point: { lat: 34.1533, lon: -118.5101 },
  zone: null,
  phone: null,
  hospital: "cedar",
  hospital_miles: 0,
  note: null,
};

describe("a place as it is typed", () => {
  it("reads coordinates as maps copy them, and none that are nowhere on earth", () => {
    const there = { lat: 34.05, lon: -118.24 };
    for (const typed of ["34.05, -118.24", " 34.05,-118.24 ", "34.05 −118.24", "+34.05; -118.24"])
      expect(parsePoint(typed)).toEqual(there);
    expect(parsePoint("-33, 151")).toEqual({ lat: -33, lon: 151 });
    for (const typed of ["", "34.05", "91, 0", "0, 181", "34.05, west", "34,05, -118,24", "1, 2, 3"])
      expect(parsePoint(typed)).toBeUndefined();
  });

  it("reads miles with a point or a comma", () => {
    expect(["4", "4.6", "4,6", " 0 ", "", "-1", "4 mi", "1e3"].map(parseMiles)).toEqual([
      4,
      4.6,
      4.6,
      0,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("says what is wrong by field, and nothing of what is right", () => {
    expect(placeOf(NO_PLACE).wrong).toEqual({ name: "place.name_missing" });
    expect(placeOf({ ...NO_PLACE, name: "X", point: "here", hospital: "h", hospital_miles: "near" }).wrong).toEqual({
      point: "place.point_wrong",
      hospital_miles: "place.miles_wrong",
    });
  });

  it("keeps a place as it was when nothing was typed", () => {
    const { fields, wrong } = placeOf(typedOf(CAMP));
    expect(wrong).toEqual({});
    expect({ ...CAMP, ...fields }).toEqual(CAMP);
  });

  it("counts no miles to no hospital, and gives a hospital none", () => {
    const typed = typedOf(CAMP);
    expect(placeOf({ ...typed, hospital: "" }).fields.hospital_miles).toBeNull();
    expect(placeOf({ ...typed, sort: "hospital" }).fields).toMatchObject({ hospital: null, hospital_miles: null });
  });
});
