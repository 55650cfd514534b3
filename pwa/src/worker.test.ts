import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const ORIGIN = "http://callboard.test";

/** Caches, clients and a network, as a service worker sees them. */
class World {
  readonly stores = new Map<string, Map<string, string>>();
  readonly listeners = new Map<string, (event: unknown) => void>();
  readonly server = new Map<string, string>();
  clients: { url: string }[] = [];
  skipped = 0;
  offline = false;
  fetched: string[] = [];

  async fetch(asked: string | { url: string }): Promise<Response> {
    const path = typeof asked === "string" ? asked : asked.url.replace(ORIGIN, "");
    this.fetched.push(path);
    if (this.offline) throw new TypeError("Failed to fetch");
    const body = this.server.get(path);
    return new Response(body ?? "missing", { status: body === undefined ? 404 : 200 });
  }

  cache(name: string) {
    const store = this.stores.get(name) ?? new Map<string, string>();
    this.stores.set(name, store);
    const key = (asked: string | { url: string }) =>
      typeof asked === "string" ? asked : asked.url.replace(ORIGIN, "");
    const add = async (asked: { url: string }) => {
      const response = await this.fetch(asked);
      if (!response.ok) throw new TypeError(`${asked.url}: ${response.status}`);
      return [key(asked), await response.text()] as const;
    };
    return {
      add: async (asked: { url: string }) => void store.set(...(await add(asked))),
      addAll: async (all: { url: string }[]) => {
        for (const [name, body] of await Promise.all(all.map(add))) store.set(name, body);
      },
      match: async (asked: string | { url: string }) => {
        const body = store.get(key(asked));
        return body === undefined ? undefined : new Response(body);
      },
    };
  }

  async start(build: string, files: string[]): Promise<void> {
    vi.resetModules();
    vi.stubGlobal("__PRECACHE__", files);
    vi.stubGlobal("__BUILD__", build);
    await import("./worker.ts");
  }

  /** Fires an event and waits for all it set going. */
  async fire(name: string, event: object = {}): Promise<unknown> {
    const work: Promise<unknown>[] = [];
    let answer: Promise<unknown> | undefined;
    this.listeners.get(name)?.({
      ...event,
      waitUntil: (promise: Promise<unknown>) => work.push(promise),
      respondWith: (promise: Promise<unknown>) => {
        answer = promise;
      },
    });
    await Promise.all(work);
    return answer;
  }

  async get(path: string, mode = "cors", method = "GET"): Promise<string | null> {
    const url = path.startsWith("http") ? path : ORIGIN + path;
    const answer = (await this.fire("fetch", { request: { url, mode, method } })) as Response | undefined;
    return answer ? answer.text() : null;
  }
}

describe("the service worker", () => {
  let world: World;
  const files = ["/static/build/index.html", "/static/build/assets/app-1.js"];
  const serve = (build: string) => {
    for (const path of [
      "/static/build/index.html",
      `/static/build/assets/app-${build}.js`,
      "/manifest.webmanifest",
      "/static/icon.svg",
    ]) {
      world.server.set(path, `${path} of ${build}`);
    }
  };

  beforeEach(async () => {
    world = new World();
    vi.stubGlobal("self", {
      location: { origin: ORIGIN },
      addEventListener: (name: string, hear: (event: unknown) => void) => world.listeners.set(name, hear),
      skipWaiting: async () => void world.skipped++,
      clients: { claim: async () => {}, matchAll: async () => world.clients },
    });
    vi.stubGlobal("caches", {
      open: async (name: string) => world.cache(name),
      keys: async () => [...world.stores.keys()],
      delete: async (name: string) => world.stores.delete(name),
      match: async (asked: { url: string }) => {
        for (const name of world.stores.keys()) {
          const found = await world.cache(name).match(asked);
          if (found) return found;
        }
        return undefined;
      },
    });
    vi.stubGlobal("fetch", (asked: string | { url: string }) => world.fetch(asked));
    vi.stubGlobal(
      "Request",
      class {
        readonly url: string;
        constructor(path: string) {
          this.url = ORIGIN + path;
        }
      },
    );
    serve("1");
    await world.start("1", files);
    await world.fire("install");
    await world.fire("activate");
  });
  afterEach(() => vi.unstubAllGlobals());

  it("serves the whole app with no signal at all", async () => {
    world.offline = true;
    for (const path of ["/", "/p/pit/", "/p/pit/runs/r1", "/p/pit/call-sheet/x"]) {
      expect(await world.get(path, "navigate")).toBe("/static/build/index.html of 1");
    }
    expect(await world.get("/static/build/assets/app-1.js")).toBe("/static/build/assets/app-1.js of 1");
  });

  it("never answers for the API, papers, invitations, other sites, what the server itself is asked, or a push", async () => {
    for (const path of [
      "/p/pit/api/me",
      "/p/pit/papers/call-sheet/x.pdf",
      "/join/token",
      "/health",
      "/?begin",
      "https://maps.example/",
    ]) {
      expect(await world.get(path, "navigate"), path).toBeNull();
      if (path !== "/?begin") expect(await world.get(path), path).toBeNull();
    }
    expect(await world.get("/p/pit/api/sync", "cors", "POST")).toBeNull();
    expect(
      [...world.stores.values()].flatMap((store) => [...store.keys()]).some((key) => /api|join|papers/.test(key)),
    ).toBe(false);
  });

  it("fetches what it does not hold, and keeps none of it", async () => {
    world.server.set("/static/icon-512.png", "icon");
    expect(await world.get("/static/icon-512.png")).toBe("icon");
    expect(world.stores.get("callboard-1")?.has("/static/icon-512.png")).toBe(false);
  });

  it("installs a new version whole or not at all", async () => {
    await world.start("2", ["/static/build/index.html", "/static/build/assets/app-2.js"]);
    await expect(world.fire("install")).rejects.toThrow("404");
    expect(world.stores.get("callboard-2")?.size ?? 0).toBe(0);
    expect(world.stores.get("callboard-1")?.size).toBeGreaterThan(1);
  });

  it("waits with a new version while more than this page is open, and takes it when it is alone", async () => {
    world.clients = [{ url: `${ORIGIN}/p/pit/` }, { url: `${ORIGIN}/p/pit/runs` }];
    await world.fire("message", { data: "between" });
    expect(world.skipped).toBe(0);
    world.clients = [{ url: `${ORIGIN}/p/pit/` }];
    await world.fire("message", { data: "between" });
    expect(world.skipped).toBe(1);
  });

  it("never breaks an open tab: the old version's files stay while one is open, and go when none is", async () => {
    serve("2");
    world.server.delete("/static/build/assets/app-1.js");
    await world.start("2", ["/static/build/index.html", "/static/build/assets/app-2.js"]);
    await world.fire("install");
    world.clients = [{ url: `${ORIGIN}/p/pit/` }];
    await world.fire("activate");
    expect(await world.get("/static/build/assets/app-1.js")).toBe("/static/build/assets/app-1.js of 1");
    expect(await world.get("/p/pit/", "navigate")).toBe("/static/build/index.html of 2");
    expect([...world.stores.keys()]).toEqual(["callboard-1", "callboard-2"]);
    world.clients = [];
    await world.get("/p/pit/", "navigate");
    expect([...world.stores.keys()]).toEqual(["callboard-2"]);
  });
});
