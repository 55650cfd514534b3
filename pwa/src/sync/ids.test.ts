import { describe, expect, it } from "vitest";
import { broughtAbout, recordId, uuid7 } from "./ids.ts";
import { browser } from "./platform.ts";

describe("ids", () => {
  it("[E5] a natural key gives the id that the server gives", () => {
    // From sync.house.record_id and brought_about.
    expect(recordId("shoot_day", "main", "2026-03-07")).toBe("d37a4b31-bc18-5aed-8cf0-cc8bdd9ea987");
    expect(recordId("call", "a", "b", "1")).toBe("5a92fb74-86cc-50dd-880e-1e1e2657d8b7");
    expect(recordId("production", "ñandú")).toBe("ca84bbd3-30bf-5202-8b91-44f3d2d049fa");
    expect(broughtAbout("018f0000-0000-7000-8000-000000000001", "call", 3)).toBe(
      "6182c08e-a194-5311-8fec-d9ff0e6149b0",
    );
  });

  it("[E5] holds for keys of every length, so that no block of the digest is cut", () => {
    const ids = Array.from({ length: 130 }, (_, length) => recordId("run", "x".repeat(length)));
    expect(new Set(ids).size).toBe(130);
    // uuid5 of "run\x1f" and 51 x: the message fills its block to the last byte before the length.
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
  });

  it("[E1] an entry's id is a UUIDv7 that carries its time", () => {
    const id = uuid7({ ...browser, now: () => Date.UTC(2026, 10, 22, 4, 19) });
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(Date.UTC(2026, 10, 22, 4, 19));
    expect(new Set(Array.from({ length: 1000 }, () => uuid7())).size).toBe(1000);
  });
});
