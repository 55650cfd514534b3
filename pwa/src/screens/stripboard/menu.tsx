/** A button and what it opens: deeds in a column, walked by arrows, left by Esc. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/icon";

export interface MenuItem {
  readonly word: string;
  readonly run: () => void;
  /** For what is switched on or off. */
  readonly on?: boolean;
}

export interface MenuProps {
  readonly label: string;
  readonly class: string;
  readonly items: () => readonly MenuItem[];
  readonly children: ComponentChildren;
}

function Item({ word, run, on, close }: MenuItem & { close: () => void }) {
  const chosen = () => {
    close();
    run();
  };
  if (on === undefined)
    return (
      <button type="button" role="menuitem" tabIndex={-1} onClick={chosen}>
        {word}
      </button>
    );
  return (
    <button type="button" role="menuitemcheckbox" aria-checked={on} tabIndex={-1} onClick={chosen}>
      {word}
      {on ? <Icon name="tick" size={16} /> : null}
    </button>
  );
}

export function Menu({ label, class: classes, items, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    menu.current?.querySelector<HTMLElement>("button")?.focus();
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (!menu.current?.contains(target) && !button.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const moves = (event: KeyboardEvent) => {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const place = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[(to + all.length) % all.length]?.focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") setOpen(false);
  };
  return (
    <span class="sbmenu">
      <button
        ref={button}
        type="button"
        class={classes}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open ? (
        <div ref={menu} class="menu" role="menu" aria-label={label} onKeyDown={moves} tabIndex={-1}>
          {items().map((item) => (
            <Item key={item.word} {...item} close={close} />
          ))}
        </div>
      ) : null}
    </span>
  );
}
