/** Push or pull: the stepper, the general call before and after, how many calls move, and what stays. */
import type { ComponentChildren } from "preact";
import type { CallSheet, Production, SheetRow } from "../../generated/kinds";
import { Was } from "../../parts/call-clock";
import { minutesSaid } from "../../parts/said";
import { Stepper } from "../../parts/stepper";
import { say } from "../../words";
import { type Effect, effect } from "./draft";

/** "2 O/C and 3 per HOD stay." */
function stayWords({ staying }: Effect): string {
  const parts = staying.map(([mode, count]) => say(`stay.${mode}`, { count }));
  if (parts.length === 0) return "";
  const list =
    parts.length === 1
      ? parts[0]
      : say("builder.and", { first: parts.slice(0, -1).join(", "), last: parts.at(-1) ?? "" });
  const many = staying.reduce((sum, [, count]) => sum + count, 0);
  return say("builder.stay", { list: list ?? "", count: many });
}

function moveWords(of: Effect): string {
  const also = [
    of.pickups > 0 ? say("builder.pickups", { count: of.pickups }) : "",
    of.meals ? say("builder.meals") : "",
    of.wrap ? say("builder.wrap_too") : "",
  ].filter(Boolean);
  const calls = say("builder.calls", { count: of.calls });
  const all = [calls, ...also];
  const list =
    all.length === 1 ? calls : say("builder.and", { first: all.slice(0, -1).join(", "), last: all.at(-1) ?? "" });
  return say("builder.moves", { list });
}

export interface PushProps {
  readonly sheet: CallSheet;
  readonly rows: readonly SheetRow[];
  readonly production: Production | undefined;
  readonly shift: number;
  readonly onShift: (shift: number) => void;
  /** Stands below what the push does. */
  readonly children?: ComponentChildren;
}

export function Push({ sheet, rows, production, shift, onShift, children }: PushProps) {
  const of = effect(sheet, rows, production, shift);
  return (
    <section class="push" aria-label={say("builder.push_or_pull")}>
      <Stepper value={shift} onStep={onShift} label={say("builder.push_or_pull")} />
      <div class="eff" aria-live="polite">
        <p class="big">
          <small>{say("desk.general_call")}</small>
          {of.from === null ? <span class="time">{say("builder.not_set")}</span> : null}
          {shift !== 0 && of.from !== null ? <Was text={minutesSaid(of.from)} aloud={say("desk.was")} /> : null}
          {of.to === null ? null : <span class="time">{minutesSaid(of.to)}</span>}
        </p>
        <p class="soft">{shift === 0 ? say("builder.push_hint") : `${moveWords(of)} ${stayWords(of)}`}</p>
      </div>
      {children}
    </section>
  );
}
