/**
 * The call that came with the page, written there by the server before any of this code was here.
 * Promises: it stands until this phone knows as much as the server did when it wrote it, so that no older call follows it.
 * Refuses: to stand where it no longer belongs: after signing out, on another screen.
 */
import { computed, signal } from "@preact/signals";
import { link, signedOut, unknownProduction } from "../sync/index.ts";
import { route } from "./route.ts";

const sight = signal(typeof document === "undefined" ? null : document.getElementById("first"));

const overtaken = computed(() => {
  const at = Date.parse(sight.value?.dataset.at ?? "");
  const asOf = link.asOf.value;
  if (signedOut.value || unknownProduction.value || route.value.screen !== "") return true;
  // Without signal what this phone holds is all there is; where that is nothing, the sight is better than that.
  return asOf !== undefined && (asOf.getTime() >= at || link.state.value === "away");
});

/** Whether the app has to wait with its own screen. */
export const sightStands = computed(() => sight.value !== null && !overtaken.value);

/** The app's screen is there: the sight goes, in the same frame. */
export function endSight(): void {
  sight.peek()?.remove();
  sight.value = null;
}
