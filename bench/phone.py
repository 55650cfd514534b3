"""What the phone costs in the hand: a first visit on a slow line, a start without network, a tap. Chromium, CPU ÷ 4.

Promises: the line is slow below the browser (each connection pays its handshake, each request its round trip, all share
the rate); a call counts once its frame was made, and times are from the navigation's own start. Refuses: to warm
anything up that a phone in a field would find cold.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from bench.figure import Figure
from tests.e2e.browser import launch_phone
from tests.e2e.callboard_process import Callboard
from tests.e2e.device import CLOCK
from tests.e2e.fault_proxy import FaultProxy
from tests.hand import Hand

ROUND_TRIP_S, BYTES_A_SECOND, SLOWER = 0.4, 50_000, 4
EVE = "2026-05-13T18:00:00-07:00"
"""The evening before the demonstration's first day: the call lies ahead."""
LONGEST_MS = 60_000
ROUNDS = 5

WATCH = """
(() => {
  // The frame that shows it, and then what runs after that frame.
  const note = (name, where) => {
    const clock = name in globalThis ? null : document.querySelector(`${where} .call .clock`);
    if (!clock || !/\\d:\\d\\d/.test(clock.textContent)) return;
    globalThis[name] = undefined;
    requestAnimationFrame(() => setTimeout(() => { globalThis[name] = performance.now(); }));
  };
  const watcher = new MutationObserver(() => { note("paintedAt", ""); note("livesAt", "#app"); });
  watcher.observe(document, { childList: true, subtree: true, characterData: true });
})();
"""
FETCHED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .map(({ name, startTime, requestStart, responseStart, responseEnd, transferSize }) =>
    ({ name, startTime, requestStart, responseStart, responseEnd, transferSize }))"""


class SlowLine(FaultProxy):
    """A proxy on whose line opening a connection takes its round trip too, as TCP's handshake does."""

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * self._wires.delay)
        await super()._accept(reader, writer)

    def is_slow(self) -> None:
        """400 ms there and back, 50 kB/s for all connections together."""
        self.delay(ROUND_TRIP_S / 2)
        self.rate(BYTES_A_SECOND)


@dataclass(frozen=True)
class Visit:
    """Times in ms from the navigation's start. `lives`: when the app itself shows the call and can be used."""

    painted: float
    lives: float
    fetched: list[dict[str, Any]] = field(default_factory=list)

    @property
    def waterfall(self) -> str:
        """A line a request: asked at, first byte, last byte, bytes on the line, name."""
        lines = [
            f"{one['startTime']:6.0f} {one['responseStart']:6.0f} {one['responseEnd']:6.0f} ms"
            f" {one['transferSize']:7.0f} B  {one['name'].split('/', 3)[-1]}"
            for one in sorted(self.fetched, key=lambda one: one["startTime"])
        ]
        return "\n".join(
            [*lines, f"{self.painted:6.0f} ms: my call painted; {self.lives:.0f} ms: the app has taken over"]
        )


@dataclass
class Bench:
    """One served production, and phones that come to it; `member` is a key of the demonstration's links."""

    playwright: Playwright
    server: Callboard
    folder: Path
    ends: ExitStack
    member: str = "pa"
    came: int = 0

    @property
    def ahead_ms(self) -> int:
        return int(self.server.ahead.total_seconds() * 1000)

    def line(self) -> SlowLine:
        return self.ends.enter_context(SlowLine(("127.0.0.1", self.server.port)))

    def phone(self, line: FaultProxy, profile: Path) -> BrowserContext:
        context = launch_phone(self.playwright, profile, timezone_id="America/Los_Angeles")
        context.set_default_timeout(LONGEST_MS)
        context.add_init_script(CLOCK % self.ahead_ms)
        context.add_init_script(WATCH)
        return context

    def fresh(self) -> Path:
        self.came += 1
        return self.folder / f"profile-{self.came}"

    def signed_in(self) -> Hand:
        """A session, had without a browser."""
        link = self.server.links[self.member]
        id, token = link.rsplit("/", 1)[1].split("~")
        hand = Hand(self.server.url, id)
        if hand.join(f"{id}~{token}").status != 303:
            raise RuntimeError("the demonstration's link was used already")
        return hand


def slow(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _visited(page: Page, address: str) -> Visit:
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => globalThis.paintedAt !== undefined && globalThis.livesAt !== undefined")
    return Visit(page.evaluate("paintedAt"), page.evaluate("livesAt"), page.evaluate(FETCHED))


def first_visit(bench: Bench, hand: Hand) -> Visit:
    """Signed in, nothing else here: no service worker, no cache, no replica; the slow line, the slow phone."""
    line = bench.line()
    context = bench.phone(line, bench.fresh())
    try:
        context.add_cookies(
            [{"name": name, "value": told, "url": line.url + path} for name, (told, path) in hand.cookies.items()]
        )
        line.is_slow()
        page = context.pages[0]
        slow(page)
        return _visited(page, f"{line.url}/p/{hand.production}/")
    finally:
        context.close()


def cold_starts(bench: Bench, hand: Hand, rounds: int = ROUNDS) -> list[float]:
    """Installed, the browser closed and opened again, the server out of reach: ms to my call, a start each."""
    line, profile = bench.line(), bench.fresh()
    context = bench.phone(line, profile)
    context.add_cookies(
        [
            {"name": name, "value": told, "domain": "127.0.0.1", "path": path, "expires": 2_000_000_000}
            for name, (told, path) in hand.cookies.items()
        ]
    )
    page = context.pages[0]
    _visited(page, f"{line.url}/p/{hand.production}/")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    context.close()
    line.cut()
    painted = []
    for _ in range(rounds):
        context = bench.phone(line, profile)
        try:
            page = context.pages[0]
            slow(page)
            painted.append(_visited(page, f"{line.url}/p/{hand.production}/").painted)
        finally:
            context.close()
    return painted


def first_screen_bytes(visit: Visit) -> int:
    """Bytes on the line of the first screen's code: the page with its style, scripts and styles until the app lives."""
    code = (".js", ".css", "/")
    early = [one for one in visit.fetched if one["name"].endswith(code) and one["responseEnd"] <= visit.lives]
    return sum(int(one["transferSize"]) for one in early)


@contextmanager
def set_up(data: Path | None = None) -> Iterator[Bench]:
    """A demonstration on its eve, served; `data`: a folder to keep it in, else one that goes afterwards."""
    with ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))
        server = ends.enter_context(Callboard(data or folder / "data", command="demo", as_of=EVE))
        yield Bench(ends.enter_context(sync_playwright()), server, folder, ends)


def measure() -> Iterator[Figure]:
    with set_up() as bench:
        hand = bench.signed_in()
        visits = [first_visit(bench, hand) for _ in range(ROUNDS)]
        middle = statistics.median(visit.painted for visit in visits)
        yield Figure("first visit on the slow line, to my call", middle, "ms", 2_000)
        yield Figure("the same until it can be used", statistics.median(visit.lives for visit in visits), "ms")
        yield Figure("code of the first screen, on the line", first_screen_bytes(visits[0]) / 1000, "kB", 60)
        yield Figure("cold start without network, to my call", statistics.median(cold_starts(bench, hand)), "ms", 600)


if __name__ == "__main__":
    with set_up() as bench:
        print(first_visit(bench, bench.signed_in()).waterfall)
