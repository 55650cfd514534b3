/**
 * What was just done, where it stands, and a way back for 8 s.
 * Promises: one at a time; it stays while touched or focused; it says when the deed has reached the server.
 * Refuses: to ask anything. An undo is a deed of its own.
 */
import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { say } from "../words";

export const TOAST_MS = 8_000;

export interface Toasted {
  /** "Run 44 delivered": without the place where it stands. */
  text: string;
  undo?: (() => void) | undefined;
  /** Where the deed stands now; read again whenever it changes. */
  where?: (() => "here" | "server") | undefined;
}

export const toasted = signal<(Toasted & { at: number }) | undefined>();
const held = signal(false);
let last = 0;

/** Shows a toast in place of the one before. */
export function tell(toast: Toasted): void {
  last += 1;
  held.value = false;
  toasted.value = { ...toast, at: last };
}

export function hush(): void {
  toasted.value = undefined;
}

// The clock starts again whenever the finger leaves, so nobody loses an undo by reading slowly.
effect(() => {
  if (!toasted.value || held.value) return;
  const timer = setTimeout(hush, TOAST_MS);
  return () => clearTimeout(timer);
});

function sentence({ text, where }: Toasted): string {
  if (!where) return text;
  return say("part.done_where", { text, where: say(where() === "here" ? "part.on_this_phone" : "part.on_the_server") });
}

function hold() {
  held.value = true;
}

function loose() {
  held.value = false;
}

/** The place where toasts appear: above the dock. The region is always there, so that what comes into it is read aloud. */
export function Toast() {
  const toast = toasted.value;
  useEffect(() => loose, []);
  return (
    <div class="lifted" role="status" aria-live="polite">
      {toast ? (
        <div
          class="toast"
          key={toast.at}
          onPointerDown={hold}
          onPointerUp={loose}
          onPointerCancel={loose}
          onPointerEnter={hold}
          onPointerLeave={loose}
          onFocusIn={hold}
          onFocusOut={loose}
        >
          <span>{sentence(toast)}</span>
          {toast.undo ? (
            <button
              type="button"
              class="undo"
              onClick={() => {
                const back = toast.undo;
                hush();
                back?.();
              }}
            >
              {say("part.undo")}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
