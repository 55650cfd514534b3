/**
 * Publishing, pushing and pulling: a wait on this device with a way back, then one entry, then its outcome.
 *
 * Promises: nothing is written before the wait is over (R5); the entry names what was previewed and a deadline in server time (E6);
 * it is said plainly what became of it. Refuses: a second one while one is on its way.
 */
import { effect, signal } from "@preact/signals";
import { hush, tell } from "../../parts/toast";
import { broughtAbout, clock, deed, dismiss, NotSaved, needsYou, records, type Why } from "../../sync";
import { say } from "../../words";

/** In server time, from the end of the wait. */
export const DEADLINE_MS = 60_000;
export const WAIT_SECONDS = 8;

export interface Plan {
  readonly sheet: string;
  readonly verb: "call_sheet.publish" | "call_sheet.push" | "call_sheet.pull";
  readonly digest: string;
  /** The revision it will be. */
  readonly number: number;
  readonly colour: string;
  /** How many hear of it. */
  readonly told: number;
  /** Marked and told quietly; nobody copies it (R5). */
  readonly prelim?: boolean;
  readonly general_call?: { readonly from: number; readonly to: number };
}

export type Stage =
  | { readonly is: "waiting"; readonly plan: Plan; readonly until: number }
  | { readonly is: "sent"; readonly plan: Plan; readonly entry: string }
  | { readonly is: "out"; readonly plan: Plan }
  | { readonly is: "refused"; readonly plan: Plan; readonly why: Why | null; readonly entry: string }
  | { readonly is: "not_saved"; readonly plan: Plan };

/** Whether the sheet's own screen is open and tells the outcome; else a toast does. */
export const watching = { builders: 0 };

export const stage = signal<Stage | undefined>(undefined);
let timer: ReturnType<typeof setTimeout> | undefined;

export const underWay = (): boolean => stage.value?.is === "waiting" || stage.value?.is === "sent";

/** Starts the wait, `seconds` long; 0 sends at once. */
export function offer(plan: Plan, seconds: number): void {
  if (underWay()) return;
  // One way back at a time: beside the wait's own Undo another would be taken for it.
  hush();
  const wait = Math.max(0, Math.min(60, seconds)) * 1000;
  stage.value = { is: "waiting", plan, until: Date.now() + wait };
  clearTimeout(timer);
  if (wait === 0) void send();
  else timer = setTimeout(() => void send(), wait);
}

export function takeBack(): void {
  if (stage.peek()?.is !== "waiting") return;
  clearTimeout(timer);
  stage.value = undefined;
}

export async function send(): Promise<void> {
  const now = stage.peek();
  if (now?.is !== "waiting") return;
  clearTimeout(timer);
  const { plan } = now;
  const { digest, general_call, prelim = false } = plan;
  const deadline = new Date(clock.peek() + DEADLINE_MS).toISOString();
  const publishing = { digest, deadline, prelim, ...(general_call ? { general_call } : {}) };
  // Until the phone holds it, a second tap must find it on its way.
  stage.value = { is: "sent", plan, entry: "" };
  try {
    const { id } = await deed({ kind: "call_sheet", verb: plan.verb, record: plan.sheet, fields: { publishing } });
    stage.value = { is: "sent", plan, entry: id };
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    stage.value = { is: "not_saved", plan };
  }
}

/** The outcome was read. */
export function understood(): void {
  const now = stage.peek();
  if (now?.is === "refused") void dismiss(now.entry);
  if (now && now.is !== "waiting" && now.is !== "sent") stage.value = undefined;
}

const revisions = records("sheet_revision");

effect(() => {
  const now = stage.value;
  if (now?.is !== "sent" || now.entry === "") return;
  const refusal = needsYou.value.find((one) => one.id === now.entry);
  if (refusal) {
    stage.value = { is: "refused", plan: now.plan, why: refusal.why, entry: now.entry };
    return;
  }
  const revision = broughtAbout(now.entry, "revision", 0);
  if (revisions.value.some((one) => one.revision === revision)) {
    stage.value = { is: "out", plan: now.plan };
    if (watching.builders === 0) tell({ text: say("publish.out", { colour: now.plan.colour, count: now.plan.told }) });
  }
});
