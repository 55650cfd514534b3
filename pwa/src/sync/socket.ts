/**
 * The socket: the same messages, and changes as they happen. Correctness never rests on it (W1).
 * Promises: it counts as alive only while its pings are answered (W2); what it brings is judged in the order it came.
 */
import { type Answer, type Carrier, SILENCE } from "./exchange.ts";
import { browser, type Timer } from "./platform.ts";
import { asFrames, asMark, asReply, type Change, type Mark, type Message } from "./wire.ts";

export interface SocketEvents {
  opened(): void;
  frames(changes: readonly Change[]): void;
  mark(mark: Mark, now: Date | undefined): void;
  /** It is over; `why` if the server said so. */
  closed(why: string | undefined): void;
}

const OPENING_MS = 10_000;
const REPLY_MS = 15_000;
const PING_EVERY_MS = 25_000;
const PONG_MS = 8_000;
const PROBE_MS = 4_000;

const [CONNECTING, OPEN] = [0, 1];

export class Live implements Carrier {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, (answer: Answer) => void>();
  #why: string | undefined;
  #over = false;
  #next: Timer;
  #pong: Timer | undefined;

  constructor(
    path: string,
    readonly events: SocketEvents,
    readonly platform = browser,
  ) {
    this.#socket = platform.socket(path);
    this.#next = this.platform.after(OPENING_MS, () => this.close());
    this.#socket.onopen = () => {
      this.#pingIn(PING_EVERY_MS);
      events.opened();
    };
    this.#socket.onmessage = (event) => this.#hear(event.data);
    this.#socket.onclose = () => this.close();
    this.#socket.onerror = () => this.close();
  }

  get isOpen(): boolean {
    return !this.#over && this.#socket.readyState === OPEN;
  }

  exchange(message: Message): Promise<Answer> {
    if (this.#over || !this.#send({ type: "sync", ...message })) return Promise.resolve(SILENCE);
    return new Promise((resolve) => {
      const limit = this.platform.after(REPLY_MS, () => this.close());
      this.#waiting.set(message.nonce, (answer) => {
        this.platform.cancel(limit);
        this.#waiting.delete(message.nonce);
        resolve(answer);
      });
    });
  }

  /** Asks whether it is still there, with little patience. */
  probe(): void {
    if (this.#socket.readyState !== CONNECTING) this.#ping(PROBE_MS);
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.platform.cancel(this.#next);
    this.platform.cancel(this.#pong);
    for (const answer of [...this.#waiting.values()]) answer(SILENCE);
    try {
      this.#socket.close();
    } catch {
      // It never opened.
    }
    this.events.closed(this.#why);
  }

  #hear(data: unknown): void {
    const said = this.#over ? null : parsed(data);
    if (!said) return;
    this.#pingIn(PING_EVERY_MS);
    const changes = said.type === "changes" ? asFrames(said) : null;
    const mark = said.type === "mark" || said.type === "pong" ? asMark(said) : null;
    if (said.type === "reply" || said.type === "error") this.#reply(said);
    else if (said.type === "bye") this.#bye(said.why);
    else if (changes) this.events.frames(changes);
    if (said.type === "pong") this.platform.cancel(this.#pong);
    if (mark) this.events.mark(mark, typeof said.now === "string" ? new Date(said.now) : undefined);
  }

  #bye(why: unknown): void {
    this.#why = typeof why === "string" ? why : "bye";
    this.close();
  }

  #reply(said: Readonly<Record<string, unknown>>): void {
    const nonce = typeof said.nonce === "string" ? said.nonce : "";
    const waiting = this.#waiting.get(nonce);
    if (!waiting) return;
    const reply = asReply(said, nonce);
    if (reply) waiting({ is: "reply", reply });
    else waiting(typeof said.code === "string" ? { is: "fault", status: 0, code: said.code } : SILENCE);
  }

  #pingIn(ms: number): void {
    this.platform.cancel(this.#next);
    this.#next = this.platform.after(ms, () => this.#ping(PONG_MS));
  }

  #ping(patience: number): void {
    this.platform.cancel(this.#pong);
    this.#pong = this.platform.after(patience, () => this.close());
    if (!this.#send({ type: "ping" })) this.close();
  }

  #send(message: object): boolean {
    if (this.#socket.readyState !== OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }
}

function parsed(data: unknown): Readonly<Record<string, unknown>> | null {
  try {
    const said: unknown = typeof data === "string" ? JSON.parse(data) : null;
    return typeof said === "object" && said !== null ? (said as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
