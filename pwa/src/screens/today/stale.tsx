/**
 * The banner of an old sheet: its age, its revision, whom to ring before driving.
 * Refuses: to frighten while the server is heard from, or about a day that is past.
 */
import { Banner } from "../../parts/banner";
import type { MyCall } from "../../parts/my-call";
import { whenSaid } from "../../parts/said";
import { span } from "../../rules/time";
import { link, minute } from "../../sync";
import { say } from "../../words";

/** From how many minutes without the server a sheet may have moved unheard. */
export const STALE_MINUTES = 180;

/** Minutes since this phone last had the whole of it from the server; undefined while that is recent or nothing was ever had. */
export function staleMinutes(): number | undefined {
  const asOf = link.asOf.value;
  if (!asOf || link.state.value === "live") return undefined;
  const minutes = Math.floor((minute.value - asOf.getTime()) / 60_000);
  return minutes >= STALE_MINUTES ? minutes : undefined;
}

/** Whole hours are enough from three on. */
function age(minutes: number): string {
  return minutes >= 2880
    ? say("today.days", { count: Math.floor(minutes / 1440) })
    : span(Math.floor(minutes / 60) * 60);
}

export function stale(call: Pick<MyCall, "told_colour" | "ring"> | undefined) {
  const minutes = staleMinutes();
  if (minutes === undefined || !call?.told_colour) return undefined;
  const name = call.ring?.name;
  return (
    <Banner sort="look">
      <b class="strong">{say("today.stale", { span: age(minutes) })}</b>{" "}
      {say("today.stale_then", { colour: call.told_colour, time: whenSaid(link.asOf.value) })}{" "}
      {name ? say("today.stale_ring", { name }) : null}
    </Banner>
  );
}
