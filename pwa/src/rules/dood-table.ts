// The day-out-of-days of a board: a column a day, a line a performer. Days without a date stand behind the dated ones.
// Twin of server/office/schedule/dood_table.py; tests/vectors/dood_table.json holds both.
import type { Board, Element, ElementDay, Scene } from "../generated/kinds";
import { byPart, isCast } from "./cast";
import { type Calendar, daysLater, isOff, type Week } from "./dates";
import { type Column, type DoodLine, doodLine, doodRules, type Said } from "./dood";
import { type Layout, MAIN } from "./layout";

const CODED: ReadonlySet<string> = new Set(["travel", "rehearsal", "fitting", "hold"]);
const LONGEST = 800;

export interface DoodRow extends DoodLine {
  readonly element: Element;
}

export interface DoodTable {
  readonly columns: readonly Column[];
  readonly rows: readonly DoodRow[];
}

/** The elements that a scene needs; an omitted one needs none. */
export const working = (scene: Pick<Scene, "omitted" | "elements"> | undefined): readonly string[] =>
  !scene || scene.omitted ? [] : (scene.elements ?? []);

/** `calendar` is the main unit's; `of` says whose lines: the cast's where nothing else is asked. */
export function doodTable(
  board: Pick<Board, "dood">,
  lies: Layout,
  scenes: ReadonlyMap<string, Scene>,
  elements: readonly Element[],
  elementDays: readonly ElementDay[],
  calendar: Calendar | null = null,
  of: (element: Element) => boolean = isCast,
): DoodTable {
  const asked = elements.filter((one) => of(one) && (one.dood as Said | null)?.shown !== false).sort(byPart);
  const marks = new Map(asked.map((one) => [one.id, new Map<string, string>()]));
  const dates = new Set<string>();
  for (const { element, date, sort } of elementDays) {
    const own = marks.get(element ?? "");
    if (!own || !date || !sort) continue;
    own.set(date, sort);
    if (CODED.has(sort)) dates.add(date);
  }
  const { columns, places } = columnsOf(lies, dates, calendar);
  const works = new Map<string, Set<number>>();
  for (const day of lies.days) {
    const place = places.get(day.id) ?? 0;
    for (const strip of day.strips) {
      for (const id of working(scenes.get(strip.scene ?? ""))) {
        const found = works.get(id);
        if (found) found.add(place);
        else works.set(id, new Set([place]));
      }
    }
  }
  const rows = asked.flatMap((element): DoodRow[] => {
    const rules = doodRules(board.dood as Said | null, element.dood as Said | null);
    const week = element.days_off as Week | null;
    const line = doodLine(works.get(element.id) ?? [], columns, marks.get(element.id) ?? new Map(), rules, week);
    return line.cells.some(Boolean) ? [{ element, ...line }] : [];
  });
  return { columns, rows };
}

function columnsOf(
  lies: Layout,
  entered: ReadonlySet<string>,
  calendar: Calendar | null,
): { columns: Column[]; places: Map<string, number> } {
  const shot = new Set(lies.days.flatMap((day) => day.date ?? []));
  const dates = new Set([...shot, ...entered]);
  const [first, last] = [[...shot].sort()[0], [...shot].sort().at(-1)];
  if (first && last && last <= daysLater(first, LONGEST)) {
    for (let date = first; date < last; date = daysLater(date, 1)) dates.add(date);
  }
  const numbers = new Map(lies.days.flatMap((day) => (day.date && day.unit === MAIN ? [[day.date, day.number]] : [])));
  const columns: Column[] = [...dates].sort().map((date) => ({
    date,
    number: numbers.get(date) ?? null,
    off: !shot.has(date) && calendar !== null && isOff(calendar, date),
  }));
  const where = new Map(columns.map((column, index) => [column.date, index]));
  const places = new Map<string, number>();
  for (const day of lies.days) {
    places.set(day.id, day.date ? (where.get(day.date) ?? 0) : columns.length);
    if (!day.date) columns.push({ date: null, number: day.unit === MAIN ? day.number : null, off: false });
  }
  return { columns, places };
}
