/**
 * What a strip shows of its scene, read once for each state of the breakdown.
 *
 * Promises: the cast in the paper's order; what is found by typing lies ready. Refuses: to take a scene number for a key.
 */
import type { Element, Location, Scene } from "../../generated/kinds";
import { slug } from "../call-sheet/scheduled";

export interface Facts {
  readonly id: string;
  readonly number: string;
  readonly slug: string;
  readonly set: string;
  readonly outside: "int" | "ext" | "both";
  readonly night: boolean;
  readonly scriptDay: string;
  readonly eighths: number;
  /** Null where nobody estimated it. */
  readonly minutes: number | null;
  /** Ids of elements. */
  readonly cast: readonly string[];
  readonly place: string | null;
  readonly description: string;
  readonly omitted: boolean;
  /** Number, set, cast and place, small and without accents: what is found by typing. */
  readonly text: string;
}

export interface CastMember {
  readonly id: string;
  /** What stands on the strip: the board id, else the name. */
  readonly short: string;
  readonly name: string;
  readonly person: string | null;
}

const CAST: ReadonlySet<string> = new Set(["cast", "cast member", "cast members", "reparto"]);
const NIGHT = /night|dusk|dawn|evening|twilight|noche|anochecer|atardecer|amanecer|madrugada|^n$/i;

export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Figures as figures, so that 2 comes before 10 and 42 before 42pt. */
export const inPaperOrder = (a: CastMember, b: CastMember): number =>
  a.short.localeCompare(b.short, undefined, { numeric: true }) || (a.id < b.id ? -1 : 1);

/** Who of the elements is cast, by id. */
export function castOf(elements: readonly Element[]): ReadonlyMap<string, CastMember> {
  const found = new Map<string, CastMember>();
  for (const { id, name, category, board_id, person } of elements)
    if (CAST.has((category ?? "").trim().toLowerCase()))
      found.set(id, { id, short: board_id || name || "?", name: name ?? board_id ?? "?", person });
  return found;
}

function outside(ie: string): Facts["outside"] {
  const [int, ext] = [/int|^i\b|i[/.]/i.test(ie), /e(xt)?\b/i.test(ie)];
  return int && ext ? "both" : ext ? "ext" : "int";
}

export function factsOf(
  scene: Scene,
  cast: ReadonlyMap<string, CastMember>,
  locations: ReadonlyMap<string, Location>,
): Facts {
  const members = (scene.elements ?? []).flatMap((id) => cast.get(id) ?? []).sort(inPaperOrder);
  const place = (scene.location && locations.get(scene.location)?.name) || null;
  const found = [scene.number, scene.set, place, ...members.flatMap((one) => [one.short, one.name])];
  return {
    id: scene.id,
    number: scene.number ?? "",
    slug: slug(scene),
    set: scene.set ?? "",
    outside: outside(scene.ie ?? ""),
    night: NIGHT.test(scene.dn ?? ""),
    scriptDay: scene.script_day ?? "",
    eighths: scene.eighths ?? 0,
    minutes: scene.estimate,
    cast: members.map((one) => one.id),
    place,
    description: scene.description ?? "",
    omitted: (scene as { omitted?: boolean | null }).omitted === true,
    text: plain(found.filter(Boolean).join(" \n ")),
  };
}

/** Every scene's facts, by its id. */
export function allFacts(
  scenes: readonly Scene[],
  cast: ReadonlyMap<string, CastMember>,
  locations: readonly Location[],
): ReadonlyMap<string, Facts> {
  const places = new Map(locations.map((one) => [one.id, one]));
  return new Map(scenes.map((scene) => [scene.id, factsOf(scene, cast, places)]));
}
