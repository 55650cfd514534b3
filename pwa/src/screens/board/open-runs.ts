/**
 * The runs that are still open, by need-by, with who has each and what is ticked.
 *
 * Promises: a run without anyone, or not taken when it is needed within the hour, says so. Refuses: finished and cancelled runs.
 */
import type { Person, Run, RunItem } from "../../generated/kinds";

export interface RunRow {
  readonly run: Run;
  readonly who: Person | undefined;
  /** Nobody has it: somebody must be found. */
  readonly nobody: boolean;
  readonly ticked: number;
  readonly items: number;
  /** Whole minutes to the need-by, negative once it is past. */
  readonly left: number | null;
}

const OPEN: ReadonlySet<Run["state"]> = new Set(["given", "taken", "picked_up"]);

export function openRuns(
  runs: readonly Run[],
  items: readonly RunItem[],
  people: readonly Person[],
  now: number,
): RunRow[] {
  const who = new Map(people.map((person) => [person.id, person]));
  return runs
    .filter((run) => OPEN.has(run.state))
    .map((run) => {
      const own = items.filter((item) => item.run === run.id);
      return {
        run,
        who: run.assignee === null ? undefined : who.get(run.assignee),
        nobody: run.assignee === null,
        ticked: own.filter((item) => item.ticked).length,
        items: own.length,
        left: run.need_by === null ? null : Math.floor(Date.parse(run.need_by) / 60_000) - Math.floor(now / 60_000),
      };
    })
    .sort(
      (a, b) =>
        (a.left ?? Number.POSITIVE_INFINITY) - (b.left ?? Number.POSITIVE_INFINITY) ||
        (a.run.number ?? Number.POSITIVE_INFINITY) - (b.run.number ?? Number.POSITIVE_INFINITY) ||
        a.run.id.localeCompare(b.run.id),
    );
}
