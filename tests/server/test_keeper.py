"""The keeper in one process: pushes that wait share one durable commit, and a bad one costs nobody else theirs."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from server.config import secret_of
from server.kept_production import KeptProduction
from server.live.exchange import Reply, read
from server.live.keeper import Keeper
from server.live.live_socket import LiveSocket
from server.live.seat import Seat
from server.live.tick import CROWD, Asked, Tick
from server.production import Production, Productions
from sync.store import Batch, StoreFailed, StoreFull
from tests.cast import HOLLIS, IMOGEN, PRODUCTION
from tests.hand import Hand

AT = "2026-05-14T13:00:00.000Z"
SEAT = Seat(PRODUCTION, HOLLIS.id, "session")


@pytest.fixture
def production(folder: Path) -> Iterator[Production]:
    house = Productions(folder / "productions", secret_of(folder))
    yield house.open(PRODUCTION)
    house.close()


def push(hand: Hand, count: int = 1) -> dict[str, Any]:
    return hand.message(
        [hand.entry("check_in", "make", person=HOLLIS.id, what="note", at=AT, note=str(one)) for one in range(count)]
    )


class Gate:
    """Holds the keeper between two ticks, so that what comes meanwhile waits together."""

    def __init__(self, keeper: Keeper) -> None:
        self._open, self._there = threading.Event(), threading.Event()
        keeper._jobs.put(self._stand)
        assert self._there.wait(10)

    def _stand(self) -> None:
        self._there.set()
        assert self._open.wait(30)

    def let_go(self) -> None:
        self._open.set()


def waiting(keeper: Keeper, messages: list[dict[str, Any]]) -> list[Reply]:
    """Sends messages from a thread each while the keeper is held, then lets them in together."""
    gate = Gate(keeper)
    with ThreadPoolExecutor(len(messages)) as pool:
        asked = [pool.submit(keeper.exchange, SEAT, message) for message in messages]
        while keeper._jobs.qsize() < len(messages):
            pass
        gate.let_go()
        return [one.result(30) for one in asked]


def test_A1_pushes_that_wait_share_one_commit(production: Production, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[Batch] = []
    commit = production.store.commit
    monkeypatch.setattr(production.store, "commit", lambda batch: (batches.append(batch), commit(batch))[1])
    replies = waiting(production.keeper, [push(Hand(""), 3) for _ in range(12)])
    assert [reply.status for reply in replies] == [200] * 12
    assert [len(batch.rows) for batch in batches] == [36]


def test_A1_nothing_is_answered_before_the_commit(production: Production, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = production.store.commit
    in_commit, go_on = threading.Event(), threading.Event()

    def slow(batch: Batch) -> None:
        in_commit.set()
        assert go_on.wait(30)
        commit(batch)

    monkeypatch.setattr(production.store, "commit", slow)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(production.keeper.exchange, SEAT, push(Hand("")))
        assert in_commit.wait(10)
        assert not asked.done()
        before = production.log.head()
        go_on.set()
        assert asked.result(30).status == 200
    assert production.log.head() == before + 1


def test_A1_a_commit_that_fails_by_our_own_fault_costs_only_the_push_it_fails_for(
    production: Production, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept = production.log.accept
    poisonous = push(Hand(""))

    def fail(pushes: Any) -> Any:
        if any(one.sender.device == poisonous["device"] for one in pushes):
            raise RuntimeError("our own fault")
        return accept(pushes)

    monkeypatch.setattr(production.log, "accept", fail)
    messages = [push(Hand("")), poisonous, push(Hand(""))]
    statuses = [reply.status for reply in waiting(production.keeper, messages)]
    assert statuses == [200, 500, 200]
    assert production.keeper.exchange(SEAT, push(Hand(""))).status == 200


@pytest.mark.parametrize(("error", "status"), [(StoreFull("full"), 507), (StoreFailed("locked"), 503)])
def test_A1_what_was_not_kept_is_not_acknowledged_and_can_be_sent_again(
    production: Production, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    message = push(Hand(""), 2)

    def fail(_: Batch) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(production.store, "commit", fail)
        reply = production.keeper.exchange(SEAT, message)
        assert reply.status == status
        assert "outcomes" not in reply.text
        assert message["nonce"] in reply.text
    assert production.keeper.exchange(SEAT, message).text.count('"outcome":"applied"') == 2


def test_A6_what_an_ended_session_had_still_on_its_way_is_held(production: Production) -> None:
    keeper = production.keeper
    assert isinstance(keeper, Keeper)
    gate, replies, ended = Gate(keeper), Queue[Reply](), threading.Event()
    keeper.ask(SEAT, push(Hand("")), replies.put)
    keeper.end(SEAT.session, "revoked", ended.set)
    gate.let_go()
    assert ended.wait(10)
    assert replies.get(timeout=10).text.count('"outcome":"held"') == 1
    other = keeper.exchange(Seat(PRODUCTION, HOLLIS.id, "another"), push(Hand("")))
    assert other.text.count('"outcome":"applied"') == 1


class Crowd:
    """Sockets that hear, and what came out at the other end of the first."""

    def __init__(self, production: Production, tick: Tick, count: int) -> None:
        self.tick = tick
        viewer = production.log.viewer(HOLLIS.id)
        assert viewer is not None
        self.ends = []
        for _ in range(count):
            ours, theirs = socket.socketpair()
            sock = LiveSocket(ours, SEAT, 1_000)
            tick.room.enter(sock)
            tick.room.answered(sock, viewer, production.log.head(), more=False)
            self.ends.append((theirs, sock))

    def change(self) -> None:
        self.tick.take([Asked(SEAT, read(push(Hand(""))), lambda _: None)])

    def heard(self) -> bytes:
        self.ends[0][0].setblocking(False)
        return self.ends[0][0].recv(1 << 20)

    def close(self) -> None:
        for theirs, sock in self.ends:
            theirs.close()
            sock.hang_up()


@pytest.mark.parametrize(("count", "marks"), [(3, 5), (CROWD + 1, 1)])
def test_P4_a_few_are_told_each_change_at_once_and_a_crowd_in_rounds_when_they_come_fast(
    production: Production, monkeypatch: pytest.MonkeyPatch, count: int, marks: int
) -> None:
    monkeypatch.setattr("server.live.tick.GATHER", 3_600.0)
    assert isinstance(production, KeptProduction)
    tick = Tick(PRODUCTION, production.log, production.desk, production.renew)
    crowd = Crowd(production, tick, count)
    before = production.log.head()
    for _ in range(5):
        crowd.change()
    heard = crowd.heard()
    assert heard.count(b'"type":"mark"') == marks, "after silence the first leaves at once"
    if count > CROWD:
        assert heard.count(b'"kind":"check_in"') == 1
        assert tick.due is not None
        assert tick.due > 3_000
        tick._next = 0.0
        tick.go_on()
        whole = crowd.heard()
        assert whole.count(b'"kind":"check_in"') == 4, "what was gathered goes out together"
        assert f'"from":{before + 1},"to"'.encode() in whole
    assert tick.due is None
    crowd.close()


def test_a_keeper_that_is_closed_says_so_and_notes_the_head(production: Production) -> None:
    assert production.keeper.exchange(SEAT, push(Hand(""))).status == 200
    head = production.log.head()
    production.keeper.close()
    assert production.keeper.exchange(SEAT, push(Hand(""))).status == 503
    kept = production.desk.rows("select max(seq) as seq from heads")[0]["seq"]
    assert kept == head


def bring(production: Production, device: str) -> Any:
    hand = Hand("", PRODUCTION, device)
    seat = Seat(PRODUCTION, IMOGEN.id, "session")
    entries = [hand.entry("location", "add", name=f"Pit {number}") for number in range(5)]
    return production.keeper.bring(seat, device, [entries[:3], entries[3:]])


def test_K2_pushes_go_on_while_an_import_is_judged_and_none_stands_within_it(
    production: Production, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick = production.keeper._tick  # type: ignore[union-attr]
    prepare, judged = tick.prepare, list[str]()
    judging, go_on = threading.Event(), threading.Event()

    def slow(*given: Any) -> Any:
        made = prepare(*given)
        judged.append(threading.current_thread().name)
        judging.set()
        assert go_on.wait(30)
        return made

    monkeypatch.setattr(tick, "prepare", slow)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(bring, production, "import-1")
        assert judging.wait(10)
        assert production.keeper.exchange(SEAT, push(Hand(""))).status == 200
        head = production.log.head()
        assert not asked.done()
        go_on.set()
        brought = asked.result(30)
    assert brought.kept
    assert [one.seq for one in brought.outcomes] == list(range(head + 1, head + 6))
    assert judged == ["import", "import"], "what was judged upon an older head is judged anew"


def test_K2_an_import_that_is_always_overtaken_is_judged_by_the_writer_at_last(
    production: Production, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick = production.keeper._tick  # type: ignore[union-attr]
    prepare, judged = tick.prepare, list[str]()

    def overtaken(*given: Any) -> Any:
        judged.append(threading.current_thread().name.split()[0])
        made = prepare(*given)
        if judged[-1] == "import":
            assert production.keeper.exchange(SEAT, push(Hand(""))).status == 200
        return made

    monkeypatch.setattr(tick, "prepare", overtaken)
    assert bring(production, "import-2").kept
    assert judged == ["import"] * 3 + ["keeper"]
