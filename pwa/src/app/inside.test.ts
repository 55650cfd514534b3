// The same vectors as tests/server/test_inside.py.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { insideOf } from "./inside.ts";

const vectors = JSON.parse(readFileSync(new URL("../../../tests/vectors/inside.json", import.meta.url), "utf8")) as {
  within: { agent: string; app: string | null; system: string }[];
  own: string[];
};

describe("a page inside another app", () => {
  it.each(vectors.within)("$app on $system", ({ agent, app }) => {
    expect(insideOf(agent)).toEqual({ app: app ?? undefined });
  });
  it.each(vectors.own)("is not one in a browser of its own: %s", (agent) => {
    expect(insideOf(agent)).toBeUndefined();
  });
});
