/** The network between the phone and a `FakeLog`: up, cut, a hole, a captive portal, replies dropped or doubled. */
import { vi } from "vitest";
import type { Message } from "../wire.ts";
import type { FakeLog } from "./fake-log.ts";

export type Weather =
  | "up"
  | "cut"
  | "hole"
  | "portal"
  | "full"
  | "signed_out"
  | "broken"
  | "wrong_nonce"
  | "drop_reply";

export const PERSON = "00000000-0000-7000-8000-000000000001";

export class FakeNet {
  weather: Weather = "up";
  sockets: FakeSocket[] = [];
  /** Whether sockets may open. */
  live = false;
  person = PERSON;
  production = "pit";
  requests = 0;

  constructor(readonly log: FakeLog) {
    const net = this;
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => net.fetch(url, init));
    vi.stubGlobal(
      "WebSocket",
      class extends FakeSocket {
        constructor(url: string) {
          super(url, net);
        }
      },
    );
  }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    this.requests++;
    if (this.weather === "cut") throw new TypeError("Failed to fetch");
    if (this.weather === "hole")
      return new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    if (this.weather === "portal")
      return new Response("<h1>Hotel Wi-Fi</h1>", { status: 200, headers: { "Content-Type": "text/html" } });
    if (this.weather === "signed_out") return json({ code: "signed_out", text: "" }, 401);
    if (url.endsWith("/me")) return json(this.#me());
    if (this.weather === "full") return json({ code: "disk_full", text: "" }, 507);
    if (this.weather === "broken") return json({ code: "server_failed", text: "" }, 500);
    const message = JSON.parse(String(init.body)) as Message;
    if (message.person !== this.person) return json({ code: "other_person", text: "" }, 403);
    const reply = this.log.exchange(message);
    if (this.weather === "drop_reply") throw new TypeError("Failed to fetch");
    return json(this.weather === "wrong_nonce" ? { ...reply, nonce: "another" } : reply);
  }

  /** Tells every open socket that hears. */
  tell(...said: object[]): void {
    for (const socket of this.sockets) for (const one of said) socket.say(one);
  }

  #me() {
    return {
      production: { id: this.production, title: "BORROW PIT" },
      person: {
        id: this.person,
        name: "Ana",
        role: "pa",
        department: null,
        position: null,
        unit: null,
        language: null,
      },
      session: "s",
      now: this.log.now().toISOString(),
    };
  }
}

function json(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

export class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  readyState = 0;
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;
  onclose: (() => void) | undefined;
  onerror: (() => void) | undefined;
  readonly heard: { type: string }[] = [];
  /** Answers nothing, as a socket that only looks open. */
  deaf = false;

  constructor(
    readonly url: string,
    readonly net: FakeNet,
  ) {
    queueMicrotask(() => {
      if (!net.live) return this.end();
      this.readyState = 1;
      net.sockets.push(this);
      this.onopen?.();
    });
  }

  send(text: string): void {
    const message = JSON.parse(text) as Message & { type: string };
    this.heard.push(message);
    if (this.deaf) return;
    if (message.type === "ping") this.say({ type: "pong", now: this.net.log.now().toISOString() });
    else if (message.person !== this.net.person)
      this.say({ type: "error", nonce: message.nonce, code: "other_person", text: "" });
    else this.say({ type: "reply", ...this.net.log.exchange(message) });
  }

  say(said: object): void {
    const data = JSON.stringify(said);
    queueMicrotask(() => this.readyState === 1 && this.onmessage?.({ data }));
  }

  close(): void {
    this.end();
  }

  /** The other side, or the network, ended it. */
  end(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.net.sockets = this.net.sockets.filter((socket) => socket !== this);
    queueMicrotask(() => this.onclose?.());
  }
}
