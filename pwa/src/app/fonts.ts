/**
 * The two typefaces. Promises: on a first visit they come behind what is read; where the worker has them they are there at once.
 * Latin only: Spanish fits in it, and a phone precaches no more than it shows.
 */

import courier from "@fontsource/courier-prime/files/courier-prime-latin-400-normal.woff2?url";
import courierBold from "@fontsource/courier-prime/files/courier-prime-latin-700-normal.woff2?url";
import archivo from "@fontsource-variable/archivo/files/archivo-latin-standard-normal.woff2?url";

const FACES = [
  ["Archivo Variable", archivo, { weight: "100 900", stretch: "62% 125%" }],
  ["Courier Prime", courier, { weight: "400" }],
  ["Courier Prime", courierBold, { weight: "700" }],
] as const;

/**
 * From now on text that wants them fetches them, and stands in its fallback until they are there. `cached`: the first screen's
 * is fetched at once, so that it is there before the first drawing, which is then the only one.
 */
export function bringFonts(cached: boolean): void {
  for (const [family, address, how] of FACES) {
    const face = new FontFace(family, `url(${address}) format("woff2")`, { ...how, display: "swap" });
    document.fonts.add(face);
    if (cached && address === archivo) face.load().catch(() => undefined);
  }
}
