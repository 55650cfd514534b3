/** Deeds that the server holds: which of them want a word of the office, and what has become of one of mine. */
import type { HeldDeed } from "../generated/kinds";
import { type Refusal, record, recordId } from "../sync";
import { isWord, say } from "../words";

/** What waits for a record or for an update goes in by itself. */
const BY_ITSELF: readonly (string | null)[] = ["waits_for_record", "unknown_kind", "unknown_version", "unknown_field"];

export const goesByItself = (held: HeldDeed): boolean => BY_ITSELF.includes(held.why);
export const wantsWord = (held: HeldDeed): boolean => held.state === "waiting" && !goesByItself(held);

/** Empty before the office has said anything. */
export function heldWord({ id, outcome }: Refusal): string {
  if (outcome !== "held") return "";
  const held = record("held_deed", recordId("held_deed", id)).value;
  if (held?.state === "lying") return say("needs.lies");
  if (held?.state !== "released") return "";
  const why = `refused.${held.reason}`;
  if (held.outcome !== "refused") return say("needs.let_go");
  return [say("needs.let_go_refused"), isWord(why) ? say(why) : ""].filter(Boolean).join(" ");
}
