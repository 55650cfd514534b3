/**
 * A run in a list: number and who has it, title, need-by with what is left, from and to, item ticks, last step.
 * Promises: the light only on what is this reader's move, or on what is left when it is under an hour.
 */
import type { ComponentChildren } from "preact";
import { say } from "../words";
import { Dot, SyncMark, Ticks } from "./marks";
import { Way } from "./rows";

export interface RunCardProps {
  to: string;
  /** "Run 44, you have it". */
  label: string;
  title: string;
  /** "10:15", and what is left of it. */
  by?: string | undefined;
  left?: string | undefined;
  soon?: boolean;
  from?: string | null;
  deliverTo?: string | null;
  items?: { done: number; of: number };
  /** "Picked up 09:31". */
  last?: string;
  /** Not yet taken by whom it was given to. */
  yours?: boolean;
  /** Some deed on it waits on this phone. */
  waits?: boolean;
  /** Buttons of a run not yet taken. */
  children?: ComponentChildren;
}

export function RunCard({
  to,
  label,
  title,
  by,
  left,
  soon,
  from,
  deliverTo,
  items,
  last,
  yours,
  waits,
  children,
}: RunCardProps) {
  const counted = items && items.of > 0 ? items : undefined;
  return (
    <article class={yours ? "runcard yours" : "runcard"}>
      {yours ? <Dot large /> : null}
      <div class="hd">
        <div>
          <div class="label">{label}</div>
          <h2 class="t">
            <Way to={to}>{title}</Way>
          </h2>
        </div>
        {by ? (
          <div class="by">
            <span class="aloud">{say("run.need_by")} </span>
            <span class="time">{by}</span>
            {left ? <span class={soon ? "left cue-text" : "left soft"}>{left}</span> : null}
          </div>
        ) : null}
      </div>
      {from || deliverTo ? (
        <dl class="leg">
          {from ? <dt>{say("run.from")}</dt> : null}
          {from ? <dd>{from}</dd> : null}
          {deliverTo ? <dt>{say("run.to")}</dt> : null}
          {deliverTo ? <dd>{deliverTo}</dd> : null}
        </dl>
      ) : null}
      {counted || last || waits ? (
        <div class="st">
          {counted ? (
            <span class="l">
              <Ticks done={counted.done} of={Math.min(counted.of, 24)} />
              <b class="strong">{say("run.items_done", { done: counted.done, of: counted.of })}</b>
            </span>
          ) : null}
          {last ? <span class="soft">{last}</span> : null}
          {waits ? <SyncMark where="here" /> : null}
        </div>
      ) : null}
      {children}
    </article>
  );
}
