/** How this device draws strips: light and dark stock, or the trade's usual colours. Kept on the device. */
import { signal } from "@preact/signals";
import type { Facts } from "./facts";

const KEPT = "callboard.strip_colours";

function remembered(): boolean {
  try {
    return localStorage.getItem(KEPT) === "1";
  } catch {
    return false;
  }
}

/** White for interior day, yellow exterior day, blue interior night, green exterior night. */
export const inColours = signal(remembered());

export function switchColours(): void {
  inColours.value = !inColours.peek();
  try {
    localStorage.setItem(KEPT, inColours.peek() ? "1" : "0");
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

/** The strip's stock; the sign before it says the same without colour. */
export const stockOf = ({ outside, night }: Facts): string => `${night ? "nt" : "dt"}${outside === "int" ? "" : " xt"}`;
