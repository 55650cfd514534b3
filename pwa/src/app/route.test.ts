import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** As much of a window as going somewhere needs. */
function fakeWindow(address: string) {
  const listeners = new Map<string, (event: unknown) => void>();
  const location = { origin: "http://callboard.test", href: "", pathname: "" };
  const be = (to: string) => {
    const url = new URL(to, location.origin);
    Object.assign(location, { href: url.href, pathname: url.pathname });
  };
  be(address);
  const pushed: string[] = [];
  vi.stubGlobal("location", location);
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("history", {
    pushState: (_: unknown, __: string, to: string) => {
      pushed.push(to);
      be(to);
    },
    replaceState: (_: unknown, __: string, to: string) => be(to),
  });
  vi.stubGlobal("addEventListener", (name: string, hear: (event: unknown) => void) => listeners.set(name, hear));
  vi.stubGlobal("document", {
    addEventListener: (name: string, hear: (event: unknown) => void) => listeners.set(name, hear),
  });
  const click = (to: string, rest: object = {}, attributes: string[] = []) => {
    const url = new URL(to, location.href);
    const link = {
      origin: url.origin,
      pathname: url.pathname,
      search: url.search,
      hash: url.hash,
      href: url.href,
      target: "",
    };
    const event = {
      button: 0,
      prevented: false,
      target: { closest: () => ({ ...link, hasAttribute: (name: string) => attributes.includes(name) }) },
      preventDefault() {
        this.prevented = true;
      },
      ...rest,
    };
    listeners.get("click")?.(event);
    return event.prevented;
  };
  const back = (to: string) => {
    be(to);
    listeners.get("popstate")?.({});
  };
  return { pushed, click, back, location };
}

describe("the way", () => {
  let page: ReturnType<typeof fakeWindow>;
  let way: typeof import("./route.ts");
  beforeEach(async () => {
    vi.resetModules();
    page = fakeWindow("/p/pit/runs/r%201");
    way = await import("./route.ts");
    way.followLinks();
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is read from the address alone", () => {
    expect(way.production.value).toBe("pit");
    expect(way.route.value).toEqual({ screen: "runs", rest: ["r 1"] });
    page.back("/p/pit/");
    expect(way.route.value).toEqual({ screen: "", rest: [] });
    page.back("/");
    expect(way.production.value).toBeNull();
  });

  it("goes to a path within the production, or to what href gave", () => {
    expect(way.href("sheet")).toBe("/p/pit/sheet");
    way.go("check-in");
    way.go(way.href("people"));
    expect(page.pushed).toEqual(["/p/pit/check-in", "/p/pit/people"]);
    expect(way.route.value.screen).toBe("people");
    expect(way.arrivals.value).toBe(2);
  });

  it("counts what only takes another's place as no arrival", () => {
    way.go("board", { replace: true });
    expect(way.route.value.screen).toBe("board");
    expect([page.pushed, way.arrivals.value]).toEqual([[], 0]);
  });

  it("follows a plain tap on a link of the app, and leaves every other to the browser", () => {
    expect(page.click("/p/pit/sheet")).toBe(true);
    expect(way.route.value.screen).toBe("sheet");
    for (const rest of [
      { metaKey: true },
      { ctrlKey: true },
      { shiftKey: true },
      { button: 1 },
      { defaultPrevented: true },
    ]) {
      expect(page.click("/p/pit/runs", rest)).toBe(false);
    }
    expect(page.click("/p/pit/papers/call-sheet/x.pdf")).toBe(false);
    expect(page.click("/p/other/")).toBe(false);
    expect(page.click("/join/token")).toBe(false);
    expect(page.click("https://maps.example/")).toBe(false);
    expect(page.click("/p/pit/runs", {}, ["download"])).toBe(false);
    expect(way.route.value.screen).toBe("sheet");
  });

  it("does not pile up the screen that is already there", () => {
    page.click("/p/pit/sheet");
    expect(page.click("/p/pit/sheet")).toBe(true);
    expect(page.pushed).toEqual(["/p/pit/sheet"]);
  });
});
