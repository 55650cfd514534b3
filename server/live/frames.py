"""WebSocket frames from server to client: unmasked, so one serves everyone who hears a channel (RFC 6455, 5.2)."""

from __future__ import annotations

import struct

TEXT, CLOSE, PING = 0x1, 0x8, 0x9
LEAVING, POLICY, TOO_BIG, FULL, BROKEN = 1001, 1008, 1009, 1013, 1011
"""Why a socket is closed: the server goes away, the session ended, a message over the limit, no room, our own fault."""


def frame(opcode: int, payload: bytes) -> bytes:
    """One whole frame."""
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", 0x80 | opcode, size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", 0x80 | opcode, 126, size)
    else:
        head = struct.pack("!BBQ", 0x80 | opcode, 127, size)
    return head + payload


def text_frame(text: str) -> bytes:
    return frame(TEXT, text.encode())


def close_frame(code: int, reason: str = "") -> bytes:
    return frame(CLOSE, struct.pack("!H", code) + reason.encode()[:120])
