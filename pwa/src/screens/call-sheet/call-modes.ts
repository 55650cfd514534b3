/** The modes in the order that the builder offers them. */
import type { CallMode } from "../../rules/calls";

export const CALL_MODES = [
  "offset",
  "time",
  "on_set",
  "own_call",
  "per_hod",
  "will_notify",
  "standby",
  "on_hold",
  "no_call",
] as const satisfies readonly CallMode[];
