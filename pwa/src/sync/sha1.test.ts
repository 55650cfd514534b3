import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { sha1 } from "./sha1.ts";

it("[E5] equals the platform's SHA-1 at every length around its blocks", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) % 256);
    expect(Buffer.from(sha1(bytes)).toString("hex")).toBe(createHash("sha1").update(bytes).digest("hex"));
  }
});
