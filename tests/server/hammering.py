"""Devices that push as fast as they are answered, while a server is killed, cut off or starved under them."""

from __future__ import annotations

import contextlib
import http.client
import random
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.hand import Hand
from tests.served import SOON

AT = "2026-05-14T13:00:00.000Z"
GONE = (OSError, http.client.HTTPException)
MANY = 50
"""Deeds that may wait on a device while nobody answers."""


@dataclass
class Hammer:
    """A device that pushes as fast as it is answered, keeps what was not, and sends that again."""

    hand: Hand
    person: str
    acknowledged: dict[str, dict[str, Any]] = field(default_factory=dict)
    waiting: list[dict[str, Any]] = field(default_factory=list)

    def write(self, count: int) -> None:
        self.waiting += [
            self.hand.entry(
                "check_in", "make", person=self.person, what="note", at=AT, note="n" * random.randint(1, 480)
            )
            for _ in range(count)
        ]

    def push(self) -> None:
        """One push of all that waits; what is not answered goes on waiting. Raises what the connection does."""
        answer = self.hand.exchange(self.waiting)
        if answer.status != 200:
            assert answer.status == 503, answer.text
            return
        for outcome in answer.json["outcomes"]:
            assert outcome["outcome"] == "applied", outcome
            self.acknowledged[outcome["id"]] = outcome
        self.waiting = [one for one in self.waiting if one["id"] not in self.acknowledged]

    def hammer(self, stop: threading.Event) -> None:
        while not stop.is_set():
            if len(self.waiting) < MANY:
                self.write(random.randint(1, 5))
            try:
                self.push()
            except GONE:
                stop.wait(0.02)


@contextlib.contextmanager
def hammered(hammers: Sequence[Hammer], at_least: int) -> Iterator[None]:
    """All of them push; the body runs when `at_least` more deeds are acknowledged; then they stop."""
    stop = threading.Event()
    threads = [threading.Thread(target=one.hammer, args=(stop,)) for one in hammers]
    before = acknowledged(hammers)
    for thread in threads:
        thread.start()
    try:
        late = time.monotonic() + SOON
        while acknowledged(hammers) < before + at_least:
            assert time.monotonic() < late, "nothing is acknowledged"
            time.sleep(0.001)
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)


def acknowledged(hammers: Sequence[Hammer]) -> int:
    return sum(len(one.acknowledged) for one in hammers)


def settled(hammers: Sequence[Hammer]) -> None:
    """Whatever still waits is sent until it is answered."""
    for one in hammers:
        late = time.monotonic() + SOON
        while one.waiting:
            assert time.monotonic() < late, "the server did not come back"
            with contextlib.suppress(*GONE):
                one.push()
