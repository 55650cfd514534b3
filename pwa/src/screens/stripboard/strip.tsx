/**
 * One strip, one banner. Interior is a square, exterior a circle, filled is night; the stock says it again.
 *
 * Promises: drawn again only when it itself changes. What is seen in columns is heard as a sentence.
 */
import { useComputed } from "@preact/signals";
import { eighths } from "../../rules/eighths";
import { say } from "../../words";
import { columns, wide } from "./columns";
import { at, chosen } from "./cursor";
import type { Facts } from "./facts";
import { found } from "./find";
import { cast } from "./held";
import type { Card } from "./lists";
import { stockOf } from "./looks";
import { memo } from "./memo";
import { cardAloud, hours, shortName } from "./said";

export const HOW = "sb-how";

export function Sign({ outside, night }: Pick<Facts, "outside" | "night">) {
  return <span class={`sbg ${outside}${night ? " n" : ""}`} aria-hidden="true" />;
}

function Cast({ ids }: { ids: readonly string[] }) {
  const { heads } = columns.value;
  const others = ids.filter((id) => !heads.some((head) => head.id === id));
  const short = (id: string) => cast.value.get(id)?.short ?? "";
  return (
    <>
      {heads.map((head) => (
        <i key={head.id}>{ids.includes(head.id) ? head.short : null}</i>
      ))}
      <i class="others">{others.map(short).join(" ")}</i>
    </>
  );
}

function Columns({ card, facts }: { card: Card; facts: Facts }) {
  return (
    <>
      <Sign {...facts} />
      <span class="no">{facts.number}</span>
      <span class="slug">{facts.slug}</span>
      <span class="sday">{facts.scriptDay}</span>
      <Cast ids={facts.cast} />
      <span class="pgs">{eighths(facts.eighths)}</span>
      <span class="est">{hours(card.minutes)}</span>
      <span class="loc">{facts.place}</span>
    </>
  );
}

/** On a phone, two lines: what it is, and who, how long and where. */
function Lines({ card, facts }: { card: Card; facts: Facts }) {
  const who = facts.cast.map((id) => cast.value.get(id)?.short ?? "").join(" ");
  return (
    <>
      <Sign {...facts} />
      <span class="no">{facts.number}</span>
      <span class="slug">{facts.slug}</span>
      <span class="pgs">{eighths(facts.eighths)}</span>
      <span class="who">{who}</span>
      <span class="loc">{[facts.place, hours(card.minutes)].filter(Boolean).join(", ")}</span>
    </>
  );
}

export interface StripProps {
  readonly card: Card;
  /** It is in the air, shown where it would be laid. */
  readonly lifted?: boolean;
  /** Where it was taken from; hidden while it would be laid there again. The finger that lifted it still holds on here. */
  readonly gap?: "shown" | "hidden" | undefined;
  /** In the side column: number, set and pages alone. */
  readonly small?: boolean;
}

export const Strip = memo(function Strip({ card, lifted, gap, small }: StripProps) {
  const { facts } = card;
  const marked = useComputed(() => chosen.value.has(card.id));
  const hidden = useComputed(() => found.value !== null && !found.value.has(card.id));
  const stock = facts ? stockOf(facts) : "bnr";
  const classes = ["strip", stock, small ? "small" : "", lifted ? "lift" : "", marked.value ? "chosen" : ""];
  if (facts?.omitted) classes.push("omitted");
  if (gap) classes.push("gapstrip");
  const name = gap ? say("sb.was_here", { strip: shortName(card) }) : cardAloud(card);
  return (
    <li hidden={gap === "hidden" || (hidden.value && !lifted)}>
      <button
        type="button"
        class={classes.filter(Boolean).join(" ")}
        data-strip={gap ? undefined : card.id}
        tabIndex={at.peek() === card.id && !gap ? 0 : -1}
        aria-label={lifted ? say("sb.lifted_aloud", { strip: name }) : name}
        aria-describedby={gap ? undefined : HOW}
        aria-disabled={gap ? true : undefined}
        aria-pressed={marked.value ? true : undefined}
      >
        {gap ? (
          <span>{name}</span>
        ) : facts ? (
          wide.value && !small ? (
            <Columns card={card} facts={facts} />
          ) : (
            <Lines card={card} facts={facts} />
          )
        ) : (
          <b>{card.banner || say("sb.banner")}</b>
        )}
      </button>
    </li>
  );
});
