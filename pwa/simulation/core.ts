/** The client core as a phone of the simulation runs it: the app's own sources, bundled with kinds of the simulation's choice. */
export { KINDS } from "../src/generated/kinds.ts";
export { doDeed } from "../src/sync/deeds.ts";
export { Link } from "../src/sync/link.ts";
export { Pocket } from "../src/sync/pocket.ts";
export { LinkSignals } from "../src/sync/signals.ts";
export { who } from "../src/sync/who.ts";
