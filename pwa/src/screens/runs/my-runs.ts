/** The runs of this phone: mine by need-by, those open to my role, done today, and for who gives runs all that are out. */
import { computed } from "@preact/signals";
import type { Run, RunItem } from "../../generated/kinds";
import { may } from "../../parts/may";
import { today, zone } from "../../parts/said";
import { dateAt } from "../../rules/instants";
import { me, records, recordsOf } from "../../sync";

const byNeed = (a: Run, b: Run) =>
  (a.need_by ?? "9").localeCompare(b.need_by ?? "9") || (a.number ?? 1e9) - (b.number ?? 1e9);
const ended = (run: Run) => run.state === "delivered" || run.state === "cancelled";

export const givesRuns = computed(() => may("run", "run.give"));

const open = computed(() =>
  records("run")
    .value.filter((run) => !ended(run))
    .sort(byNeed),
);

/** Given to me, or nobody's and open to my role: soonest first. */
export const runsAhead = computed(() => {
  const person = me.value?.person;
  return open.value.filter(
    (run) => run.assignee === person?.id || (!run.assignee && run.open_to !== null && run.open_to === person?.role),
  );
});

/** Not mine: for who gives runs, those that nobody has, and those that are out with somebody. */
const others = computed(() => {
  if (!givesRuns.value) return [];
  const mine = new Set(runsAhead.value.map((run) => run.id));
  return open.value.filter((run) => !mine.has(run.id));
});
export const runsWithout = computed(() => others.value.filter((run) => !run.assignee));
export const runsOut = computed(() => others.value.filter((run) => run.assignee));

/** Ended today: mine, or all of them for who gives runs. Latest first. */
export const runsDone = computed(() => {
  const person = me.value?.person.id;
  const concerns = (run: Run) =>
    givesRuns.value || run.assignee === person || run.delivered_by === person || run.requested_by === person;
  const on = (run: Run) => run.delivered_at ?? run.taken_at ?? run.given_at;
  return records("run")
    .value.filter(
      (run) => ended(run) && concerns(run) && on(run) !== null && dateAt(on(run) ?? 0, zone.value) === today.value,
    )
    .sort((a, b) => (on(b) ?? "").localeCompare(on(a) ?? ""));
});

/** A run's items in their order. */
export function itemsOf(run: string): readonly RunItem[] {
  return [...recordsOf("run_item", "run", run).value].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

/** Whether its next step is this person's to take. */
export function mine(run: Run): boolean {
  return run.assignee !== null && run.assignee === me.value?.person.id;
}
