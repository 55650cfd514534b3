/**
 * What happened last: rungs passed, check-ins made and steps of runs, newest first.
 *
 * Promises: one line an event, with who and when. Refuses: events of a day long past, which are the log's business.
 */
import type { CheckIn, Copy, Person, Run } from "../../generated/kinds";
import { standingCheckIns } from "./pas";

export type Happened =
  | {
      readonly is: "copied" | "seen" | "on_phone" | "by_hand";
      readonly at: string;
      readonly who: string;
      readonly copy: Copy;
    }
  | { readonly is: "check_in"; readonly at: string; readonly who: string; readonly check: CheckIn }
  | { readonly is: "taken" | "picked_up" | "delivered"; readonly at: string; readonly who: string; readonly run: Run };

export interface Seen {
  readonly people: readonly Person[];
  readonly copies: readonly Copy[];
  readonly checkIns: readonly CheckIn[];
  readonly runs: readonly Run[];
}

const RUNGS = ["copied", "seen", "on_phone", "by_hand"] as const;
const STEPS = [
  ["taken", "taken_at"],
  ["picked_up", "picked_up_at"],
  ["delivered", "delivered_at"],
] as const;

/** Within the last `hours`, newest first, at most `most`. `now` in milliseconds. */
export function happened(of: Seen, now: number, { hours = 18, most = 1 } = {}): Happened[] {
  const people = new Map(of.people.map((person) => [person.id, person.name ?? ""]));
  const name = (id: string | null) => (id === null ? undefined : people.get(id));
  const found: Happened[] = [];
  for (const copy of of.copies) {
    const who = name(copy.person);
    if (who === undefined) continue;
    for (const is of RUNGS) {
      const at = copy[is]?.at;
      if (at) found.push({ is, at, who, copy });
    }
  }
  for (const check of standingCheckIns(of.checkIns)) {
    const who = name(check.person);
    if (who !== undefined && check.at) found.push({ is: "check_in", at: check.at, who, check });
  }
  for (const run of of.runs) {
    for (const [is, field] of STEPS) {
      const at = run[field];
      const who = name(is === "delivered" ? (run.delivered_by ?? run.assignee) : run.assignee);
      if (at && who !== undefined) found.push({ is, at, who, run });
    }
  }
  const since = now - hours * 3_600_000;
  return found
    .filter((one) => Date.parse(one.at) >= since)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, most);
}
