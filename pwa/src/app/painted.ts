/**
 * The moment the first screen has been painted: what nobody waits for comes after it.
 * Promises: it comes, on a page that is hidden or has nothing to show too.
 */

const LONGEST_MS = 1_500;

let is: () => void = () => {};
export const painted = new Promise<void>((resolve) => {
  is = resolve;
});

/** The first screen stands in the document: its frame, another in which that one is brought to the glass, and then what may follow. */
export function screenIsThere(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(is)));
}

/** From now on it is waited for, but not for ever. `already`: a call is on the page that needs the rest to be replaced. */
export function watchPaint(already: boolean): void {
  setTimeout(is, already ? 0 : LONGEST_MS);
}
