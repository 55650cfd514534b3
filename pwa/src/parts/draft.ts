/**
 * What is typed into a form, kept on this phone until it is saved or put away.
 * Promises: leaving, reloading or losing the app loses nothing typed. Refuses: to show one person's draft to another on the same phone.
 */
import { type Signal, signal } from "@preact/signals";
import { me } from "../sync";

const open = new Map<string, Signal<unknown>>();

function key(name: string): string {
  const of = me.peek();
  return `callboard/${of?.production.id ?? ""}/${of?.person.id ?? ""}/draft/${name}`;
}

function kept<T extends object>(place: string, empty: T): T {
  try {
    return { ...empty, ...JSON.parse(localStorage.getItem(place) ?? "{}") };
  } catch {
    return empty;
  }
}

export interface Draft<T> {
  readonly value: T;
  set(change: Partial<T>): void;
  /** Saved or put away: the form is empty again. */
  clear(): void;
}

/** The draft of that name. Every field of `empty` is there whatever was kept. */
export function draft<T extends object>(name: string, empty: T): Draft<T> {
  const place = key(name);
  if (!open.has(place)) open.set(place, signal(kept(place, empty)));
  const held = open.get(place) as Signal<T>;
  const keep = (value: T) => {
    held.value = value;
    try {
      localStorage.setItem(place, JSON.stringify(value));
    } catch {
      // A full phone still has the form on its screen.
    }
  };
  return {
    get value() {
      return held.value;
    },
    set: (change) => keep({ ...held.peek(), ...change }),
    clear: () => {
      held.value = empty;
      localStorage.removeItem(place);
    },
  };
}
