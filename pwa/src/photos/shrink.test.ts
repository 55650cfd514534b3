import { describe, expect, it } from "vitest";
import { FULL, isHeic, shrunk, within } from "./shrink.ts";

describe("a photo that is shrunk", () => {
  it("[F6] is no longer than 2,048 px, keeps its shape, and is never made larger", () => {
    expect(within(4_000, 3_000, FULL)).toEqual({ width: 2_048, height: 1_536 });
    expect(within(3_000, 4_000, FULL)).toEqual({ width: 1_536, height: 2_048 });
    expect(within(640, 480, FULL)).toEqual({ width: 640, height: 480 });
    expect(within(20_000, 3, FULL)).toEqual({ width: 2_048, height: 1 });
  });

  it("[F6] of a sort that this browser cannot read is refused by name", async () => {
    const heic = new File([new Uint8Array(100)], "IMG_1.HEIC");
    expect(isHeic(heic)).toBe(true);
    await expect(shrunk(heic)).rejects.toMatchObject({ reason: "heic" });
    await expect(shrunk(new Blob([]))).rejects.toMatchObject({ reason: "unreadable" });
  });
});
