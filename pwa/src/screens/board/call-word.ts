/** A call as it stands in a table: "07:00", "O/C", "N/C". */
import { callSaid } from "../../parts/call-words";
import type { CallMode } from "../../rules/calls";

export const callWord = (mode: CallMode | null | undefined, minutes: number | null | undefined): string =>
  callSaid({ mode: mode ?? null, minutes: minutes ?? null });
