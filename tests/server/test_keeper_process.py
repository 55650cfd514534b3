"""The keeper in a process of its own: killed under load, it is back within seconds; and what `/health` says of it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from simple_websocket import ConnectionClosed
from simple_websocket import ConnectionError as Refused

from server.config import CLIENT
from tests.cast import HOLLIS, IMOGEN, JUNO, MATEO, PETRA, PRODUCTION
from tests.hand import Hand, Socket
from tests.served import SOON, Served, command

AT = "2026-05-14T13:00:00.000Z"
GONE = (OSError, ConnectionClosed, Refused, AssertionError)
SECONDS = 5.0
"""In which a phone is back after the keeper was killed, its own back-off aside."""


@dataclass
class Phone:
    """A device that pushes over its socket, and opens another when that is gone."""

    hand: Hand
    person: str
    waiting: list[dict[str, Any]] = field(default_factory=list)
    acknowledged: dict[str, int] = field(default_factory=dict)
    ear: Socket | None = None

    def push(self) -> None:
        if self.ear is None:
            self.ear = self.hand.listen()
        if len(self.waiting) < 5:
            self.waiting.append(
                self.hand.entry("check_in", "make", person=self.person, what="note", at=AT, note="n" * 100)
            )
        message = self.hand.message(self.waiting)
        self.ear.send("sync", **message)
        while True:
            reply = self.ear.next()
            if reply.get("nonce") == message["nonce"]:
                break
        if reply["type"] != "reply":
            assert reply["code"] == "busy", reply
            return
        for outcome in reply["outcomes"]:
            assert outcome["outcome"] == "applied", outcome
            self.acknowledged[outcome["id"]] = outcome["seq"]
        self.waiting = [one for one in self.waiting if one["id"] not in self.acknowledged]

    def go_on(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                self.push()
            except GONE:
                self.ear = None
                time.sleep(0.02)


def test_A1_W1_the_keeper_killed_again_and_again_loses_nothing_and_phones_are_back_within_seconds(
    served: Served,
) -> None:
    phones = [Phone(served.ready(member), member.id) for member in (HOLLIS, MATEO, PETRA, JUNO)]
    stop = threading.Event()
    threads = [threading.Thread(target=phone.go_on, args=(stop,)) for phone in phones]
    for thread in threads:
        thread.start()
    for _ in range(3):
        before = [len(phone.acknowledged) for phone in phones]
        late = time.monotonic() + 60
        while any(len(phone.acknowledged) < count + 5 for phone, count in zip(phones, before, strict=True)):
            assert time.monotonic() < late, "nothing is acknowledged"
            time.sleep(0.01)
        killed = served.keeper
        os.kill(killed, signal.SIGKILL)
        began = time.monotonic()
        had = [len(phone.acknowledged) for phone in phones]
        while any(len(phone.acknowledged) <= count for phone, count in zip(phones, had, strict=True)):
            assert time.monotonic() - began < 60, "the phones are not back"
            time.sleep(0.01)
        assert served.keeper != killed
    stop.set()
    for thread in threads:
        thread.join(60)
    for phone in phones:
        while phone.waiting:
            outcomes = phone.hand.exchange(phone.waiting).json["outcomes"]
            phone.acknowledged.update({one["id"]: one["seq"] for one in outcomes})
            phone.waiting = [one for one in phone.waiting if one["id"] not in phone.acknowledged]
        assert len(phone.acknowledged) == phone.hand.n, "each deed has one outcome"
    imogen = served.ready(IMOGEN)
    assert len(imogen.seen("check_in")) == sum(phone.hand.n for phone in phones)
    served.verify()


def test_the_killed_keepers_sockets_are_closed_and_open_again_within_seconds(served: Served) -> None:
    hand = served.ready(JUNO)
    ear = hand.listen()
    ear.sync()
    os.kill(served.keeper, signal.SIGKILL)
    began = time.monotonic()
    with pytest.raises(ConnectionClosed):
        ear.next()
    while True:
        with contextlib.suppress(*GONE):
            hand.listen().sync()
            break
        assert time.monotonic() - began < SOON
    assert time.monotonic() - began < SECONDS


def test_a_request_waits_while_another_keeper_begins(served: Served) -> None:
    hand = served.ready(HOLLIS)
    os.kill(served.keeper, signal.SIGKILL)
    answer = hand.exchange([hand.entry("check_in", "make", person=HOLLIS.id, what="in", at=AT)])
    assert (answer.status, [one["outcome"] for one in answer.json["outcomes"]]) == (200, ["applied"])


def test_what_only_reads_is_answered_while_the_keeper_stands_still(served: Served) -> None:
    hand = served.ready(HOLLIS)
    keeper = served.keeper
    os.kill(keeper, signal.SIGSTOP)
    try:
        assert hand.exchange().status == 200
        assert hand.api("GET", "me").status == 200
        late = time.monotonic() + 20
        while hand.get("/health").json["keeper"] != "gone":
            assert time.monotonic() < late
            time.sleep(0.1)
        assert hand.get("/health").json["status"] == "degraded"
    finally:
        os.kill(keeper, signal.SIGCONT)
    late = time.monotonic() + 20
    while hand.get("/health").json["status"] != "ok":
        assert time.monotonic() < late


def test_killed_at_once_the_watching_process_takes_all_others_with_it(served: Served) -> None:
    made = time.monotonic() + SOON
    while len(all_of_them := served.processes) < 3:  # the second worker is made after the first has answered
        assert time.monotonic() < made, all_of_them
        time.sleep(0.01)
    served.kill()
    late = time.monotonic() + SOON
    while any(os.path.exists(f"/proc/{one}/fd/0") for one in all_of_them):
        assert time.monotonic() < late, "somebody lives on"
    served.start()


def test_several_workers_answer_and_the_keeper_stands_before_them(served: Served) -> None:
    late = time.monotonic() + SOON
    while len(served.workers) < 2:  # the first is ready before the second
        assert time.monotonic() < late
    nices = {os.getpriority(os.PRIO_PROCESS, one) for one in served.workers}
    assert min(nices) > os.getpriority(os.PRIO_PROCESS, served.keeper)
    hand = served.ready(IMOGEN)
    for count in range(12):  # whichever of them answers, each deed is seen by the next to ask
        run = hand.did("run", "give", title=f"Errand {count}")["record"]
        assert hand.records["run", run]["title"] == f"Errand {count}"


def test_K3_health_counts_what_has_stopped_and_names_it_to_the_operator_alone(served: Served) -> None:
    (served.folder / "productions" / "secret-project").mkdir()
    hand = served.hand()
    assert hand.get("/join/secret-project~x").status == 503
    told = hand.get("/health")
    assert told.status == 200
    assert (told.json["status"], told.json["productions"]) == ("degraded", {"open": 1, "stopped": 1})
    assert (told.json["keeper"], told.json["arrangement"]) == ("alive", "handed over")
    assert told.json["sockets"]["open"] == 0 < told.json["sockets"]["room"]
    for private in ("secret-project", PRODUCTION, "missing", str(served.folder), str(served.keeper)):
        assert private not in told.text
    done = command("health", "--data", str(served.folder))
    assert done.returncode == 3
    assert "secret-project has stopped: secret-project: log.sqlite is missing" in done.stdout
    own = json.loads(command("health", "--json", "--data", str(served.folder)).stdout)
    assert (own["pid"], own["open"], list(own["shut"])) == (served.keeper, 1, ["secret-project"])
    served.stop()
    assert command("health", "--data", str(served.folder)).returncode == 1


def test_asked_to_leave_as_soon_as_it_is_ready_it_is_gone_at_once(folder: Path) -> None:
    for _ in range(4):  # its second worker may be anywhere on its way
        with Served(folder) as served:
            code, seconds = served.stop()
            assert (code, seconds < 1.9) == (0, True), seconds


def test_W2_a_socket_on_which_nothing_happens_costs_less_than_a_kilobyte_a_minute(served: Served) -> None:
    told = re.search(r"PING_EVERY_MS = ([0-9_]+)", (CLIENT.parent / "src/sync/socket.ts").read_text())
    assert told
    ear = served.ready(JUNO).listen()
    ear.sync()
    ear.send("ping")
    pong = json.dumps(ear.next("pong"), separators=(",", ":"))
    ear.close()
    asked, answered = len('{"type":"ping"}') + 6, len(pong) + 4  # with the heads of their frames
    assert 60_000 / int(told[1]) * (asked + answered) < 1_000
