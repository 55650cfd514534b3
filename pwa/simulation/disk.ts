/**
 * A phone's storage in memory, which behaves as IndexedDB does and fails as it can.
 * Promises: transactions come one after the other; each is kept whole or not at all; what was kept survives a kill.
 * Refuses: to sort what it lists.
 */
import type { Connection, ConnectionEvents } from "../src/sync/database.ts";

type Row = Readonly<Record<string, unknown>>;
export type Rows = Map<string, unknown>;

/** full: no room. dies: the connection is gone, opened again it works. gone: it cannot be opened either, `span` times.
 *  before, after: the browser is killed at this commit, before or after it is kept. */
export type Fault = { readonly is: "full" | "dies" | "gone" | "before" | "after"; readonly span: number };

const KEYS: Readonly<Record<string, (row: Row) => string>> = {
  records: (row) => `${row.kind}/${row.id}`,
  shadow: (row) => `${row.kind}/${row.id}`,
  entries: (row) => (row.entry as { id: string }).id,
  photos: (row) => (row.ref as { sha256: string }).sha256,
};
const STORES = ["records", "shadow", "entries", "facts", "photos", "pixels"];

export class Disk {
  stores = new Map<string, Rows>(STORES.map((name) => [name, new Map()]));
  /** Commits until the fault strikes; null: none. */
  #fault: { fault: Fault; after: number } | null = null;
  #shut = 0;
  #last: Promise<unknown> = Promise.resolve();
  killed: () => void = () => {};
  commits = 0;

  rows(store: string): Rows {
    return this.stores.get(store) as Rows;
  }

  copy(): Disk {
    const twin = new Disk();
    for (const [name, rows] of this.stores) twin.stores.set(name, new Map(rows));
    return twin;
  }

  erase(): void {
    for (const rows of this.stores.values()) rows.clear();
  }

  /** The fault strikes at the commit after so many. */
  strike(fault: Fault, after: number): void {
    this.#fault = { fault, after };
  }

  /** Nothing fails from now on. */
  mend(): void {
    this.#fault = null;
    this.#shut = 0;
  }

  /** What was under way is not kept: nobody waits for it any more. */
  reset(): void {
    this.#last = Promise.resolve();
  }

  /** What comes next waits until the caller lets it go on. */
  hold(): () => void {
    let goOn = () => {};
    const before = this.#last;
    this.#last = new Promise<void>((resolve) => {
      goOn = resolve;
    }).then(() => before);
    return () => goOn();
  }

  async open(events: ConnectionEvents): Promise<Connection> {
    if (this.#shut > 0) {
      this.#shut--;
      throw new DOMException("the storage does not open", "UnknownError");
    }
    let isOpen = true;
    const connection = {
      close: () => {
        isOpen = false;
      },
      transaction: () => {
        if (!isOpen) throw new DOMException("the connection is closing", "InvalidStateError");
        const before = this.#last;
        const tx = new Transaction(this, before, () => {
          isOpen = false;
          events.terminated();
        });
        this.#last = tx.over;
        return tx;
      },
    };
    return connection as unknown as Connection;
  }

  /** What happens at this commit. */
  fate(): Fault["is"] | "kept" {
    this.commits++;
    if (!this.#fault) return "kept";
    if (this.#fault.after-- > 0) return "kept";
    const { is, span } = this.#fault.fault;
    // A full phone stays full for a while, and one that does not open does not either.
    if (is === "full" && span > 1) this.#fault = { fault: { is, span: span - 1 }, after: 0 };
    else this.#fault = null;
    if (is === "gone") this.#shut = span;
    return is;
  }
}

class Transaction {
  readonly over: Promise<void>;
  #end: () => void = () => {};
  #undo: (() => void)[] = [];
  #ended = false;
  #done: Promise<void> | undefined;

  constructor(
    readonly disk: Disk,
    readonly begun: Promise<unknown>,
    readonly died: () => void,
  ) {
    this.over = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get done(): Promise<void> {
    this.#done ??= this.begun.then(() => {
      if (this.#ended) throw new DOMException("aborted", "AbortError");
      return this.#commit();
    });
    return this.#done;
  }

  abort(): void {
    if (this.#ended) throw new DOMException("it has ended", "InvalidStateError");
    this.#back();
  }

  objectStore(store: string): unknown {
    const rows = this.disk.rows(store);
    const ask = <T>(work: () => T): Promise<T> => this.begun.then(work);
    const set = (key: string, value: unknown) => {
      const had = rows.has(key);
      const before = rows.get(key);
      this.#undo.push(() => (had ? rows.set(key, before) : rows.delete(key)));
      if (value === undefined) rows.delete(key);
      else rows.set(key, value);
    };
    const keyed = (key: unknown) => (Array.isArray(key) ? key.join("/") : String(key));
    return {
      get: (key: unknown) => ask(() => rows.get(keyed(key))),
      getAll: () => ask(() => [...rows.values()]),
      put: (value: Row, key?: string) => ask(() => set(key ?? KEYS[store]?.(value) ?? "", value)),
      delete: (key: unknown) => ask(() => set(keyed(key), undefined)),
      clear: () => ask(() => [...rows.keys()].map((key) => set(key, undefined))),
      index: (name: string) => ({
        getAll: () => ask(() => [...rows.values()].filter((row) => (row as Row)[name] !== undefined)),
      }),
      openCursor: () => ask(() => cursor([...rows.entries()], (key) => set(key, undefined))),
    };
  }

  #commit(): Promise<void> | undefined {
    // Reading needs no room.
    const fate = this.#undo.length ? this.disk.fate() : "kept";
    if (fate === "kept" || fate === "after") {
      this.#ended = true;
      this.#undo = [];
      this.#end();
      if (fate === "kept") return undefined;
    } else this.#back();
    if (fate === "before" || fate === "after") {
      this.disk.killed();
      // Nobody is there to hear how it went.
      return new Promise(() => {});
    }
    if (fate === "full") throw new DOMException("no room", "QuotaExceededError");
    this.died();
    throw new DOMException("the connection died", "AbortError");
  }

  #back(): void {
    this.#ended = true;
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
    this.#end();
  }
}

function cursor(rows: [string, unknown][], drop: (key: string) => void): unknown {
  const [first, ...rest] = rows;
  if (!first) return null;
  return {
    value: first[1],
    delete: async () => drop(first[0]),
    continue: async () => cursor(rest, drop),
  };
}
