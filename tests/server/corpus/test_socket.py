"""The live socket under frames that are none: an answer or an end, and nothing done; other sockets hear on."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, Request

from tests.cast import HOLLIS, IMOGEN, MATEO
from tests.hand import Hand
from tests.hand import Socket as Live
from tests.served import Served
from tests.server.corpus.addresses import head, lives
from tests.server.corpus.bodies import BODIES, ODD_OBJECTS, OVERSIZED

TEXT, BINARY, CLOSE, PING = 0x81, 0x82, 0x88, 0x89
MASK = b"\x01\x02\x03\x04"


@pytest.fixture(scope="module")
def other(shared: Served) -> Iterator[Live]:
    """Somebody else's socket, which must be none the worse for anything."""
    hand = shared.ready(MATEO)
    ear = hand.listen()
    ear.sync()
    yield ear
    ear.close()
    lives(shared, shared.ready(IMOGEN))


def hears(ear: Live) -> None:
    ear.send("ping", nonce="still there")
    assert ear.next("pong")["nonce"] == "still there"


def raw(hand: Hand) -> socket.socket:
    """An open socket that takes any bytes."""
    told = urlsplit(hand.url)
    line = socket.create_connection((told.hostname or "", told.port or 0), timeout=20)
    path = f"/p/{hand.production}/api/live"
    wire = WSConnection(ConnectionType.CLIENT)
    headers = [("Origin", hand.url), ("Cookie", hand.cookie(path))]
    line.sendall(wire.send(Request(host=told.netloc, target=path, extra_headers=headers)))
    wire.receive_data(line.recv(4_096))
    assert isinstance(next(wire.events()), AcceptConnection)
    return line


def frame(first: int, body: bytes, *, masked: bool = True, length: bytes | None = None) -> bytes:
    """A frame as a browser would send it, or with a length that lies."""
    mask = 0x80 if masked else 0
    if length is None:
        size = len(body)
        length = (
            bytes([mask | size])
            if size < 126
            else bytes([mask | 126]) + struct.pack("!H", size)
            if size < 65_536
            else bytes([mask | 127]) + struct.pack("!Q", size)
        )
    covered = bytes(byte ^ MASK[at % 4] for at, byte in enumerate(body)) if masked else body
    return bytes([first]) + length + (MASK if masked else b"") + covered


def ended(line: socket.socket) -> bool:
    """Whether the server lets go of it, having said whatever it has to say."""
    with suppress(ConnectionResetError):
        while line.recv(65_536):
            pass
    line.close()
    return True


def texts() -> Mapping[str, str]:
    found = {}
    for title, body in {**BODIES, **ODD_OBJECTS, **OVERSIZED}.items():
        with suppress(UnicodeDecodeError):
            found[title] = body.decode()
    return found


@pytest.mark.parametrize("title", texts())
def test_a_text_that_is_no_message_is_answered_and_the_socket_stays(shared: Served, other: Live, title: str) -> None:
    before = head(shared)
    ear = shared.joined(HOLLIS).listen()
    ear.ear.send(texts()[title])
    answer = ear.next()
    assert (answer["type"], answer["code"]) == ("error", "bad_message")
    assert answer["text"]
    hears(ear)
    ear.close()
    hears(other)
    assert head(shared) == before


ENDS: Mapping[str, bytes] = {
    "no UTF-8": frame(TEXT, b"\xff\xfe"),
    "a surrogate": frame(TEXT, b'{"type":"\xed\xa0\x80"}'),
    "half a letter": frame(TEXT, b"\xf0\x9f"),
    "bytes": frame(BINARY, b"{}"),
    "no mask": frame(TEXT, b"{}", masked=False),
    "a reserved bit": frame(0xC1, b"{}"),
    "a reserved code": frame(0x83, b"{}"),
    "a part of nothing": frame(0x80, b"{}"),
    "a text inside a text": frame(0x01, b"{") + frame(TEXT, b"{}"),
    "a ping in parts": frame(0x09, b"x"),
    "a ping of 200 letters": frame(PING, b"x" * 200),
    "a close of one byte": frame(CLOSE, b"x"),
    "a close that is none": frame(CLOSE, struct.pack("!H", 1)),
    "a close without UTF-8": frame(CLOSE, struct.pack("!H", 1000) + b"\xff"),
    "a length beyond all": frame(TEXT, b"", length=b"\xff" + b"\xff" * 8),
    "a short length, written long": frame(TEXT, b"{}", length=b"\xff" + struct.pack("!Q", 2)),
    "HTTP": b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.mark.parametrize("title", ENDS)
def test_frames_that_are_none_end_that_socket_alone(shared: Served, other: Live, title: str) -> None:
    before = head(shared)
    line = raw(shared.joined(HOLLIS))
    line.sendall(ENDS[title])
    assert ended(line)
    hears(other)
    assert head(shared) == before


def test_a_message_in_parts_of_one_letter_is_taken(shared: Served, other: Live) -> None:
    hand = shared.ready(HOLLIS)
    entry = hand.entry("check_in", "make", person=HOLLIS.id, what="in", at="2026-05-14T13:00:00.000Z")
    message = json.dumps({"type": "sync", **hand.message([entry])}).encode()
    line = raw(hand)
    before = head(shared)
    parts = [frame(0x01 if at == 0 else 0x00, bytes([letter])) for at, letter in enumerate(message)]
    line.sendall(b"".join(parts) + frame(PING, b"between") + frame(0x80, b" "))
    came = b""
    while b'"outcome":"applied"' not in came:
        part = line.recv(65_536)
        assert part, came[:500]
        came += part
    line.close()
    assert head(shared)[0] == before[0] + 1


def test_a_push_that_is_cut_at_any_byte_does_nothing(shared: Served, other: Live) -> None:
    hand = shared.ready(HOLLIS)
    entry = hand.entry("check_in", "make", person=HOLLIS.id, what="in", at="2026-05-14T13:00:00.000Z")
    whole = frame(TEXT, json.dumps({"type": "sync", **hand.message([entry])}).encode())
    before = head(shared)
    for end in range(0, len(whole), 9):
        line = raw(hand)
        line.sendall(whole[:end])
        line.shutdown(socket.SHUT_WR)
        assert ended(line)
    hears(other)
    assert head(shared) == before
