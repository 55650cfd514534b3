/** Where the keys go when a strip is tapped, clicked or comes into focus by Tab. With Shift or Ctrl it is chosen too. */
import { entered } from "./board-keys";
import { at, bear, choose, picked } from "./cursor";
import { lift } from "./held";

const idOf = (event: Event): string | undefined =>
  (event.target as Element).closest<HTMLElement>("[data-strip]")?.dataset.strip;

/** Listens on the board; gives back what ends it. */
export function followTaps(root: HTMLElement): () => void {
  const tapped = (event: MouseEvent) => {
    const id = idOf(event);
    if (!id) return;
    // A click without a place is a key's.
    if (event.detail === 0) {
      entered();
      return;
    }
    if (event.shiftKey || event.metaKey || event.ctrlKey) choose(id);
    at.value = id;
    picked.value = id;
    bear(id);
  };
  const focused = (event: FocusEvent) => {
    const id = idOf(event);
    if (!id || lift.peek()) return;
    at.value = id;
    bear(id);
  };
  root.addEventListener("click", tapped);
  root.addEventListener("focusin", focused);
  return () => {
    root.removeEventListener("click", tapped);
    root.removeEventListener("focusin", focused);
  };
}
