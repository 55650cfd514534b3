/**
 * The desk's keys: one list, found by `?`, shown at the foot of the screen.
 *
 * Promises: what a screen binds goes when the screen goes; the last bound wins; the list can be switched off (WCAG 2.1.4).
 * Refuses: to fire while somebody types, in an open menu, or on top of the browser's own keys.
 */
import { computed, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

export interface Key {
  /** `event.key`, letters in lower case: "j", "Enter", "?", "+". */
  readonly key: string;
  /** With ⌘ or Ctrl; such a key also works while typing. */
  readonly mod?: boolean;
  readonly shift?: boolean;
  /** What it does, a word of the catalogue already said. */
  readonly does: string;
  /** How the key is written, where that is not its name. */
  readonly shown?: string;
  /** Not at the foot of the screen, only under `?`. */
  readonly quiet?: boolean;
  /** Another place of a key that is listed already. */
  readonly again?: boolean;
  readonly run: (event: KeyboardEvent) => void;
}

const OFF = "callboard.keys_off";
const layers = signal<readonly (readonly Key[])[]>([]);

function remembered(): boolean {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

/** Whether single keys are off. ⌘ and Ctrl keys stay. */
export const keysOff = signal(remembered());

export function switchKeys(off: boolean): void {
  keysOff.value = off;
  try {
    if (off) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

const same = (a: Key, b: Key) =>
  a.key === b.key && Boolean(a.mod) === Boolean(b.mod) && Boolean(a.shift) === Boolean(b.shift);

/** Every key that works now, the screen's own first. */
export const keysNow = computed<readonly Key[]>(() => {
  const found: Key[] = [];
  for (const layer of [...layers.value].reverse()) {
    for (const key of layer) if (!found.some((one) => same(one, key))) found.push(key);
  }
  return found;
});

const TYPING = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";
const OWN_ENTER = "a, button, summary, input, [role=button], [role=menuitem]";
/** A strip is lifted and laid by these keys, and is no button to them. */
const TAKES_ENTER = "[data-strip]";

function takes(key: Key, event: KeyboardEvent): boolean {
  if (Boolean(key.mod) !== (event.metaKey || event.ctrlKey)) return false;
  if (key.shift !== undefined && key.shift !== event.shiftKey) return false;
  return key.key === (event.key.length === 1 ? event.key.toLowerCase() : event.key);
}

/** The key's own deed, or nothing where another has the word. */
export function keyOf(event: KeyboardEvent, keys: readonly Key[], off = false): Key | undefined {
  if (event.defaultPrevented || event.altKey || event.isComposing) return undefined;
  const on = event.target instanceof Element ? event.target : null;
  const mod = event.metaKey || event.ctrlKey;
  if (!mod && (off || on?.closest(TYPING) || on?.closest("dialog[open], [role=menu]"))) return undefined;
  const presses = event.key === "Enter" || event.key === " ";
  if (presses && !mod && on?.closest(OWN_ENTER) && !on.closest(TAKES_ENTER)) return undefined;
  return keys.find((key) => takes(key, event));
}

function pressed(event: KeyboardEvent): void {
  const key = keyOf(event, keysNow.peek(), keysOff.peek());
  if (!key) return;
  event.preventDefault();
  key.run(event);
}

/** Binds keys for as long as the part is on the screen. The list may be a new one at each drawing. `below`: whatever else is bound wins. */
export function useKeys(keys: readonly Key[], { below = false } = {}): void {
  const bound = useRef<readonly Key[]>([]);
  const written = keys.map((key) => `${key.mod ?? ""}${key.shift ?? ""}${key.key}${key.does}`).join("\n");
  const latest = useRef(keys);
  latest.current = keys;
  // What the keys are is in `written`; what they do is read when one is pressed.
  useEffect(() => {
    const layer = latest.current.map((key, place) => ({
      ...key,
      run: (event: KeyboardEvent) => latest.current[place]?.run(event),
    }));
    if (layers.peek().length === 0) addEventListener("keydown", pressed);
    layers.value = below ? [layer, ...layers.peek()] : [...layers.peek(), layer];
    bound.current = layer;
    return () => {
      layers.value = layers.peek().filter((one) => one !== layer);
      if (layers.peek().length === 0) removeEventListener("keydown", pressed);
    };
  }, [written, below]);
}
