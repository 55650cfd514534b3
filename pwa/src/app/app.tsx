/**
 * The shell: the screen for the address, in the desk's frame where there is room and the person is of the office.
 * Promises: the screen that is shown stays until the next one is there; after going somewhere the focus is on its heading.
 */
import { computed, effect, signal } from "@preact/signals";
import type { ComponentChildren, ComponentType } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { OFFICE } from "../generated/kinds.ts";
import { link, me, signedOut, unknownProduction } from "../sync/index.ts";
import { speakOffice } from "../words/index.ts";
import { announced } from "./announce.ts";
import { Door } from "./door.tsx";
import { endSight, sightStands } from "./first-sight.ts";
import { screenIsThere } from "./painted.ts";
import { arrivals, go, route } from "./route.ts";
import { type Screen, screen } from "./screens.ts";

type Frame = ComponentType<{ children: ComponentChildren }>;

const wide = signal(false);
const isOffice = computed(() => (OFFICE as readonly string[]).includes(me.value?.person.role ?? ""));
const atDesk = computed(() => wide.value && isOffice.value);

interface Shown {
  readonly Screen: Screen | null;
  readonly Frame: Frame | null;
  readonly screen: string;
  readonly rest: string[];
  readonly arrival: number;
}

const shown = signal<Shown | undefined>(undefined);
/** The code of a screen could not be had: it was never on this phone, and there is no signal. */
const missing = signal(false);

/** What has been shown once is shown again in the frame of the tap, with nothing to wait for. */
const had = new Map<string, Pick<Shown, "Screen" | "Frame">>();

const frames = import.meta.glob<{ DeskFrame: Frame }>("../screens/desk/index.tsx");

async function load(name: string, rest: string[], desk: boolean, arrival: number): Promise<void> {
  const key = `${desk ? "desk" : "phone"}/${name}`;
  const known = had.get(key);
  if (known) {
    missing.value = false;
    shown.value = { ...known, screen: name, rest, arrival };
    return;
  }
  try {
    const [Screen, frame] = await Promise.all([
      screen(name, desk),
      desk ? frames["../screens/desk/index.tsx"]?.() : undefined,
      desk ? speakOffice() : undefined,
    ]);
    const found = { Screen, Frame: frame?.DeskFrame ?? null };
    had.set(key, found);
    if (route.peek().rest !== rest || atDesk.peek() !== desk) return;
    missing.value = false;
    shown.value = { ...found, screen: name, rest, arrival };
  } catch {
    missing.value = true;
  }
}

/** Has that screen's code at hand, so that the first drawing is whole. Where it cannot be had, `followRoute` says so. */
export async function prepare(): Promise<void> {
  const name = route.peek().screen;
  const Screen = await screen(name, false).catch(() => undefined);
  if (Screen !== undefined) had.set(`phone/${name}`, { Screen, Frame: null });
}

/** From now on `shown` follows the address, the width and the person. */
export function followRoute(): void {
  const query = matchMedia("(min-width: 900px)");
  wide.value = query.matches;
  query.addEventListener("change", () => {
    wide.value = query.matches;
  });
  effect(() => {
    const { screen: name, rest } = route.value;
    const desk = atDesk.value;
    if (desk && name === "") go("board", { replace: true });
    else void load(name, rest, desk, arrivals.value);
  });
}

/** Reads the heading's name to whoever cannot see that the screen changed; not at the start, when the page itself is read. */
function useFocusOn(arrival: number | undefined): void {
  useLayoutEffect(() => {
    if (!arrival) return;
    const heading = document.querySelector<HTMLElement>("h1");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [arrival]);
}

export function App() {
  const now = shown.value;
  const waits = sightStands.value;
  const there = !waits && (!!now || !me.value);
  useFocusOn(now?.arrival);
  useLayoutEffect(() => {
    if (!there) return;
    endSight();
    screenIsThere();
  }, [there]);
  return (
    <>
      {waits && me.value ? null : <Body now={now} />}
      <p class="aloud" role="status">
        {announced}
      </p>
    </>
  );
}

function Body({ now }: { now: Shown | undefined }) {
  if (!me.value) {
    if (signedOut.value) return <Door name="signed_out" />;
    if (unknownProduction.value) return <Door name="no_production" />;
    if (link.trouble.value) return <Door name="server_failed" retry />;
    return link.state.value === "away" ? <Door name="first_signal" retry /> : null;
  }
  if (missing.value) return <Door name="screen_missing" retry />;
  if (!now) return null;
  if (!now.Screen) return <Door name="no_screen" />;
  const page = <now.Screen key={now.screen} rest={now.rest} />;
  return now.Frame ? <now.Frame>{page}</now.Frame> : page;
}
