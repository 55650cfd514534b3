/**
 * Keeps this phone and the server one: pushes what waits, takes in what is new, by request alone or faster by socket (W1).
 * Promises: one exchange at a time; after failures it waits longer and longer, and tries at once when somebody hurries it.
 * Refuses: to believe that there is signal because something says so (W2), and to spin.
 */
import { Applied } from "./applied.ts";
import { backoff } from "./backoff.ts";
import { type Answer, messageOf } from "./exchange.ts";
import { Post } from "./http.ts";
import type { Timer } from "./platform.ts";
import type { Pocket } from "./pocket.ts";
import { receive, receiveMark } from "./receive.ts";
import type { LinkSignals } from "./signals.ts";
import { Live } from "./socket.ts";
import { type Change, isBeyond, type Mark, type Message, type Reply } from "./wire.ts";

/** same: this session is that person's. The others end the round. */
export type Confirmed = "same" | "other" | "signed_out" | "failed" | "silence";

export interface LinkHooks {
  /** Asks the server whose session this is, before anything is sent under it (E7). */
  confirm(): Promise<Confirmed>;
  /** The server wants everything on this phone gone (A6). */
  erase(): void;
}

export const TIMES = {
  first: 1_000,
  longest: 60_000,
  poll: 15_000,
  pollHidden: 60_000,
  tell: 2_000,
  socketFirst: 2_000,
  socketLongest: 300_000,
  deedAfterFailure: 3_000,
  giveUp: 4_000,
};

const MOST_TURNS = 200;

export class Link {
  readonly #post: Post;
  #live: Live | undefined;
  #confirmed = false;
  #stopped = false;
  #wanted = false;
  #wake: (() => void) | undefined;
  #failures = 0;
  #socketFailures = 0;
  #socketAfter = 0;
  #openTimer: Timer | undefined;
  #triedAt = 0;
  readonly #applied: Applied;

  constructor(
    readonly pocket: Pocket,
    readonly base: string,
    readonly signals: LinkSignals,
    readonly hooks: LinkHooks,
  ) {
    this.#post = new Post(`${base}/sync`, this.#platform);
    this.#applied = new Applied(
      () => pocket.durable?.cursor,
      () => this.want(),
      () => TIMES.tell,
      this.#platform,
    );
    pocket.wants = () => this.want();
  }

  get #platform() {
    return this.pocket.platform;
  }

  #backoff(failures: number, firstMs: number, mostMs: number): number {
    return backoff(failures, firstMs, mostMs, this.#platform.chance());
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      this.#wanted = false;
      const pause = await this.#round();
      if (!this.#stopped && !(this.#wanted && this.#failures === 0)) await this.#sleep(pause);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#applied.stop();
    this.#platform.cancel(this.#openTimer);
    this.#live?.close();
    this.#post.giveUpAfter(0);
    this.#wake?.();
  }

  /** There is something to send or to ask for. */
  want(): void {
    this.#wanted = true;
    if (this.#failures === 0 || this.#platform.now() - this.#triedAt > TIMES.deedAfterFailure) this.#wake?.();
  }

  /** Something says that it may work now: try, and find out quickly whether what looks alive is. */
  hurry(): void {
    this.#failures = 0;
    this.#socketFailures = 0;
    this.#socketAfter = 0;
    this.#live?.probe();
    this.#post.giveUpAfter(TIMES.giveUp);
    this.#wanted = true;
    this.#wake?.();
  }

  /** Ask again whose session this is before the next exchange. */
  doubt(): void {
    this.#confirmed = false;
  }

  /** Exchanges until there is nothing to say. Returns how long to rest, in ms. */
  async #round(): Promise<number> {
    this.#triedAt = this.#platform.now();
    if (!this.#confirmed) {
      const confirmed = await this.hooks.confirm();
      if (confirmed === "silence") return this.#failed();
      if (confirmed === "failed") return this.#failed("server_failed");
      if (confirmed !== "same") return TIMES.longest;
      this.#confirmed = true;
    }
    let sent: Message | undefined;
    for (let turn = 0; turn < MOST_TURNS && !this.#stopped; turn++) {
      const message = messageOf(this.pocket);
      if (sent && isSame(sent, message)) return this.#failed("server_failed");
      const began = this.#platform.now();
      const answer = await this.#exchange(message);
      if (answer.is === "silence") return this.#failed();
      if (answer.is === "fault") return this.#faulted(answer);
      if (this.#stopped) break;
      this.#heard(answer.reply, began);
      const got = await this.pocket.inTurn(() => receive(this.pocket, answer.reply, message));
      // What was done while that word was on its way is sent first: it is held for review (A6).
      if (answer.reply.erase && !this.#hasMore(message)) {
        this.hooks.erase();
        return TIMES.longest;
      }
      if (got.foreign) {
        this.#confirmed = false;
        return this.#failed("server_failed");
      }
      this.#applied.told(message.applied);
      if (got.took) this.#applied.took(this.pocket.intake.place?.cursor);
      // An ended session is told to erase once nothing of it waits any more.
      const ended = answer.reply.erase !== undefined;
      if (!got.ask && !ended && !this.#hasMore(message)) break;
      sent = message;
    }
    this.#open();
    this.#applied.soon();
    return this.#rest();
  }

  async #exchange(message: Message): Promise<Answer> {
    if (this.#live?.isOpen) {
      const live = this.#live;
      const answer = await live.exchange(message);
      if (answer.is === "reply") this.#socketFailures = 0;
      if (answer.is !== "silence") return answer;
      live.close();
      if (this.#stopped) return answer;
    }
    return this.#post.exchange(message);
  }

  #heard(reply: Reply, began: number): void {
    // The way is open again: the socket need not wait out what it waited for while there was none.
    if (this.#failures > 0) this.#socketAfter = 0;
    this.#failures = 0;
    this.signals.trouble.value = undefined;
    this.signals.old.value = isBeyond(reply);
    if (this.signals.old.value) this.#live?.close();
    this.signals.since.value = undefined;
    this.signals.state.value = this.#live?.isOpen ? "live" : "polling";
    const tripMs = this.#platform.now() - began;
    const skew = Date.parse(reply.now) - began - tripMs / 2;
    const known = this.pocket.skew.peek();
    if (Math.abs(skew - known) <= Math.max(250, tripMs)) return;
    this.pocket.skew.value = skew;
    this.pocket.unwritten.skew(skew);
  }

  /** Nobody answered, or with `trouble` our server could not. */
  #failed(trouble?: "server_full" | "server_failed"): number {
    this.#failures++;
    this.signals.trouble.value = trouble;
    this.signals.state.value = trouble ? "polling" : "away";
    this.signals.since.value = trouble
      ? undefined
      : (this.signals.since.peek() ?? new Date(this.#platform.now() + this.pocket.skew.peek()));
    return this.#backoff(this.#failures, TIMES.first, TIMES.longest);
  }

  async #faulted({ status, code }: { status: number; code: string }): Promise<number> {
    if (status === 401 || status === 403 || code === "other_person") {
      this.#confirmed = false;
      const confirmed = await this.hooks.confirm();
      if (confirmed === "silence") return this.#failed();
      if (confirmed !== "same") return TIMES.longest;
    }
    return this.#failed(status === 507 || code === "disk_full" ? "server_full" : "server_failed");
  }

  #hasMore(last: Message): boolean {
    const sent = new Set(last.entries.map((entry) => entry.id));
    return messageOf(this.pocket).entries.some((entry) => !sent.has(entry.id));
  }

  #rest(): number {
    if (this.#live?.isOpen) return Number.POSITIVE_INFINITY;
    return this.#backoff(1, this.#platform.isHidden() ? TIMES.pollHidden : TIMES.poll, TIMES.pollHidden);
  }

  #open(): void {
    this.#platform.cancel(this.#openTimer);
    if (this.#live || this.#stopped || this.#failures > 0 || this.signals.old.peek()) return;
    const early = this.#socketAfter - this.#platform.now();
    if (early > 0) {
      this.#openTimer = this.#platform.after(early, () => this.#open());
      return;
    }
    const { pocket } = this;
    const events = {
      opened: () => this.want(),
      frames: (changes: readonly Change[]) => void pocket.inTurn(() => pocket.intake.frames(changes)),
      mark: async (mark: Mark, now: Date | undefined) => {
        const at = now ?? new Date(this.#platform.now() + pocket.skew.peek());
        const got = await pocket.inTurn(() => receiveMark(pocket, mark, at));
        if (got.took) this.#applied.took(pocket.intake.place?.cursor);
        if (got.ask) this.want();
        this.#applied.soon();
      },
      closed: (why: string | undefined) => this.#closed(why),
    };
    this.#live = new Live(`${this.base}/live`, events, this.#platform);
  }

  #closed(why: string | undefined): void {
    const wasLive = this.signals.state.peek() === "live";
    this.#live = undefined;
    this.#socketFailures++;
    this.#socketAfter =
      this.#platform.now() +
      (why === "scope" ? 0 : this.#backoff(this.#socketFailures, TIMES.socketFirst, TIMES.socketLongest));
    if (wasLive) this.signals.state.value = "polling";
    void this.pocket.inTurn(() => this.pocket.intake.forgetFrames());
    if (why !== undefined && why !== "scope") this.doubt();
    this.#open();
    if (this.#stopped || !wasLive) return;
    // A server that goes away sends everyone off at once: do not all come back at once.
    if (why === undefined || why === "scope") this.want();
    else this.#platform.after(this.#backoff(1, TIMES.socketFirst, TIMES.socketFirst), () => this.want());
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#platform.cancel(timer);
        this.#wake = undefined;
        resolve();
      };
      this.#wake = done;
      const timer = ms === Number.POSITIVE_INFINITY ? undefined : this.#platform.after(ms, done);
    });
  }
}

/** Whether a second message would say just what the first said: then an exchange got us nowhere. */
function isSame(one: Message, two: Message): boolean {
  const said = (message: Message) => [
    message.from?.seq,
    message.from?.epoch,
    message.scope,
    message.device,
    message.lost_through,
    ...message.entries.map((entry) => `${entry.id}/${entry.n}`),
  ];
  return JSON.stringify(said(one)) === JSON.stringify(said(two));
}
