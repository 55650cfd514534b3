/**
 * Rows walked by keys: J and K, or the arrows inside the table; Enter opens, Esc closes what is open beside them.
 *
 * Promises: one row at a time is in the way of Tab; a row that leaves passes its place on; closing gives the focus back to the row.
 * Refuses: to know what the rows are.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../words";
import { type Key, useKeys } from "./keys";

export interface Walk {
  /** What is open beside the rows. */
  readonly opened: string | undefined;
  readonly open: (id: string) => void;
  readonly close: () => void;
  /** The list's own keys; each is given the row that is in the way. */
  readonly keys?: readonly (Omit<Key, "run"> & { readonly run: (id: string | undefined) => void })[];
}

/** Where the next row is: the first, where none was walked yet. */
export function stepped(ids: readonly string[], from: number | undefined, way: 1 | -1): number {
  if (from === undefined) return 0;
  return Math.max(0, Math.min(ids.length - 1, from + way));
}

/** The rows of the page that say `data-row`, in their order on the screen. */
function rowsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
}

const SETTLING_MS = 500;

/** What opens beside a list makes it narrower and its rows taller: the one that was chosen must not go out of sight. */
function staysInView(row: HTMLElement | undefined, list: HTMLElement | null): (() => void) | undefined {
  if (!row || !list) return undefined;
  const settles = new ResizeObserver(() => row.scrollIntoView({ block: "nearest" }));
  settles.observe(list);
  const over = setTimeout(() => settles.disconnect(), SETTLING_MS);
  return () => {
    clearTimeout(over);
    settles.disconnect();
  };
}

export function useWalk(ids: readonly string[], { opened, open, close, keys = [] }: Walk) {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string | undefined>(opened);
  const place = at === undefined ? -1 : ids.indexOf(at);
  const lastPlace = useRef<number | undefined>(undefined);
  if (place >= 0) lastPlace.current = place;
  // The row that was walked to has left: whoever stands in its place now has it.
  const held = place >= 0 ? place : lastPlace.current;
  const focused = ids[Math.min(held ?? 0, ids.length - 1)];
  const element = (id: string | undefined) => rowsIn(list.current).find((row) => row.dataset.row === id);
  const step = (way: 1 | -1) => {
    const next = ids[stepped(ids, held, way)];
    if (!next) return;
    setAt(next);
    element(next)?.focus();
  };
  const before = useRef(opened);
  useEffect(() => {
    const closed = before.current;
    before.current = opened;
    if (opened) setAt(opened);
    else if (closed) element(closed)?.focus();
    return opened ? staysInView(element(opened), list.current) : undefined;
  }, [opened]);
  useKeys([
    { key: "j", does: say("desk.down"), run: () => step(1) },
    { key: "k", does: say("desk.up"), run: () => step(-1) },
    { key: "Enter", does: say("list.open"), run: () => focused && open(focused) },
    ...(opened ? [{ key: "Escape", shown: "Esc", does: say("list.close"), run: close }] : []),
    ...keys.map((key) => ({ ...key, run: () => key.run(focused) })),
  ]);
  return {
    list,
    /** Goes to the first row: from the field that found it. */
    toFirst: () => {
      const first = ids[0];
      if (!first) return;
      setAt(first);
      element(first)?.focus();
    },
    /** What a row says of itself to be walked. */
    row: (id: string) => ({
      "data-row": id,
      tabIndex: id === focused ? 0 : -1,
      class: [id === at ? "focus" : "", id === opened ? "opened" : ""].filter(Boolean).join(" "),
      onFocusIn: () => setAt(id),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        step(event.key === "ArrowDown" ? 1 : -1);
      },
    }),
    /** Links inside a row stand in the way of Tab with their row alone. */
    within: (id: string): 0 | -1 => (id === focused ? 0 : -1),
  };
}

export type Walked = ReturnType<typeof useWalk>;
