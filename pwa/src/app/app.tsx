/** The shell: picks the screen for the address and the frame for the width. */
import { signal, useSignalEffect } from "@preact/signals";
import { announced } from "./announce.ts";
import { route } from "./route.ts";
import { type Screen, screen } from "./screens.ts";

const shown = signal<{ Screen: Screen; rest: string[] } | undefined>(undefined);

export function App() {
  useSignalEffect(() => {
    const { screen: name, rest } = route.value;
    screen(name).then((Found) => {
      if (Found && route.peek().rest === rest) shown.value = { Screen: Found, rest };
    });
  });
  const now = shown.value;
  return (
    <>
      {now ? <now.Screen rest={now.rest} /> : null}
      <p class="aloud" aria-live="polite">
        {announced}
      </p>
    </>
  );
}
