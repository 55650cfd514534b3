"""How long a tap takes until its frame is painted, on a phone that holds 10,000 records. Chromium, CPU ÷ 4.

Promises: the browser's own figure, from the finger to the next frame (event timing, rounded by it to 8 ms), and where a
tap opens a screen not before that screen's own frame. Refuses: to leave a tap out because it was slow.
"""

from __future__ import annotations

import re
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import expect, sync_playwright

from bench.figure import Figure
from bench.phone import EVE, Bench, slow
from server.config import secret_of
from server.production import Production, Productions
from sync.house import record_id
from tests.e2e.callboard_process import Callboard

MEMBER = "second_ad"
WANTED = 10_000
ROUNDS = 6
TABS = ("Sheet", "Runs", "Check in", "People", "Today")

TIMED = """
globalThis.taps = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (one.interactionId) taps.push([one.interactionId, one.duration]);
}).observe({ type: "event", durationThreshold: 16, buffered: true });
// From the finger until the frame of the screen that the tap opened.
globalThis.arrived = 0;
let watch;
addEventListener("click", ({ timeStamp }) => {
  watch?.disconnect();
  const before = document.querySelector("h1");
  watch = new MutationObserver(() => {
    if (document.querySelector("h1") === before) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { arrived = performance.now() - timeStamp; };
      port2.postMessage(0);
    });
  });
  watch.observe(document, { childList: true, subtree: true });
}, { capture: true });
"""


def _deeds() -> Iterator[Mapping[str, Any]]:
    """Ten thousand records as a feature has them: mostly breakdown, then scenes, people, runs and places."""

    def add(kind: str, nth: int, verb: str = "add", /, **fields: Any) -> Mapping[str, Any]:
        return {"kind": kind, "record": record_id(kind, f"bench-{nth}"), "verb": f"{kind}.{verb}", "fields": fields}

    for n in range(400):
        yield add("person", n, name=f"Hand {n:03} Okonkwo", role="crew", department="Electric", position="Electrician")
    for n in range(300):
        yield add("location", n, name=f"Stage {n}", sort="set", address=f"{n} Fairground Road, Sorrel")
    for n in range(800):
        yield add("run", n, "give", title=f"Fetch crate {n}", assignee=record_id("person", f"bench-{n % 400}"))
    for n in range(1_500):
        yield add("scene", n, number=str(n), set=f"MILL, ROOM {n}", ie="INT", dn="DAY", eighths=8)
    for n in range(WANTED - 3_000):
        yield add("element", n, name=f"Lantern {n}", category="Props")


def fill(data: Path) -> None:
    """Puts them into the demonstration, which is not being served. Raises RuntimeError if one is not taken."""
    productions = Productions(data / "productions", secret_of(data))
    try:
        house: Production = productions.open(productions.ids()[0])
        outcomes = house.log.office(list(_deeds()))
        wrong = [one for one in outcomes if one.outcome != "applied"]
        if wrong:
            raise RuntimeError(f"{len(wrong)} were not taken, the first: {wrong[0]}")
    finally:
        productions.close()


def taps(bench: Bench) -> dict[str, list[float]]:
    """ms to painted, by what was tapped; one under 16 ms, which the browser does not tell of, counts as 16."""
    hand, line = bench.signed_in(), bench.line()
    context = bench.phone(line, bench.fresh())
    context.add_init_script(TIMED)
    context.add_cookies(
        [{"name": name, "value": told, "url": line.url + path} for name, (told, path) in hand.cookies.items()]
    )
    page = context.pages[0]
    page.goto(f"{line.url}/p/{hand.production}/")
    tabs = page.get_by_role("navigation", name="Screens")
    expect(tabs).to_be_visible(timeout=60_000)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    for tab in TABS:  # their code is on the phone, and its first running is not what is measured
        tabs.get_by_role("link", name=tab).tap()
        expect(tabs.get_by_role("link", name=tab)).to_have_attribute("aria-current", "page", timeout=60_000)
    slow(page)
    found: dict[str, list[float]] = {}

    def tap(what: str, locator: Any) -> None:
        page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
        page.evaluate("taps.length = arrived = 0")
        # A finger and nothing more: the tester's own look at what it hits would run inside the tap.
        box = locator.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.evaluate("() => new Promise((done) => setTimeout(done, 400))")
        durations = [duration for _, duration in page.evaluate("taps")]
        found.setdefault(what, []).append(max([16.0, page.evaluate("arrived"), *durations]))

    tap("Copy that", page.get_by_role("button", name=re.compile("^Copy that")))
    for _ in range(ROUNDS):
        for tab in TABS:
            tap(tab, tabs.get_by_role("link", name=tab))
            if tab == "Check in":
                slab = page.get_by_role("button", name=re.compile("^(I’m in|Lunch out|Lunch in)"))
                if slab.count():
                    tap("check in", slab.first)
                    tap("undo", page.get_by_role("button", name="Undo"))
    context.close()
    return found


def measure() -> Iterator[Figure]:
    with ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))
        with Callboard(folder / "data", command="demo", as_of=EVE):
            pass
        fill(folder / "data")
        server = ends.enter_context(Callboard(folder / "data", command="demo", as_of=EVE))
        found = taps(Bench(ends.enter_context(sync_playwright()), server, folder, ends, MEMBER))
        every = sorted(duration for durations in found.values() for duration in durations)
        yield Figure("tap to painted, 10,000 records, p95", every[int(len(every) * 0.95)], "ms", 50)
        for what, durations in found.items():
            yield Figure(f"  {what}, median of {len(durations)}", statistics.median(durations), "ms")
