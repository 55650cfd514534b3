import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cacheFits } from "./cached.ts";

describe("what the browser cached under another scope", () => {
  const asked: string[] = [];
  let answers: () => Promise<Response>;

  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    answers = async () => new Response(null, { status: 204 });
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
      asked.push(`${init.method} ${url}`);
      return answers();
    });
    asked.length = 0;
  });
  afterEach(() => vi.unstubAllGlobals());

  it("[C4] goes when the scope changes, and only then", async () => {
    await cacheFits("pit", "ana", "s1");
    await cacheFits("pit", "ana", "s1");
    expect(asked).toEqual([]);
    expect(await cacheFits("pit", "ana", "s2")).toBe(true);
    await cacheFits("pit", "ana", "s2");
    expect(asked).toEqual(["DELETE /p/pit/api/cache"]);
  });

  it("[C4] is asked for again, at a later start too, until the server has answered", async () => {
    await cacheFits("pit", "ana", "s1");
    answers = () => Promise.reject(new TypeError("Failed to fetch"));
    expect(await cacheFits("pit", "ana", "s2")).toBe(false);
    answers = async () => new Response("<h1>Hotel Wi-Fi</h1>", { status: 511 });
    expect(await cacheFits("pit", "ana", "s2")).toBe(false);
    answers = async () => new Response(null, { status: 204 });
    expect(await cacheFits("pit", "ana", "s2")).toBe(true);
    expect(asked).toHaveLength(3);
  });

  it("[C4] of one person says nothing of another's", async () => {
    await cacheFits("pit", "ana", "s1");
    await cacheFits("pit", "ben", "s2");
    expect(asked).toEqual([]);
  });
});
