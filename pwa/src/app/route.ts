/**
 * Where the person is: the address under /p/<production>/, as a screen's name and the rest.
 * Promises: real links work, with and without a tap's modifiers; one way to go somewhere, `go`.
 * Refuses: any state of the way that is not in the address.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";

const here = typeof location === "undefined" ? "/" : location.pathname;
const path = signal(here);

/** The production's id in the address, null at any other. */
export const production: ReadonlySignal<string | null> = computed(() => /^\/p\/([^/]+)/.exec(path.value)?.[1] ?? null);

export interface Route {
  /** "" is Today. */
  readonly screen: string;
  readonly rest: string[];
}

export const route: ReadonlySignal<Route> = computed(() => {
  const [screen = "", ...rest] = path.value
    .replace(/^\/p\/[^/]+\/?/, "")
    .split("/")
    .filter(Boolean)
    .map(decodeURIComponent);
  return { screen, rest };
});

/** How often the person went somewhere: what must happen once per arrival (the focus) follows this. */
export const arrivals = signal(0);

/** The real address of a path within the production: `href("runs/" + id)`. */
export function href(to: string): string {
  return `/p/${production.value ?? ""}/${to.replace(/^\//, "")}`;
}

/** Goes to a path within the production: "" (Today), "runs/<id>", …; or to what `href` gave. */
export function go(to: string, how: { replace?: boolean } = {}): void {
  const address = to.startsWith("/p/") ? to : href(to);
  history[how.replace ? "replaceState" : "pushState"](null, "", address);
  path.value = location.pathname;
  // What was put in the place of an address is no arrival of its own.
  if (how.replace) return;
  arrivals.value++;
  scrollTo(0, 0);
}

function arrive(): void {
  path.value = location.pathname;
  arrivals.value++;
}

/** From now on a tap on a link within the production goes there without leaving the app. */
export function followLinks(): void {
  addEventListener("popstate", arrive);
  document.addEventListener("click", (event) => {
    const link = (event.target as Element | null)?.closest?.("a");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || !isScreen(link.pathname)) return;
    event.preventDefault();
    if (link.href !== location.href) go(link.pathname + link.search + link.hash);
  });
}

function isScreen(pathname: string): boolean {
  const [, p, id, first] = pathname.split("/");
  return p === "p" && id === production.peek() && first !== "api" && first !== "papers";
}
