"""The stripboard: one move of a lifted strip, from the key to its frame painted. 400 strips, 90 days; CPU ÷ 4.

Promises: the browser's own figure (event timing, to 8 ms), for steps, a day on, lifting, placing; and how
a board of 5,000 strips does. Refuses: to leave a key out because it was slow.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from bench.figure import Figure
from bench.phone import EVE, LONGEST_MS, Bench, slow
from bench.phone_taps import TIMED
from server.config import secret_of
from server.office.schedule.order import nth
from server.production import Productions
from sync.house import record_id
from tests.e2e.browser import launch_desk
from tests.e2e.callboard_process import Callboard

CAST = 40
SIZES = {"400 strips, 90 days": (400, 90), "5,000 strips, 500 days": (5_000, 500)}
ROUNDS = 12
MOST = 400


def _deeds(strips: int, days: int) -> Iterator[Mapping[str, Any]]:
    def add(kind: str, nth: int, **fields: Any) -> Mapping[str, Any]:
        record = record_id(kind, f"bench-{strips}-{nth}")
        return {"kind": kind, "record": record, "verb": f"{kind}.add", "fields": fields}

    def of(kind: str, nth: int) -> str:
        return record_id(kind, f"bench-{strips}-{nth}")

    yield add("board", 0, name=f"Bench {strips}")
    for n in range(CAST):
        yield add("element", n, name=f"Hand {n:02}", category="Cast", board_id=str(n + 1))
    for n in range(days):
        yield add("day_break", n, board=of("board", 0), unit="Main", order=nth((n + 1) * 10))
    for n in range(strips):
        cast = [of("element", (n * k) % CAST) for k in (1, 3, 7, 11)]
        where = {"ie": ("INT", "EXT")[n % 2], "dn": ("DAY", "NIGHT")[n // 2 % 2], "set": f"MILL, ROOM {n}"}
        yield add("scene", n, number=str(n + 1), eighths=4 + n % 9, estimate=60, elements=cast, **where)
        at = {"place": "day", "day": of("day_break", n * days // strips), "order": nth((n + 1) * 10)}
        yield add("strip", n, board=of("board", 0), scene=of("scene", n), at=at)


def fill(data: Path, strips: int, days: int) -> str:
    """Puts a board into the demonstration, which is not being served. Its id; RuntimeError if a deed is not taken."""
    productions = Productions(data / "productions", secret_of(data))
    try:
        house = productions.open(productions.ids()[0])
        deeds = list(_deeds(strips, days))
        for start in range(0, len(deeds), MOST):
            wrong = [one for one in house.log.office(deeds[start : start + MOST]) if one.outcome != "applied"]
            if wrong:
                raise RuntimeError(f"{len(wrong)} were not taken, the first: {wrong[0]}")
    finally:
        productions.close()
    return record_id("board", f"bench-{strips}-0")


def _desk(bench: Bench) -> BrowserContext:
    context = launch_desk(bench.playwright, bench.fresh(), timezone_id="America/Los_Angeles")
    context.set_default_timeout(LONGEST_MS)
    return context


def _key(page: Page, key: str) -> float:
    """ms from the key to the frame; one under 16 ms, which the browser does not tell of, counts as 16."""
    page.evaluate("() => new Promise((done) => setTimeout(done, 250))")
    page.evaluate("taps.length = 0")
    page.keyboard.press(key)
    page.evaluate("() => new Promise((done) => setTimeout(done, 350))")
    return max([16.0, *(duration for _, duration in page.evaluate("taps"))])


def moves(page: Page) -> Mapping[str, list[float]]:
    found: dict[str, list[float]] = {"lift": [], "step": [], "day on": [], "place": []}
    for key in ("Space", "j", "Escape"):  # the code's first running is not what is measured
        _key(page, key)
    for _ in range(ROUNDS):
        _key(page, "Shift+J")
        found["lift"].append(_key(page, "Space"))
        found["step"] += [_key(page, "j") for _ in range(6)]
        found["day on"].append(_key(page, "Shift+J"))
        found["place"].append(_key(page, "Enter"))
    return found


def measure() -> Iterator[Figure]:
    with ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))
        with Callboard(folder / "data", command="demo", as_of=EVE):
            pass
        boards = {name: fill(folder / "data", *size) for name, size in SIZES.items()}
        server = ends.enter_context(Callboard(folder / "data", command="demo", as_of=EVE))
        bench = Bench(ends.enter_context(sync_playwright()), server, folder, ends, "coordinator")
        hand, line = bench.signed_in(), bench.line()
        for name, board in boards.items():
            context = _desk(bench)
            context.add_init_script(TIMED)
            context.add_cookies(
                [{"name": key, "value": told, "url": line.url + path} for key, (told, path) in hand.cookies.items()]
            )
            page = context.pages[0]
            page.goto(f"{line.url}/p/{hand.production}/stripboard/{board}")
            page.wait_for_function("() => navigator.serviceWorker.controller !== null")
            page.reload()
            page.wait_for_selector("[data-strip]")
            slow(page)
            page.reload()
            page.wait_for_selector("[data-strip]")
            drawn = page.evaluate("performance.now()")
            found = moves(page)
            every = sorted(time for times in found.values() for time in times)
            bar = 50 if name in list(SIZES)[:1] else None
            yield Figure(f"one move, {name}, p95", every[int(len(every) * 0.95)], "ms", bar)
            for what, times in found.items():
                yield Figure(f"  {what}, median", statistics.median(times), "ms")
            yield Figure("  opened, from the navigation on", drawn, "ms")
            context.close()
