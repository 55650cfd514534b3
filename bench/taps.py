"""A finger in the page: taps, and the time until the frame that shows what was asked for.

Promises: the clock starts at the browser's own time of the input event and ends after the frame was painted.
Refuses: to count a tap on which nothing changed.
"""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.e2e.phone import TABS, Phone

RUN = "Charged batteries and blank media"

PAINTED = """
globalThis.painted = 0;
globalThis.code = [];
(function look() {
  const call = document.querySelector('section.call[aria-label="Your next call"]');
  if (!call || !/\\d\\d:\\d\\d/.test(call.textContent)) { requestAnimationFrame(look); return; }
  requestAnimationFrame(() => {
    const told = new MessageChannel();
    told.port1.onmessage = () => {
      globalThis.painted = performance.now();
      globalThis.code = [...document.querySelectorAll("script[src]"), ...document.querySelectorAll("link")]
        .map((one) => one.src || one.href)
        .concat(performance.getEntriesByType("resource").map((one) => one.name))
        .filter((name, at, all) => /\\.(js|css)$/.test(new URL(name).pathname) && all.indexOf(name) === at);
    };
    told.port2.postMessage(null);
  });
})();
"""
"""Notes when my call was painted (ms since navigation), and the code that the page had asked for by then."""

TAPS = """
globalThis.tapped = { ms: 0, began: 0, before: "" };
const shown = () =>
  document.querySelector("main")?.textContent + location.pathname + document.querySelectorAll("input:checked").length;
addEventListener("pointerdown", (event) => {
  tapped.began = event.timeStamp;
  tapped.before = shown();
  tapped.ms = 0;
  (function look() {
    requestAnimationFrame(() => {
      if (shown() === tapped.before) { look(); return; }
      const told = new MessageChannel();
      told.port1.onmessage = () => { tapped.ms = performance.now() - tapped.began; };
      told.port2.postMessage(null);
    });
  })();
}, { capture: true });
"""


class Taps:
    """Somebody's thumb on a phone whose page has TAPS in it."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone

    def _ms(self) -> float:
        page = self.phone.page
        page.wait_for_function("() => tapped.ms > 0", timeout=30_000)
        return float(page.evaluate("() => { const { ms } = tapped; tapped.ms = 0; return ms; }"))

    def tabs(self) -> list[float]:
        """Once through all tabs, Today last."""
        self.phone.open(TABS[0])
        self.phone.page.evaluate("() => { tapped.ms = 0; }")
        times = []
        for tab in (*TABS[1:], TABS[0]):
            self.phone.tabs.get_by_role("link", name=tab).tap()
            times.append(self._ms())
        return times

    def opens_run(self) -> None:
        """Goes to a run with a list of items, and takes it."""
        self.phone.opens_run(RUN)
        take = self.phone.page.get_by_role("button", name="Take it", exact=True)
        if take.count():
            take.click()
        self.item.wait_for()

    @property
    def item(self) -> Locator:
        return self.phone.page.get_by_role("list", name="Items").get_by_role("listitem").first

    def tick(self) -> float:
        """One deed: an item ticked or unticked."""
        self.phone.page.evaluate("() => { tapped.ms = 0; }")
        self.item.tap()
        return self._ms()
