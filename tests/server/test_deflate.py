"""Squeezed messages in pieces: what comes between two of them is nothing to the message (W1)."""

from __future__ import annotations

import os

import pytest
from wsproto.connection import SERVER, Connection
from wsproto.events import CloseConnection, Ping, TextMessage

from server.live.deflate import Deflate
from tests.fuzz.messages import CONTINUES, LAST, PING, PONG, SQUEEZED, TEXT, frame, squeezed


def heard(*frames: bytes) -> tuple[str, list[bytes]]:
    """The texts that came whole, joined, and what pings held."""
    wire, text, pings = Connection(SERVER, [Deflate()]), "", []
    wire.receive_data(b"".join(frames))
    for event in wire.events():
        if isinstance(event, TextMessage):
            text += event.data
        elif isinstance(event, Ping):
            pings.append(bytes(event.payload))
    return text, pings


@pytest.mark.parametrize("at", [0, 1, 50, -1])
@pytest.mark.parametrize("between", [PING, PONG])
def test_W1_a_squeezed_message_goes_on_after_a_ping_in_its_middle(at: int, between: int) -> None:
    said = os.urandom(60).hex()
    body = squeezed(said.encode())
    pieces = (
        frame(TEXT | SQUEEZED, body[:at]),
        frame(LAST | between, b"there?"),
        frame(LAST | CONTINUES, body[at:]),
        frame(LAST | TEXT | SQUEEZED, squeezed(b" and another")),
        frame(LAST | between, b""),
        frame(LAST | TEXT, b" in plain"),
    )
    assert heard(*pieces) == (f"{said} and another in plain", [b"there?", b""] if between == PING else [])


@pytest.mark.parametrize("wrong", [frame(LAST | SQUEEZED | PING, b""), frame(LAST | SQUEEZED | TEXT, b"\xff" * 9)])
def test_W1_a_squeezed_ping_and_what_cannot_be_unpacked_end_the_socket(wrong: bytes) -> None:
    wire = Connection(SERVER, [Deflate()])
    wire.receive_data(wrong)
    assert [type(one) for one in wire.events()] == [CloseConnection]
