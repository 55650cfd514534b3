/** Whether there is room for a list and a page side by side. */
import { signal } from "@preact/signals";

const query = typeof matchMedia === "undefined" ? undefined : matchMedia("(min-width: 700px)");
const roomy = signal(query?.matches ?? false);
query?.addEventListener("change", (event) => {
  roomy.value = event.matches;
});

export function useRoom(): boolean {
  return roomy.value;
}
