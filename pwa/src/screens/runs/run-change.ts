/**
 * A given run changed: its fields and its items, as one thing done with one way back.
 * Promises: only what differs from what stands is sent. Refuses: to go back over what somebody has changed since.
 */
import type { Run, RunItem } from "../../generated/kinds";
import { zone } from "../../parts/said";
import { clock, deed, type Fields, record, standing } from "../../sync";
import { say } from "../../words";
import { didDo } from "../desk/undo";
import { itemsOf } from "./my-runs";
import { needByOf } from "./need-by";
import { differing, formOf, type RunForm, saidIn } from "./run-form";
import { runNumber } from "./run-words";
import { itemLine, itemLines, type Line } from "./typed";

/** What was typed over the run as it stands; what was not touched is not in it. */
export interface Retyped {
  form: Partial<RunForm>;
  /** By item: its line; an empty one is struck. */
  lines: Readonly<Record<string, string>>;
  /** Items to come, one a line. */
  more: string;
}

interface Step {
  kind: "run" | "run_item";
  record: string;
  go: () => Promise<unknown>;
  stands: () => boolean;
  back: () => Promise<unknown>;
}

const now = () => new Date(clock.peek()).toISOString();
const same = (stands: object | undefined, said: object) =>
  Object.entries(said).every(([name, value]) => ((stands as Record<string, unknown>)?.[name] ?? null) === value);

/** The run's form with what was typed over it. */
export function retyped(run: Run, typed: Retyped): RunForm {
  return { ...formOf(run, zone.value), ...typed.form };
}

function runStep(run: Run, typed: Retyped): Step[] {
  const before = formOf(run, zone.peek());
  const form = retyped(run, typed);
  // Where hour and day are as they were so is the instant, whatever a change of the clocks makes of them.
  const kept = form.need_by === before.need_by && form.day === before.day;
  const fields = differing(run, saidIn(form, kept ? run.need_by : needByOf(form, before.day)));
  const names = Object.keys(fields) as (keyof typeof fields)[];
  if (names.length === 0) return [];
  const was = Object.fromEntries(names.map((name) => [name, run[name] ?? null]));
  const edit = (set: Fields<"run">) => deed({ kind: "run", verb: "run.edit", record: run.id, fields: set });
  return [
    {
      kind: "run",
      record: run.id,
      go: () => edit(fields),
      stands: () => same(record("run", run.id).peek(), fields),
      back: () => edit(was),
    },
  ];
}

function strike(id: string, struck: string | null): Promise<unknown> {
  return deed({ kind: "run_item", verb: "run_item.strike", record: id, fields: { struck } });
}

function itemSteps(item: RunItem, typed: string | undefined): Step[] {
  if (typed === undefined || typed.trim() === itemLine(item)) return [];
  const step = { kind: "run_item" as const, record: item.id };
  const [line] = itemLines(typed);
  if (!line)
    return [{ ...step, go: () => strike(item.id, now()), stands: () => true, back: () => strike(item.id, null) }];
  const was: Line = { text: item.text ?? "", quantity: item.quantity };
  const fields: Partial<Line> = {
    ...(line.text === was.text ? {} : { text: line.text }),
    ...(line.quantity === was.quantity ? {} : { quantity: line.quantity }),
  };
  const names = Object.keys(fields) as (keyof Line)[];
  if (names.length === 0) return [];
  const edit = (set: Partial<Line>) => deed({ kind: "run_item", verb: "run_item.edit", record: item.id, fields: set });
  return [
    {
      ...step,
      go: () => edit(fields),
      stands: () => same(record("run_item", item.id).peek(), fields),
      back: () => edit(Object.fromEntries(names.map((name) => [name, was[name]]))),
    },
  ];
}

function addStep(run: string, { text, quantity }: Line, order: number): Step {
  const step: Step = {
    kind: "run_item",
    record: "",
    go: async () => {
      const fields = { run, text, order, ...(quantity ? { quantity } : {}) };
      step.record = (await deed({ kind: "run_item", verb: "run_item.add", fields })).record;
    },
    stands: () => same(record("run_item", step.record).peek(), { text, quantity }),
    back: () => strike(step.record, now()),
  };
  return step;
}

/** Does what was typed; true when this phone holds all of it. */
export async function change(run: Run, typed: Retyped): Promise<boolean> {
  const items = itemsOf(run.id);
  const next = Math.max(-1, ...items.map((item) => item.order ?? 0)) + 1;
  const steps = [
    ...runStep(run, typed),
    ...items.flatMap((item) => itemSteps(item, typed.lines[item.id])),
    ...itemLines(typed.more).map((line, place) => addStep(run.id, line, next + place)),
  ];
  if (steps.length === 0) return true;
  try {
    for (const step of steps) await step.go();
  } catch {
    return false;
  }
  didDo({
    text: say("run.did.change", { run: run.number ? runNumber(run) : (run.title ?? "") }),
    where: () => (steps.some((one) => standing(one.kind, one.record).value === "here") ? "here" : "server"),
    stands: () => steps.every((one) => one.stands()),
    back: () => Promise.all(steps.map((one) => one.back())).catch(() => undefined),
  });
  return true;
}
