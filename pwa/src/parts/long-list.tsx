/**
 * A long list: a screenful at once and the rest behind it, a few rows whenever the phone has nothing to do, so that a tap on
 * the way in is answered in a frame.
 * Promises: it becomes whole by itself and all of it stands in the document, for find-in-page and for a screen reader; a row
 * is drawn again only when its record changes or a signal that it reads. Refuses: rows that hang on anything else.
 * For very many children of one record (strips of a board) read `recordsOf` of `sync`: it is indexed by their parent.
 */
import type { ComponentType, VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** More than a phone shows at once. */
export const FIRST = 10;
/** What the slowest phone draws between two frames. */
const STEP = 8;
/** A phone that is never idle, or cannot say so (Safari), goes on all the same. */
const LATEST_MS = 1_000;

function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work, { timeout: LATEST_MS });
  return () => cancelIdleCallback(asked);
}

export interface LongListProps<T extends { readonly id: string }> {
  all: readonly T[];
  /** Draws one; a component of its own, the same at every drawing of the list. */
  Row: ComponentType<{ of: T }>;
  /** How many stand above it on the same screen, in lists of their own. */
  below?: number;
}

export function LongList<T extends { readonly id: string }>({ all, Row, below = 0 }: LongListProps<T>) {
  const [shown, setShown] = useState(Math.max(0, FIRST - below));
  const drawn = useRef(new WeakMap<T, VNode>());
  const isWhole = shown >= all.length;
  useEffect(() => (isWhole ? undefined : whenIdle(() => setShown(shown + STEP))), [shown, isWhole]);
  const row = (one: T): VNode => {
    const made = drawn.current.get(one) ?? <Row key={one.id} of={one} />;
    drawn.current.set(one, made);
    return made;
  };
  return <>{(isWhole ? all : all.slice(0, shown)).map(row)}</>;
}
