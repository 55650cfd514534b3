"""What an open page's socket carries while nobody does anything.

Promises: counted in a real page in Chromium, both ways, pings of the app included. Refuses to count the first seconds,
in which a page takes in what it missed.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.figure import US, Measured, Run, Subject
from bench.phone import set_up

SETTLED = 5
FRAME = 6
"""Bytes of a small frame beside its payload, a client's mask included."""


def measure(run: Run) -> Iterator[Subject]:
    seconds = run.size(60, 10)
    subject = Subject(
        "idle_page",
        "idle socket traffic of a real page",
        "bytes",
        f"Frames both ways on an open page's socket in {seconds} s, in bytes a minute, without TCP's own.",
    )
    ours = Measured(US, "")
    subject.measured.append(ours)
    with set_up() as bench:
        hand, line = bench.signed_in(), bench.line()
        context = bench.phone(line, bench.fresh())
        try:
            context.add_cookies(
                [{"name": name, "value": told, "url": line.url + path} for name, (told, path) in hand.cookies.items()]
            )
            page = context.pages[0]
            passed: list[int] = []
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            for event in ("Network.webSocketFrameSent", "Network.webSocketFrameReceived"):
                session.on(event, lambda told: passed.append(len(told["response"]["payloadData"].encode()) + FRAME))
            page.goto(f"{line.url}/p/{hand.production}/")
            page.wait_for_function("() => navigator.serviceWorker.controller !== null")
            page.wait_for_timeout(SETTLED * 1000)
            opened = len(passed)
            passed.clear()
            page.wait_for_timeout(seconds * 1000)
            ours.values.append(sum(passed) / seconds * 60)
        finally:
            context.close()
    if not opened:
        subject.doubts.append("No socket was open: the page asked by request, and this says nothing.")
    subject.at_most("a minute", ours, 1_000)
    if run.quick:
        subject.doubts.append("Too short to see every ping.")
    yield subject
