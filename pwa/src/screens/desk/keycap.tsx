/** A key as it is written beside what it does. Silent: a screen reader has its own keys, and finds these under `?`. */
export function Keycap({ name }: { name: string }) {
  return (
    <span class="keycap" aria-hidden="true">
      <kbd>{name}</kbd>
    </span>
  );
}
