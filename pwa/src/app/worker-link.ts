/**
 * The page's side of the service worker.
 * Promises: a new version that waits is let in only when this page has just begun and is alone; the next start uses it.
 */

export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" });
    registration.waiting?.postMessage("between");
    // A tab that stays open for days still finds out; the new version waits until it is closed.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration.update().catch(() => {});
    });
  } catch {
    // Without it the app works while there is signal; the next start tries again.
  }
}
