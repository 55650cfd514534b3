/**
 * Several tabs, one pocket: one leads and holds the link, the others hear what it took in.
 * Promises: some tab leads; one that is seen takes over from one that no longer answers.
 * Refuses: to matter for correctness; where there are no Web Locks every tab leads, and the protocol bears it.
 */

export interface TabEvents<T> {
  /** This tab leads from now on; what it returns is called when that ends. */
  lead(): () => void;
  hear(said: T): void;
}

type Envelope<T> = { readonly is: "said"; readonly said: T } | { readonly is: "there?" } | { readonly is: "here" };

const ANSWER_MS = 3_000;
const REFUSED_MS = 1_000;

export class Tabs<T> {
  readonly #channel: BroadcastChannel | undefined;
  readonly #over = new AbortController();
  #leads = false;
  #asked: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly name: string,
    readonly events: TabEvents<T>,
  ) {
    this.#channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name);
    if (this.#channel) this.#channel.onmessage = (event) => this.#hear(event.data as Envelope<T>);
    this.#claim(false);
  }

  get leads(): boolean {
    return this.#leads;
  }

  say(said: T): void {
    this.#send({ is: "said", said });
  }

  /** This tab is in use: if the one that leads does not answer (it is frozen, or gone), this one leads. */
  check(): void {
    if (this.#leads || this.#asked !== undefined || !this.#channel) return;
    this.#send({ is: "there?" });
    this.#asked = setTimeout(() => {
      this.#asked = undefined;
      this.#claim(true);
    }, ANSWER_MS);
  }

  close(): void {
    this.#over.abort();
    clearTimeout(this.#asked);
    this.#channel?.close();
  }

  #hear(envelope: Envelope<T>): void {
    if (envelope.is === "said") this.events.hear(envelope.said);
    else if (envelope.is === "there?" && this.#leads) this.#send({ is: "here" });
    else if (envelope.is === "here") {
      clearTimeout(this.#asked);
      this.#asked = undefined;
    }
  }

  #send(envelope: Envelope<T>): void {
    if (!this.#over.signal.aborted) this.#channel?.postMessage(envelope);
  }

  #claim(steal: boolean): void {
    const { locks } = navigator;
    if (!locks || !this.#channel) {
      this.#lead(new Promise((resolve) => this.#over.signal.addEventListener("abort", resolve, { once: true })));
      return;
    }
    const held = () =>
      this.#lead(new Promise((resolve) => this.#over.signal.addEventListener("abort", resolve, { once: true })));
    // A stolen lock rejects in the tab it was taken from: that one follows again, waiting in line.
    const wait = steal ? { steal: true } : { signal: this.#over.signal };
    locks.request(this.name, wait, held).catch(() => {
      const led = this.#leads;
      this.#ended();
      if (this.#over.signal.aborted) return;
      if (led) this.#claim(false);
      // Refused without having held it: a page that is being left may ask for nothing, and WebKit says so at once,
      // again and again; nothing but a timer lets it go.
      else setTimeout(() => !this.#over.signal.aborted && this.#claim(false), REFUSED_MS);
    });
  }

  #end: (() => void) | undefined;

  async #lead(until: Promise<unknown>): Promise<void> {
    this.#leads = true;
    this.#end = this.events.lead();
    await until;
    this.#ended();
  }

  #ended(): void {
    if (!this.#leads) return;
    this.#leads = false;
    this.#end?.();
    this.#end = undefined;
  }
}
