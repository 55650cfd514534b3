"""Work beside the sockets: two requests that never stop, a PDF after the other, an import after the other.

Promises: each in a thread of a process of its own, over the same HTTP as everybody's; it ends with the block.
Refuses to be quiet about work that fails: then the figure would be of an idle server.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from bench.cache import ROOT
from bench.callboard import Callboard
from tests.cast import SHEET
from tests.hand import Hand

SAMPLES = Path(os.environ.get("CALLBOARD_SAMPLES", ROOT.parent / "shared" / "data"))
SCHEDULE = "wonderful-life-full.uss"
SNAPSHOT, PDF, IMPORT = range(3)


@contextmanager
def beside(here: Callboard) -> Iterator[list[int]]:
    """Works until the block ends. Gives nothing before each sort of work was done once; raises RuntimeError where one
    fails. The list fills with how often each was done."""
    context = multiprocessing.get_context("spawn")
    done = [context.Value("i", 0) for _ in range(3)]
    office = here.coordinator()
    worker = context.Process(target=_work, args=(office, done), daemon=True)
    worker.start()
    counts: list[int] = []
    try:
        until = time.monotonic() + 60
        while not all(one.value for one in done):
            if not worker.is_alive() or time.monotonic() > until:
                raise RuntimeError(f"the work beside it does not run: {[one.value for one in done]}")
            time.sleep(0.05)
        yield counts
        if not worker.is_alive():
            raise RuntimeError("the work beside it broke off")
    finally:
        counts += [one.value for one in done]
        worker.kill()
        worker.join()


def _work(office: Hand, done: list[Synchronized[int]]) -> None:
    sample = SAMPLES / SCHEDULE
    if not sample.is_file():
        os._exit(1)
    schedule = sample.read_bytes()

    def snapshot() -> None:
        _well(office.api("POST", "sync", {**office.message(), "scope": None, "from": None, "applied": None}).status)

    def pdf() -> None:
        shift = done[PDF].value % 600  # never the same page, or it might be kept
        _well(office.get(f"/p/{office.production}/papers/call-sheet/{SHEET}/preview.pdf?shift={shift}").status)

    def bring() -> None:
        path = f"/p/{office.production}/api/imports?name={SCHEDULE}"
        _well(office.request("POST", path, schedule, {"Content-Type": "application/octet-stream"}).status)

    def ever(task: int) -> None:
        try:
            while True:
                (snapshot, pdf, bring)[task]()
                with done[task].get_lock():
                    done[task].value += 1
        except BaseException as wrong:
            print(f"work beside: {wrong!r}", flush=True)
            os._exit(1)

    for task in (SNAPSHOT, SNAPSHOT, PDF, IMPORT):
        threading.Thread(target=ever, args=(task,), daemon=True).start()
    threading.Event().wait()


def _well(status: int) -> None:
    if status not in (200, 201):
        raise RuntimeError(f"answered {status}")
