/**
 * Requests that end: every one has a time limit, whatever the network does (W2).
 * Promises: a body that keeps coming may take long, one that stands still may not. Refuses: to follow a redirect with a push.
 */
import { type Answer, answerTo, type Carrier, SILENCE } from "./exchange.ts";
import { browser } from "./platform.ts";
import type { Message } from "./wire.ts";

const QUIET_MS = 12_000;
const WHOLE_MS = 120_000;

export interface Heard {
  readonly status: number;
  /** Parsed, where the answer said it was JSON and it was. */
  readonly body: unknown;
}

/** For whoever reads the answer himself: ended after 12 s without an answer. Rejects as `fetch` does. */
export function fetchSoon(url: string, init: RequestInit, platform = browser): Promise<Response> {
  const headers = { "X-Callboard": "1", ...(init.headers as Record<string, string>) };
  const signal = init.signal ?? AbortSignal.timeout(QUIET_MS);
  return platform.fetch(url, {
    ...init,
    headers,
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
    signal,
  });
}

/** The answer as JSON, null where nothing came in time or what came was not JSON. `ended` ends it early. */
export async function asked(
  url: string,
  init: RequestInit,
  ended?: AbortSignal,
  platform = browser,
): Promise<Heard | null> {
  const quiet = new AbortController();
  const signals = [quiet.signal, ...(ended ? [ended] : [])];
  const whole = platform.after(WHOLE_MS, () => quiet.abort());
  let timer = platform.after(QUIET_MS, () => quiet.abort());
  const stir = () => {
    platform.cancel(timer);
    timer = platform.after(QUIET_MS, () => quiet.abort());
  };
  try {
    const response = await fetchSoon(url, { ...init, signal: anyOf(signals) }, platform);
    stir();
    const text = await read(response, stir);
    const isJson = /^application\/json\b/i.test(response.headers.get("Content-Type") ?? "");
    return isJson ? { status: response.status, body: JSON.parse(text) as unknown } : null;
  } catch {
    return null;
  } finally {
    platform.cancel(timer);
    platform.cancel(whole);
  }
}

/** The carrier that is enough alone (W1). */
export class Post implements Carrier {
  #ended = new AbortController();
  #began = 0;

  constructor(
    readonly url: string,
    readonly platform = browser,
  ) {}

  async exchange(message: Message): Promise<Answer> {
    this.#ended = new AbortController();
    this.#began = this.platform.now();
    const init = { method: "POST", body: JSON.stringify(message), headers: { "Content-Type": "application/json" } };
    const heard = await asked(this.url, init, this.#ended.signal, this.platform);
    return heard ? answerTo(message, heard.status, heard.body) : SILENCE;
  }

  /** Gives up a request that has been out for `ms`: the network has changed, and sending again is safe. */
  giveUpAfter(ms: number): void {
    if (this.platform.now() - this.#began > ms) this.#ended.abort();
  }
}

async function read(response: Response, stir: () => void): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      stir();
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    // A reader that is only dropped counts as a request that was broken off.
    reader.releaseLock();
  }
}

function anyOf(signals: AbortSignal[]): AbortSignal {
  const either = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) either.abort();
    else signal.addEventListener("abort", () => either.abort(), { once: true });
  }
  return either.signal;
}
