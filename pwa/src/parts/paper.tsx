/**
 * Revision papers: the chip, the full-width slip and the changed star.
 * Promises: the colour is always said in words; a colour that is not on the list is shown as White with its name.
 * Refuses: to colour anything that is not a revision.
 */
import type { ComponentChildren } from "preact";
import { paperClass } from "../rules/colours";
import { say } from "../words";

/** A small slip: the colour in strong, the rest of its sentence plain ("revision 2, 04:12"). */
export function Chip({ colour, rest }: { colour: string; rest?: string | undefined }) {
  return (
    <span class={`chip ${paperClass(colour)}`}>
      {colour}
      {rest ? <small> {rest}</small> : null}
    </span>
  );
}

/** The same across the whole width; what stands last is set at the right. */
export function Slip({ colour, children }: { colour: string; children: ComponentChildren }) {
  return <div class={`slip ${paperClass(colour)}`}>{children}</div>;
}

/** `*` in the margin of what moved, as in script pages. */
export function Star({ colour }: { colour: string }) {
  return (
    <span class="star">
      <span aria-hidden="true">*</span>
      <span class="aloud">{say("part.changed_on", { colour })}</span>
    </span>
  );
}
