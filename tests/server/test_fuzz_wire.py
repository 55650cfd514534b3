"""Any message on either carrier, and any bytes on the socket: an answer or an end, never a fault of ours, never
another's socket, and nothing is lost of what was taken (W1, A7)."""

from __future__ import annotations

import socket
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, Request
from wsproto.extensions import PerMessageDeflate

from docs import soaked
from sync import wire
from tests.cast import CAST, HOLLIS, IMOGEN, MATEO
from tests.fuzz.messages import ANYTHING, PIECES, TYPES, cut, mutated, text_of
from tests.hand import Hand
from tests.hand import Socket as Live
from tests.served import Served
from tests.server.corpus.addresses import lives, wrong_with

AT = "2026-05-14T13:00:00.000Z"
FEW, MANY = 25, 1_500


class Target:
    """Two people's devices at one server, and all that they were told is kept."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.hand = served.ready(IMOGEN)
        self.other = served.ready(MATEO).listen()
        self.other.sync()
        self.ear: Live | None = None
        self.kept: dict[str, int] = {}
        self.sent = 0

    def message(self) -> dict[str, Any]:
        """What a phone would send: three deeds of a device of its own."""
        hand = Hand(self.hand.url, scope=self.hand.scope, at=self.hand.at, records=self.hand.records)
        run = str(uuid.uuid4())
        return hand.message(
            [
                hand.entry("check_in", "make", person=IMOGEN.id, what="note", at=AT, note="here"),
                hand.entry("run", "give", run, title="Two gallons of paint", assignee=CAST[2].id),
                hand.entry("run", "edit", run, title="Three gallons"),
            ]
        )

    def told(self, reply: dict[str, Any]) -> None:
        """A reply is as the wire says, and what it acknowledges has to be there at the end."""
        assert wire.wrong("reply", reply) == {}
        for one in reply["outcomes"]:
            if one["seq"] is not None and one["id"]:
                assert self.kept.setdefault(one["id"], one["seq"]) == one["seq"]

    def hears(self) -> None:
        """The other one's socket is none the worse."""
        self.other.send("ping", nonce="there")
        assert self.other.next("pong")["nonce"] == "there"
        self.other.heard.clear()

    def open(self) -> Live:
        """A socket that takes any text; the last one, if it is still open."""
        if self.ear is None:
            self.ear = self.served.joined(HOLLIS).listen()
        return self.ear

    def raw(self) -> tuple[socket.socket, bool]:
        """A socket that takes any bytes, and whether deflate was agreed on."""
        told, path = urlsplit(self.hand.url), f"/p/{self.hand.production}/api/live"
        line = socket.create_connection((told.hostname or "", told.port or 0), timeout=20)
        wire = WSConnection(ConnectionType.CLIENT)
        headers = [("Origin", self.hand.url), ("Cookie", self.hand.cookie(path))]
        offer = PerMessageDeflate(client_no_context_takeover=True, server_no_context_takeover=True)
        line.sendall(wire.send(Request(host=told.netloc, target=path, extra_headers=headers, extensions=[offer])))
        wire.receive_data(line.recv(4_096))
        accepted = next(wire.events())
        assert isinstance(accepted, AcceptConnection)
        return line, bool(accepted.extensions)

    def stands(self) -> None:
        lives(self.served, self.hand)
        log = sqlite3.connect(f"file:{self.served.place() / 'log.sqlite'}?mode=ro", uri=True)
        rows = dict(log.execute("select id, seq from log"))
        turns = dict(log.execute("select claimed, seq from turns"))
        log.close()
        lost = [id for id, seq in self.kept.items() if seq not in (rows.get(id), turns.get(id))]
        assert lost == []
        self.served.verify()


@pytest.fixture(scope="module")
def target(shared: Served) -> Iterator[Target]:
    made = Target(shared)
    yield made
    made.stands()


def by_request(target: Target, data: st.DataObject) -> None:
    target.sent += 1
    sent = data.draw(ANYTHING | mutated(target.message()) | mutated(target.message()))
    answer = target.hand.request(
        "POST", f"/p/{target.hand.production}/api/sync", text_of(sent), {"Content-Type": "application/json"}
    )
    assert wrong_with(answer, "/api/") is None, (answer.status, answer.body[:300])
    assert answer.status != 503
    if answer.status == 200:
        target.told(answer.json)
        assert answer.json["nonce"] == sent["nonce"]
    target.hears()


def by_socket(target: Target, data: st.DataObject) -> None:
    target.sent += 1
    plain = {"type": "sync", **target.message()}
    sent = data.draw(
        ANYTHING | mutated(plain) | mutated(plain) | st.builds(lambda type: {**plain, "type": type}, TYPES)
    )
    ear = target.open()
    ear.heard.clear()
    ear.ear.send(text_of(sent).decode())
    answer = ear.next()
    while answer["type"] not in ("reply", "error", "pong"):
        answer = ear.next()
    if answer["type"] == "reply":
        target.told(answer)
    elif answer["type"] == "error":
        assert answer["text"]
        assert answer["code"] not in ("server_failed", "busy", "stopped"), answer
    target.hears()


def by_frames(target: Target, data: st.DataObject) -> None:
    target.sent += 1
    line, squeezes = target.raw()
    message = target.message()
    text = text_of({"type": "sync", **message})
    whole, damage = data.draw(cut(text, squeezes)), b"".join(data.draw(st.lists(PIECES, min_size=1, max_size=4)))
    line.sendall(whole)
    came = b""
    while not (b'"reply"' in came or (squeezes and len(came) > 400)):
        part = line.recv(65_536)
        assert part, "a message in pieces was not answered"
        came += part
    with suppress(OSError):
        line.sendall(damage)
        line.shutdown(socket.SHUT_WR)
    with suppress(ConnectionResetError):
        while line.recv(65_536):
            pass
    line.close()
    target.hears()
    for entry in message["entries"]:
        target.kept.setdefault(entry["id"], _seq(target, entry["id"]))


def _seq(target: Target, id: str) -> int:
    log = sqlite3.connect(f"file:{target.served.place() / 'log.sqlite'}?mode=ro", uri=True)
    found = log.execute("select seq from log where id = ?", (id,)).fetchone()
    log.close()
    assert found, "it was answered, and is not there"
    return int(found[0])


WAYS = {"request": by_request, "socket": by_socket, "frames": by_frames}


def attack(target: Target, way: str, **options: Any) -> int:
    """Tries one way as often as hypothesis is told to; how many messages that were."""
    target.sent = 0

    @settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, **options)
    @given(st.data())
    def attacked(data: st.DataObject) -> None:
        WAYS[way](target, data)

    attacked()
    return target.sent


@pytest.mark.parametrize("way", WAYS)
def test_W1_A7_any_message_is_answered_and_nothing_is_lost_by_it(target: Target, way: str) -> None:
    attack(target, way, max_examples=FEW, derandomize=True)


@pytest.mark.soak
@pytest.mark.timeout(7_200)
def test_W1_A7_any_message_for_long(target: Target) -> None:
    """Writes docs/figures/messages.json."""
    sent = {f"by {way}": attack(target, way, max_examples=MANY, print_blob=True) for way in WAYS}
    target.stands()
    soaked.keep("messages", {**sent, "faults of ours": 0, "other sockets closed": 0, "deeds lost": 0})
