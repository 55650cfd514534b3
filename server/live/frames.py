"""WebSocket frames from server to client: unmasked, so one serves everyone who hears a channel (RFC 6455, 5.2).

Promises: a message is framed once, and squeezed once, for however many sockets it goes to (RFC 7692, no context is
carried from one message to the next). Refuses to squeeze what is too small to gain by it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from functools import cached_property

TEXT, CLOSE, PING = 0x1, 0x8, 0x9
SQUEEZED = 0x40
LEAVING, POLICY, TOO_BIG, FULL, BROKEN = 1001, 1008, 1009, 1013, 1011
"""Why a socket is closed: the server goes away, the session ended, a message over the limit, no room, our own fault."""
WORTH_IT = 1_000
"""Bytes from which a message is squeezed."""
LEVEL = 1
AGREED = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
OFFERS = {"server_no_context_takeover", "client_no_context_takeover", "client_max_window_bits"}


def frame(opcode: int, payload: bytes) -> bytes:
    """One whole frame. `opcode` may carry SQUEEZED."""
    return frame_head(opcode, len(payload)) + payload


def frame_head(opcode: int, size: int) -> bytes:
    """What stands before so many bytes."""
    if size < 126:
        return struct.pack("!BB", 0x80 | opcode, size)
    if size < 1 << 16:
        return struct.pack("!BBH", 0x80 | opcode, 126, size)
    return struct.pack("!BBQ", 0x80 | opcode, 127, size)


def text_frame(text: str) -> bytes:
    return frame(TEXT, text.encode())


def close_frame(code: int, reason: str = "") -> bytes:
    return frame(CLOSE, struct.pack("!H", code) + reason.encode()[:120])


class Body:
    """Changes that follow one reply's head or another's: made once for all who missed the same."""

    END = b"]}"

    def __init__(self, changes: Sequence[str]) -> None:
        self.plain = ",".join(changes).encode()
        self.calls: dict[str, list[str]] | None = None

    @cached_property
    def squeezed(self) -> bytes:
        return _flushed(self.plain)


class Answer:
    """A reply's head, ending where its changes begin, and these."""

    __slots__ = ("body", "head")

    def __init__(self, head: str, body: Body) -> None:
        self.head = head
        self.body = body

    def parts(self, squeezes: bool) -> tuple[bytes, ...]:
        """The frame for a socket, the body in it shared with others."""
        head = self.head.encode()
        size = len(head) + len(self.body.plain) + len(Body.END)
        if squeezes and size > WORTH_IT:
            # Each begins upon nothing before it, so that they may stand behind one another
            told = (_flushed(head), self.body.squeezed, _END)
            return frame_head(TEXT | SQUEEZED, sum(map(len, told))), *told
        return frame_head(TEXT, size), head, self.body.plain, Body.END


class Message:
    """A text to be sent to one or to many, each way of framing it made when it is first needed."""

    __slots__ = ("_plain", "_squeezed", "payload")

    def __init__(self, text: str) -> None:
        self.payload = text.encode()
        self._plain: bytes | None = None
        self._squeezed: bytes | None = None

    def parts(self, squeezes: bool) -> tuple[bytes, ...]:
        """As an `Answer` gives it."""
        return (self.framed(squeezes),)

    def framed(self, squeezes: bool) -> bytes:
        """The frame for a socket; `squeezes`: it agreed to permessage-deflate."""
        if squeezes and len(self.payload) > WORTH_IT:
            if self._squeezed is None:
                self._squeezed = self._smaller()
            return self._squeezed
        if self._plain is None:
            self._plain = frame(TEXT, self.payload)
        return self._plain

    def _smaller(self) -> bytes:
        return frame(TEXT | SQUEEZED, _flushed(self.payload)[:-4])  # what ends a flush is left out (7.2.1)


def _flushed(payload: bytes) -> bytes:
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return press.compress(payload) + press.flush(zlib.Z_SYNC_FLUSH)


_END = _flushed(Body.END)[:-4]


def agreed(offers: str | None) -> str | None:
    """What of a browser's `Sec-WebSocket-Extensions` is taken up, None for nothing: deflate in which every message
    stands alone, the only kind of which one frame can serve everyone."""
    for offer in (offers or "").split(","):
        name, *told = (part.strip() for part in offer.split(";"))
        wide = [one for one in told if one.replace('"', "").replace(" ", "") == "server_max_window_bits=15"]
        others = {one.partition("=")[0].strip() for one in told if one not in wide}
        if name == "permessage-deflate" and others <= OFFERS:
            return AGREED + ("; server_max_window_bits=15" if wide else "")
    return None
