/**
 * The scenes of a shoot day as the board has them: its strips in order, with their cast and places.
 *
 * Promises: a strip is told by its id, never by its scene number. Refuses: strips of another board than the day's.
 */
import type { DayBreak, Element, Location, Scene, ShootDay, Strip } from "../../generated/kinds";
import { layout, MAIN } from "../../rules/layout";

export interface DayStrip {
  readonly strip: Strip;
  /** Null for a banner. */
  readonly scene: Scene | null;
  /** Cast ids in the paper's order. */
  readonly cast: readonly string[];
  readonly location: Location | undefined;
}

export interface Schedule {
  readonly breaks?: readonly DayBreak[];
  readonly strips: readonly Strip[];
  readonly scenes: readonly Scene[];
  readonly elements: readonly Element[];
  readonly locations: readonly Location[];
}

const CAST: ReadonlySet<string> = new Set(["cast", "cast member", "cast members"]);

function inPaperOrder(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true });
}

/** `board` is the production's current one, for days that name none. */
export function scheduled(day: ShootDay, board: string | null, of: Schedule): DayStrip[] {
  const own = day.board ?? board;
  if (own === null || day.number === null) return [];
  const scenes = new Map(of.scenes.map((scene) => [scene.id, scene]));
  const elements = new Map(of.elements.map((element) => [element.id, element]));
  const locations = new Map(of.locations.map((location) => [location.id, location]));
  const castOf = (scene: Scene) =>
    (scene.elements ?? [])
      .map((id) => elements.get(id))
      .filter((element) => element && CAST.has((element.category ?? "").trim().toLowerCase()) && element.board_id)
      .map((element) => element?.board_id ?? "")
      .sort(inPaperOrder);
  const lies = layout({ id: own, on_calendar: null, dates: null }, of.breaks ?? [], of.strips);
  const today = lies.days.find((one) => one.unit === (day.unit || MAIN) && one.number === day.number);
  return (today?.strips ?? []).flatMap((strip): DayStrip[] => {
    if (strip.scene === null) return [{ strip, scene: null, cast: [], location: undefined }];
    const scene = scenes.get(strip.scene);
    if (!scene) return [];
    return [
      {
        strip,
        scene,
        cast: castOf(scene),
        location: scene.location === null ? undefined : locations.get(scene.location),
      },
    ];
  });
}

/** The day's sets, each once, in shooting order. */
export function daySets(strips: readonly DayStrip[]): Location[] {
  return [
    ...new Map(strips.flatMap((one) => (one.location ? [[one.location.id, one.location] as const] : []))).values(),
  ];
}

export const totalEighths = (strips: readonly DayStrip[]): number =>
  strips.reduce((sum, one) => sum + (one.scene?.eighths ?? 0), 0);

/** "INT. MOTEL ROOM 9 - NIGHT", as the script has it. */
export function slug({ ie, set, dn }: { ie?: string | null; set?: string | null; dn?: string | null }): string {
  const inside = (ie ?? "").toUpperCase();
  const head = [inside && !inside.endsWith(".") ? `${inside}.` : inside, (set ?? "").toUpperCase()]
    .filter(Boolean)
    .join(" ");
  return [head, (dn ?? "").toUpperCase()].filter(Boolean).join(" - ");
}
