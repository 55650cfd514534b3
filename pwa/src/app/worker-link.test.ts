import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

class Input extends EventTarget {
  type = "file";
}

/** A page, its hands, and a browser that keeps one registration; `alone`: the new worker takes over when it is asked. */
class Stage {
  readonly page = new EventTarget();
  readonly document = Object.assign(new EventTarget(), { visibilityState: "visible", querySelector: () => this.form });
  readonly container = Object.assign(new EventTarget(), { register: async () => this.registration });
  readonly registration = Object.assign(new EventTarget(), {
    active: {} as object | null,
    waiting: null as object | null,
    installing: null as (EventTarget & { state: string }) | null,
    update: vi.fn(async () => {}),
  });
  readonly location = { pathname: "/p/pit/", reload: vi.fn() };
  form: object | null = null;
  alone = true;

  /** A new version has come, whole. */
  waits(): void {
    this.registration.waiting = {
      postMessage: (said: string) => {
        if (said !== "between" || !this.alone) return;
        this.registration.waiting = null;
        this.container.dispatchEvent(new Event("controllerchange"));
      },
    };
  }
  installs(): void {
    const coming = Object.assign(new EventTarget(), { state: "installing" });
    this.registration.installing = coming;
    this.registration.dispatchEvent(new Event("updatefound"));
    this.waits();
    coming.state = "installed";
    coming.dispatchEvent(new Event("statechange"));
  }
  hand(name: string, target?: object): void {
    const event = new Event(name);
    if (target) Object.defineProperty(event, "target", { value: target });
    this.page.dispatchEvent(event);
  }
  putAway(): void {
    this.document.visibilityState = "hidden";
    this.document.dispatchEvent(new Event("visibilitychange"));
  }
  comesBack(): void {
    this.document.visibilityState = "visible";
    this.document.dispatchEvent(new Event("visibilitychange"));
  }
  get reloads(): number {
    return this.location.reload.mock.calls.length;
  }
}

describe("a new version", () => {
  let stage: Stage;
  const starts = async () => {
    vi.resetModules();
    const { registerWorker, watchHands } = await import("./worker-link.ts");
    watchHands();
    return registerWorker;
  };

  beforeEach(() => {
    stage = new Stage();
    vi.stubGlobal("document", stage.document);
    vi.stubGlobal("location", stage.location);
    vi.stubGlobal("HTMLInputElement", Input);
    vi.stubGlobal("addEventListener", stage.page.addEventListener.bind(stage.page));
    vi.stubGlobal("navigator", { serviceWorker: stage.container });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("that waits at a start is what this start shows, not only the one after it", async () => {
    stage.waits();
    await (await starts())();
    expect(stage.reloads).toBe(1);
  });

  it("that comes while nobody has touched the page is taken at once", async () => {
    await (await starts())();
    stage.installs();
    expect(stage.reloads).toBe(1);
  });

  it("is never taken under a hand, and is once the phone was put away and comes back", async () => {
    const register = await starts();
    stage.hand("pointerdown"); // while the worker is not there yet
    await register();
    stage.installs();
    expect(stage.reloads).toBe(0);
    stage.putAway();
    expect(stage.reloads).toBe(0);
    stage.comesBack();
    expect(stage.reloads).toBe(1);
  });

  it("is asked for each time the phone comes back", async () => {
    await (await starts())();
    stage.putAway();
    stage.comesBack();
    expect(stage.registration.update).toHaveBeenCalledTimes(1);
    expect(stage.reloads).toBe(0);
  });

  it.each([["input"], ["click", new Input()]] as [string, object?][])(
    "leaves alone the screen on which something was typed or a picture is taken (%s), and comes with the next",
    async (name, target) => {
      await (await starts())();
      stage.hand("pointerdown");
      stage.hand(name, target);
      stage.installs();
      stage.putAway();
      stage.comesBack();
      expect(stage.reloads).toBe(0);
      stage.location.pathname = "/p/pit/runs";
      stage.putAway();
      stage.comesBack();
      expect(stage.reloads).toBe(1);
    },
  );

  it("leaves an open form alone", async () => {
    stage.form = {};
    stage.waits();
    await (await starts())();
    stage.putAway();
    stage.comesBack();
    expect(stage.reloads).toBe(0);
  });

  it("waits as long as another page is open", async () => {
    stage.alone = false;
    stage.waits();
    await (await starts())();
    expect(stage.reloads).toBe(0);
    stage.alone = true;
    stage.putAway();
    stage.comesBack();
    expect(stage.reloads).toBe(1);
  });

  it("the first of all takes over without a reload", async () => {
    stage.registration.active = null;
    await (await starts())();
    stage.installs();
    stage.container.dispatchEvent(new Event("controllerchange"));
    expect(stage.reloads).toBe(0);
  });
});
