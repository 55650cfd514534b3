"""`kill -9` between two commits: nothing that was acknowledged is lost, and the log still verifies (A1, A4)."""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import signal
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.cast import HOLLIS, IMOGEN, MATEO, PETRA
from tests.hand import Hand
from tests.served import SOON, Served

AT = "2026-05-14T13:00:00.000Z"
GONE = (OSError, http.client.HTTPException)


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
            self.write(random.randint(1, 5))
            with contextlib.suppress(*GONE):
                self.push()


@pytest.mark.parametrize("what", ["the whole server", "the keeper", "the workers"])
def test_A1_A4_killed_while_hammered_nothing_acknowledged_is_lost(served: Served, what: str) -> None:
    hammers = [Hammer(served.ready(member), member.id) for member in (HOLLIS, MATEO, PETRA, HOLLIS)]
    for _ in range(4):
        stop = threading.Event()
        threads = [threading.Thread(target=one.hammer, args=(stop,)) for one in hammers]
        before = sum(len(one.acknowledged) for one in hammers)
        for thread in threads:
            thread.start()
        late = time.monotonic() + SOON
        while sum(len(one.acknowledged) for one in hammers) < before + 40:
            assert time.monotonic() < late, "nothing is acknowledged"
        if what == "the whole server":
            served.kill()
        else:
            for one in [served.keeper] if what == "the keeper" else served.workers:
                os.kill(one, signal.SIGKILL)
        stop.set()
        for thread in threads:
            thread.join(60)
        if what == "the whole server":
            served.verify()
            served.start()
    for one in hammers:
        late = time.monotonic() + SOON
        while one.waiting:
            assert time.monotonic() < late, "the server did not come back"
            with contextlib.suppress(*GONE):
                one.push()
    imogen = served.ready(IMOGEN)
    there = {record_id for kind, record_id in imogen.records if kind == "check_in"}
    for one in hammers:
        assert len(one.acknowledged) == one.hand.n, "each deed has one outcome"
        seqs = [outcome["seq"] for outcome in sorted(one.acknowledged.values(), key=lambda outcome: outcome["n"])]
        assert seqs == sorted(set(seqs)), "one device's deeds stand in the order of their numbers"
    assert len(there) == sum(one.hand.n for one in hammers)
    served.verify()


def test_A1_an_answer_that_was_lost_on_its_way_is_given_again(served: Served) -> None:
    hand = served.ready(HOLLIS)
    push = [hand.entry("check_in", "make", person=HOLLIS.id, what="in", at=AT)]
    told = hand.exchange(push).json["outcomes"]
    served.kill()
    served.start()
    assert hand.exchange(push).json["outcomes"] == told


def test_P5_a_cursor_still_counts_after_the_server_was_killed(served: Served) -> None:
    hand = served.ready(IMOGEN)
    hand.did("location", "add", name="Kept")
    served.kill()
    served.start()
    reply = hand.exchange().json
    assert (reply["snapshot"], reply["changes"]) == (False, [])


def test_the_server_comes_back_by_itself_when_the_processes_that_answer_are_killed(served: Served) -> None:
    hand = served.ready(HOLLIS)
    first = served.workers
    ear = hand.listen()
    ear.sync()
    for one in first:
        os.kill(one, signal.SIGKILL)
    late = time.monotonic() + SOON
    while set(served.workers) & set(first):
        assert time.monotonic() < late, "the dead are not buried"
    assert hand.api("GET", "me").status == 200
    ear.send("ping", nonce="still here")
    assert ear.next("pong")["nonce"] == "still here", "a live socket does not know of it"
