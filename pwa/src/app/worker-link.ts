/**
 * The page's side of the service worker.
 * Promises: a new version is taken between two uses, and the page with it: at a start that nobody has touched yet, or when
 * the phone was put away and comes back. Refuses: to take it under a hand, on a screen that was typed into, or with another page open.
 */
const TAKEN_MS = 8_000;
const FORMS = "form, dialog[open], .pad";

let touched = false;
/** The screen that something was typed into or chosen on; it is left alone until another is opened. */
let typedOn: string | undefined;
let asked = false;

function between(): boolean {
  return !touched && typedOn !== location.pathname && document.querySelector(FORMS) === null;
}

/** The worker alone knows whether another page is open; it says yes by taking over. */
function offer({ waiting, active }: ServiceWorkerRegistration): void {
  if (!waiting || !active || !between()) return;
  asked = true;
  waiting.postMessage("between");
}

/** From the first screen on: what is done before the worker is there counts. */
export function watchHands(): void {
  const touch = () => {
    touched = true;
  };
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, touch, { capture: true });
  // A camera puts the page away too, and comes back with a picture.
  const chooser = ({ target }: Event) => target instanceof HTMLInputElement && target.type === "file";
  const typed = () => {
    typedOn = location.pathname;
  };
  addEventListener("click", (event) => chooser(event) && typed(), { capture: true });
  addEventListener("input", typed, { capture: true });
}

/** Somebody asked for the new version: the page goes, whatever was touched, and comes back as what is there by then. */
export async function takeNewVersion(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await registration?.update().catch(() => {});
  const coming = registration?.installing ?? registration?.waiting;
  const again = () => location.reload();
  if (!coming) return again();
  asked = true;
  touched = false;
  typedOn = undefined;
  navigator.serviceWorker.addEventListener("controllerchange", again, { once: true });
  coming.addEventListener("statechange", () => coming.state === "installed" && coming.postMessage("between"));
  coming.postMessage("between");
  // Another page may be open, and then the old version stays until it is closed.
  setTimeout(again, TAKEN_MS);
}

export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  // The first worker of all takes over too, unasked: then this page is of its version already.
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked && between()) location.reload();
  });
  try {
    const registration = await navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" });
    offer(registration);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => coming.state === "installed" && offer(registration));
    });
    // A tab that stays open for days still finds out.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") {
        touched = false;
        return;
      }
      offer(registration);
      registration.update().catch(() => {});
    });
  } catch {
    // Without it the app works while there is signal; the next start tries again.
  }
}
