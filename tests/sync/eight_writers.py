"""Eight writers upon one store at once, and readers that look on."""

from __future__ import annotations

import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from sync.store import Overtaken, Row, Side, Store, Turn
from tests.sync.batches import batch, row


class Acknowledged(NamedTuple):
    """A row that a writer was told is kept, and the moments between which it was written."""

    seq: int
    id: str
    began: float
    ended: float


def whole(store: Store) -> list[tuple[Row, Side | None]]:
    with store.reading() as view:
        return list(view.rows(0))


def eight_writers(store: Store, each: int, readers: int) -> tuple[list[Acknowledged], list[list[tuple[int, str]]], int]:
    """Eight threads that each commit `each` rows, trying again when they were overtaken; what readers saw meanwhile."""
    acknowledged: list[Acknowledged] = []
    looked: list[list[tuple[int, str]]] = []
    overtaken: list[int] = []
    begin, abreast, over = threading.Barrier(8 + readers), threading.Barrier(8), threading.Event()

    def write(writer: int) -> None:
        begin.wait(10)
        for n in range(1, each + 1):
            for attempt in itertools.count():
                with store.reading() as view:
                    head = view.head()[0]
                if n == 1 and attempt == 0:
                    abreast.wait(10)  # all eight upon one head
                made = batch(head)
                made.rows = [row(head + 1, f"w{writer}-{n}", device=f"w{writer}", n=n)]
                made.turns = [Turn(f"w{writer}", n, f"w{writer}-{n}", head + 1)]
                began = time.monotonic()
                try:
                    store.commit(made)
                except Overtaken:
                    overtaken.append(writer)
                else:
                    acknowledged.append(Acknowledged(head + 1, f"w{writer}-{n}", began, time.monotonic()))
                    break

    def read() -> None:
        begin.wait(10)
        while not over.is_set():
            with store.reading() as view:
                head = view.head()[0]
                seen = [(one.seq, one.id) for one, _ in view.rows(0)]
                assert len(seen) == head
            looked.append(seen)

    with ThreadPoolExecutor(8 + readers) as pool:
        reading = [pool.submit(read) for _ in range(readers)]
        try:
            for one in [pool.submit(write, writer) for writer in range(8)]:
                one.result()
        finally:
            over.set()
        for one in reading:
            one.result()
    return acknowledged, looked, len(overtaken)
