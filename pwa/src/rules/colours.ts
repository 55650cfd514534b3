// Revision colours: the production's list, then Double White and on. Twin of server/office/colours.py; tests/vectors/colours.json
// holds both. Refuses: a colour for a prelim (R5), and any other use of these names.

export const TIMES = ["", "Double", "Triple", "Quadruple", "Quintuple"] as const;
const KNOWN = ["white", "blue", "pink", "yellow", "green", "goldenrod", "buff", "salmon", "cherry", "tan"];

/** The colour of final revision `number`, counted from 1: 1 → "White", 11 → "Double White". Null for a prelim (0). */
export function colourOf(number: number | null, colours: readonly string[]): string | null {
  if (!number || number < 1 || colours.length === 0) return null;
  const round = Math.floor((number - 1) / colours.length);
  const colour = colours[(number - 1) % colours.length] ?? "";
  const times = TIMES[round] ?? `${round + 1} ×`;
  return times ? `${times} ${colour}` : colour;
}

/** The classes that draw a paper: "Blue" → "paper blue", "Double White" → "paper white double". An unknown colour is drawn as White. */
export function paperClass(colour: string | null | undefined): string {
  const words = (colour ?? "").trim().toLowerCase().split(/\s+/);
  const known = KNOWN.find((name) => name === words.at(-1)) ?? "white";
  const again = words.length > 1 && TIMES.some((times) => times.toLowerCase() === words[0]);
  return `paper ${known}${again || words[1] === "×" ? " double" : ""}`;
}
