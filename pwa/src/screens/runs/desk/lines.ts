/**
 * The runs of the office's table: whose turn each is, in three groups, found and sifted. Pure.
 *
 * Promises: what nobody has stands first; each group by need-by, what has none last; what ended today at the end, the latest first.
 * Refuses: what ended on another day.
 */
import type { Person, Run, RunItem } from "../../../generated/kinds";
import { openRuns, type RunRow } from "../../board/open-runs";
import { bare } from "../../people/found";

export type Sort = "nobody" | "out" | "done";
export interface Group {
  readonly sort: Sort;
  readonly rows: readonly RunRow[];
}

/** What is shown: `who` is "" for all, "pa:<person's id>" or "department:<name>". */
export interface Sift {
  readonly done: boolean;
  readonly who: string;
  readonly typed: string;
}

export const ALL: Sift = { done: true, who: "", typed: "" };

/** Why nobody has it: handed back with a reason, open to a role, or nobody was named. */
export function without(
  run: Pick<Run, "assignee" | "open_to" | "cannot">,
): "handed_back" | "open" | "nobody" | undefined {
  if (run.assignee !== null) return undefined;
  if (run.cannot) return "handed_back";
  return run.open_to ? "open" : "nobody";
}

/** Whether the office must see to it: nobody has taken it and it is needed within the hour, or it is over. */
export function pressing(row: Pick<RunRow, "run" | "left">): boolean {
  if (row.left === null) return false;
  return row.left < 0 || (row.left < 60 && (row.run.assignee === null || row.run.state === "given"));
}

/** Whether all that was typed stands somewhere with it: number, title, places, department, who has it, an item. */
export function finds(row: RunRow, items: readonly RunItem[], typed: string): boolean {
  const { run } = row;
  const own = items.filter((item) => item.run === run.id).map((item) => item.text);
  const words = [run.number, run.title, run.department, run.pick_up_from, run.deliver_to, run.contact, run.note];
  const hay = bare([...words, row.who?.name, ...own].filter((word) => word !== null && word !== undefined).join(" "));
  return bare(typed)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

function sifts({ run }: RunRow, who: string): boolean {
  const cut = who.indexOf(":");
  const [sort, what] = [who.slice(0, cut), who.slice(cut + 1)];
  if (sort === "pa") return run.assignee === what || (run.state === "delivered" && run.delivered_by === what);
  return sort === "department" ? run.department === what : true;
}

export interface Held {
  readonly runs: readonly Run[];
  /** Those that ended today, the latest first. */
  readonly done: readonly Run[];
  readonly items: readonly RunItem[];
  readonly people: readonly Person[];
}

function endedRows({ done, items, people }: Held): RunRow[] {
  return done.map((run) => {
    const own = items.filter((item) => item.run === run.id);
    const by = run.delivered_by ?? run.assignee;
    return {
      run,
      who: people.find((one) => one.id === by),
      nobody: false,
      ticked: own.filter((item) => item.ticked).length,
      items: own.length,
      left: null,
    };
  });
}

/** The groups that have any. `now` in milliseconds. */
export function groups(held: Held, sift: Sift, now: number): Group[] {
  const kept = (row: RunRow) => sifts(row, sift.who) && finds(row, held.items, sift.typed);
  const open = openRuns(held.runs, held.items, held.people, now).filter(kept);
  const found: Group[] = [
    { sort: "nobody", rows: open.filter((row) => row.nobody) },
    { sort: "out", rows: open.filter((row) => !row.nobody) },
    { sort: "done", rows: sift.done ? endedRows(held).filter(kept) : [] },
  ];
  return found.filter((group) => group.rows.length > 0);
}

/** The departments that runs are for, by name. */
export function departmentsOf(runs: readonly Run[]): string[] {
  return [...new Set(runs.map((run) => run.department).filter((name) => name !== null))].sort((a, b) =>
    a.localeCompare(b),
  );
}
