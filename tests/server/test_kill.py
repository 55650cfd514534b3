"""`kill -9` between two commits: nothing that was acknowledged is lost, and the log still verifies (A1, A4)."""

from __future__ import annotations

import os
import signal
import time

import pytest

from tests.cast import HOLLIS, IMOGEN, MATEO, PETRA
from tests.served import SOON, Served
from tests.server.hammering import AT, Hammer, hammered, settled


@pytest.mark.parametrize("what", ["the whole server", "the keeper", "the workers"])
def test_A1_A4_killed_while_hammered_nothing_acknowledged_is_lost(served: Served, what: str) -> None:
    hammers = [Hammer(served.ready(member), member.id) for member in (HOLLIS, MATEO, PETRA, HOLLIS)]
    for _ in range(2):
        with hammered(hammers, 40):
            if what == "the whole server":
                served.kill()
            else:
                for one in [served.keeper] if what == "the keeper" else served.workers:
                    os.kill(one, signal.SIGKILL)
        if what == "the whole server":
            served.verify()
            served.start()
    settled(hammers)
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
