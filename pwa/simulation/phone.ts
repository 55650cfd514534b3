/**
 * One phone of the simulation: a storage that outlives it, and the app's own core living on it until it is killed.
 * Promises: all that leaves the core is told to the driver; nothing comes in but what the driver gives.
 */

import type { Kept } from "../src/sync/outbox.ts";
import type { Platform, Timer } from "../src/sync/platform.ts";
import type { Pocket } from "../src/sync/pocket.ts";
import type { Disk } from "./disk.ts";
import type { Oracle, Point } from "./oracle.ts";
import { oracleOf } from "./oracle.ts";
import { chanceOf, type Time } from "./time.ts";

export type Core = typeof import("./core.ts");
export type Told = Readonly<Record<string, unknown>> & { readonly is: string; readonly phone: string };
export type Tell = (told: Told) => void;

interface Asked {
  readonly nonce: string | undefined;
  readonly resolve: (reply: Response) => void;
  readonly reject: (error: unknown) => void;
}

/** One life of the app on the phone, from its start to when it is killed. */
interface Life {
  alive: boolean;
  readonly pocket: Pocket;
  readonly stop: () => void;
  readonly hurry: () => void;
}

export interface Deed {
  readonly kind: string;
  readonly verb: string;
  readonly record?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

let requests = 0;

export class Phone {
  life: Life | undefined;
  /** Signed out, and everything on it erased. */
  erased = false;
  clock = 0;
  readonly oracle: Oracle;
  readonly #asked = new Map<number, Asked>();
  readonly #sockets = new Map<number, SimulatedSocket>();
  readonly #chance: () => number;

  constructor(
    readonly name: string,
    readonly person: string,
    public core: Core,
    readonly disk: Disk,
    readonly time: Time,
    readonly tell: Tell,
    readonly seed: number,
  ) {
    this.#chance = chanceOf(seed);
    this.oracle = oracleOf(this);
  }

  /** Opens the app. It may be killed while it opens, and then nothing comes of it. */
  boot(): void {
    if (this.life || this.erased) return;
    this.disk.reset();
    const { core } = this;
    const lifeline = { alive: true };
    const platform = this.#platform(lifeline);
    this.disk.killed = () => {
      if (lifeline.alive) this.kill();
    };
    const pocket = new core.Pocket("sim", this.person, platform);
    const signals = new core.LinkSignals();
    const link = new core.Link(pocket, "/p/sim/api", signals, {
      confirm: async () => {
        const found = await core.who("sim", platform);
        if (found.is === "silence" || found.is === "failed") return found.is;
        if (found.is === "revoked") return "same";
        if (found.is !== "me") return "signed_out";
        return found.me.person.id === this.person ? "same" : "other";
      },
      erase: () => void this.#leave(pocket, link),
    });
    this.life = Object.assign(lifeline, { pocket, stop: () => link.stop(), hurry: () => link.hurry() });
    void pocket.load().then(() => (lifeline.alive ? link.run() : undefined));
  }

  /** The browser is killed: what was only in memory is gone. */
  kill(): void {
    if (!this.life) return;
    this.life.alive = false;
    this.life = undefined;
    this.#asked.clear();
    this.#sockets.clear();
    this.oracle.died();
    this.tell({ is: "killed", phone: this.name });
  }

  /** A person taps. What the app says of it is told: saved with its n, or not saved. */
  deed(deed: Deed): void {
    const { life } = this;
    if (!life) return;
    const { pocket } = life;
    const before = new Set(pocket.kept.peek().map((kept) => kept.entry.id));
    const seen = this.oracle.seen(pocket, deed.kind, deed.record);
    const base = this.oracle.baseOf(pocket, deed);
    const done = this.core.doDeed(pocket, deed as Parameters<Core["doDeed"]>[1]);
    const made = pocket.kept.peek().find((kept) => !before.has(kept.entry.id));
    if (made) this.#note(made, seen);
    if (made && base !== undefined && JSON.stringify(made.entry.base) !== JSON.stringify(base))
      this.oracle.fail(`E3: ${deed.verb} has the base ${JSON.stringify(made.entry.base)}, not ${JSON.stringify(base)}`);
    done.then(
      ({ id }) => {
        if (!life.alive) return;
        this.oracle.saved.add(id);
        this.tell({ is: "saved", phone: this.name, id });
      },
      () => this.tell({ is: "not_saved", phone: this.name, id: made?.entry.id }),
    );
  }

  #note({ entry }: Kept, seen: readonly Point[]): void {
    this.oracle.sawOf.set(entry.id, seen);
    this.tell({ is: "did", phone: this.name, id: entry.id, verb: entry.verb, fields: entry.fields, saw: seen });
  }

  /** The driver's answer to a request; status 0: the network failed. */
  answer(id: number, status: number, body: string): void {
    const asked = this.#asked.get(id);
    if (!asked) return;
    this.#asked.delete(id);
    this.oracle.heard(body);
    if (status === 0) asked.reject(new TypeError("Failed to fetch"));
    else asked.resolve(replyOf(status, body));
  }

  /** Whether an answer is somebody else's: another message's, or no message at all. */
  isForeign(id: number, body: string): boolean {
    const nonce = this.#asked.get(id)?.nonce;
    return nonce !== undefined && !body.includes(`"nonce":"${nonce}"`);
  }

  socket(id: number): SimulatedSocket | undefined {
    return this.#sockets.get(id);
  }

  async #leave(pocket: Pocket, link: { stop(): void }): Promise<void> {
    link.stop();
    if (pocket.toSend.peek() === 0) await pocket.database.erase();
    else await pocket.forgetRecords();
    if (this.life?.pocket !== pocket) return;
    this.life.alive = false;
    this.life = undefined;
    this.erased = true;
    this.tell({ is: "erased", phone: this.name, kept: this.disk.rows("entries").size });
  }

  #platform(lifeline: { alive: boolean }): Platform {
    const now = () => this.time.now + this.clock;
    const byte = () => Math.floor(this.#chance() * 256);
    return {
      now,
      random: (bytes) => bytes.map(byte),
      chance: this.#chance,
      after: (ms, work): Timer => this.time.after(ms, () => lifeline.alive && work()),
      cancel: (timer) => this.time.cancel(timer),
      fetch: (path, init) => this.#fetch(lifeline, path, init),
      socket: (path) => this.#open(lifeline, path) as unknown as WebSocket,
      open: (_name, events) => this.disk.open(events),
      erase: async () => this.disk.erase(),
      isHidden: () => false,
    };
  }

  #fetch(lifeline: { alive: boolean }, path: string, init: RequestInit): Promise<Response> {
    return new Promise((resolve, reject) => {
      if (!lifeline.alive) return;
      const id = ++requests;
      const body = init.body === undefined ? null : String(init.body);
      const message = body ? JSON.parse(body) : undefined;
      this.#asked.set(id, { nonce: message?.nonce, resolve, reject });
      init.signal?.addEventListener("abort", () => {
        if (this.#asked.delete(id)) reject(new DOMException("aborted", "AbortError"));
      });
      if (message) this.oracle.sent(message);
      this.tell({ is: "request", phone: this.name, id, path, body });
    });
  }

  #open(lifeline: { alive: boolean }, path: string): SimulatedSocket {
    const id = ++requests;
    const socket = new SimulatedSocket(
      (text) => {
        if (!lifeline.alive) return;
        const said = JSON.parse(text);
        if (said.type === "sync") this.oracle.sent(said);
        this.tell({ is: "says", phone: this.name, id, text });
      },
      () => lifeline.alive && this.tell({ is: "hangs_up", phone: this.name, id }),
    );
    this.#sockets.set(id, socket);
    this.tell({ is: "socket", phone: this.name, id, path });
    return socket;
  }
}

class SimulatedSocket {
  readyState = 0;
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;
  onclose: (() => void) | undefined;

  constructor(
    readonly send: (text: string) => void,
    readonly hangUp: () => void,
  ) {}

  opened(): void {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.onopen?.();
  }

  heard(data: string): void {
    if (this.readyState === 1) this.onmessage?.({ data });
  }

  ended(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.();
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.hangUp();
  }
}

/** As much of a Response as the core reads. */
function replyOf(status: number, body: string): Response {
  const headers = { get: () => (body.startsWith("{") ? "application/json" : "text/html") };
  return { status, headers, body: null, text: async () => body } as unknown as Response;
}
