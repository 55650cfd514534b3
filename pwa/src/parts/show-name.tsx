/**
 * The production's name; where this phone has opened more than one, the way to the others.
 * Promises: one tap opens the list, one more is there. Refuses: to go anywhere without leaving this page whole: nothing mixes.
 */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { shows } from "../sync";
import { say } from "../words";
import { Icon } from "./icon";

const List = signal<{ Shows: ComponentType } | undefined>(undefined);

export function ShowName({ title, day }: { title: string; day?: string | undefined }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    addEventListener("pointerdown", outside);
    addEventListener("focusin", outside);
    addEventListener("keydown", onEscape);
    return () => {
      removeEventListener("pointerdown", outside);
      removeEventListener("focusin", outside);
      removeEventListener("keydown", onEscape);
    };
  }, [open]);
  const Shows = List.value?.Shows;
  if (shows.value.length < 2) {
    return (
      <p class="show">
        {title}
        {day ? <span>{day}</span> : null}
      </p>
    );
  }
  return (
    <div class="shows" ref={whole}>
      <button
        type="button"
        class="show"
        ref={button}
        aria-expanded={open}
        aria-label={say("shows.switch", { production: title })}
        onClick={() => {
          setOpen(!open);
          if (!List.peek()) {
            import("./shows").then(
              (found) => {
                List.value = { Shows: found.Shows };
              },
              () => setOpen(false),
            );
          }
        }}
      >
        <b>
          {title}
          <Icon name="down" size={16} />
        </b>
        {day ? <span>{day}</span> : null}
      </button>
      {open && Shows ? <Shows /> : null}
    </div>
  );
}
