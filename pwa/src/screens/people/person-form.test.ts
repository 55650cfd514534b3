import { describe, expect, it } from "vitest";
import { changedIn, personForm } from "./person-form";

const LENA = {
  name: "Lena ",
  role: "cast" as const,
  department: "Cast",
  position: null,
  character: "Surveyor",
  cast_id: "7",
  minor: null,
};

describe("a person in the form", () => {
  it("[E2] left as they are changes nothing", () => {
    expect(changedIn(LENA, personForm(LENA))).toEqual({});
  });
  it("[E2] sends what was changed alone, and what was emptied as nothing", () => {
    const form = { ...personForm(LENA), name: " Lena Orth ", cast_id: " ", minor: true };
    expect(changedIn(LENA, form)).toEqual({ name: "Lena Orth", cast_id: null, minor: true });
  });
  it("[E2] gives another role without touching the rest", () => {
    expect(changedIn(LENA, { ...personForm(LENA), role: "crew" })).toEqual({ role: "crew" });
  });
});
