"""Messages as no phone sends them: any JSON at all, and valid ones that are wrong in a few places; frames likewise.

Promises: everything is drawn by hypothesis, so that what fails is made small. Refuses to be valid on purpose.
"""

from __future__ import annotations

import copy
import json
import struct
import zlib
from typing import Any

from hypothesis import strategies as st

NASTY = (
    None, True, 0, -1, 2**53, 2**63, 10**400, 1.5, -0.0, 1e308, "", " ", "x" * 101, "x" * 70_000, "\u0000", "\u202e",
    "\ud800", "😀", "server", "import-1", "undo-1", "__class__", "../../etc", "2026-02-30", "2026-05-14T13:00:00Z", [],
    {}, [[]], [None] * 501, {"": {}}, "01a20661-374e-793f-88f4-1aa225bc6cb9", "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
ANYTHING = st.recursive(
    st.sampled_from(NASTY) | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)
TYPES = st.sampled_from(["sync", "ping", "reply", "changes", "mark", "pong", "bye", "error", "", None, 7])


def slots(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a JSON value that may be replaced: (container, key)."""
    found: list[tuple[Any, Any]] = []
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        found.append((value, key))
        if isinstance(inner, dict | list):
            found += slots(inner)
    return found


@st.composite
def mutated(draw: st.DrawFn, valid: Any) -> Any:
    """The message with one to four of its parts replaced, taken out, put twice or named otherwise."""
    made = copy.deepcopy(valid)
    for _ in range(draw(st.integers(1, 4))):
        places = slots(made)
        if not places:
            break
        container, key = places[draw(st.integers(0, len(places) - 1))]
        how = draw(st.sampled_from(["replace", "replace", "take out", "twice", "rename"]))
        if how == "replace":
            container[key] = copy.deepcopy(draw(ANYTHING))  # it may be bent in its turn
        elif how == "take out":
            container.pop(key)
        elif how == "twice" and isinstance(container, list):
            container.insert(key, copy.deepcopy(container[key]))
        elif isinstance(container, dict):
            container[draw(st.text(max_size=12))] = container.pop(key)
    return made


# Frames

TEXT, CONTINUES, BINARY, CLOSE, PING, PONG = 0x1, 0x0, 0x2, 0x8, 0x9, 0xA
LAST, SQUEEZED = 0x80, 0x40
MASK = b"\x01\x02\x03\x04"


def frame(first: int, body: bytes, *, masked: bool = True) -> bytes:
    """A frame as a browser sends it; `first` holds the bits and the opcode."""
    bit, size = 0x80 if masked else 0, len(body)
    if size < 126:
        head = bytes([first, bit | size])
    elif size < 1 << 16:
        head = bytes([first, bit | 126]) + struct.pack("!H", size)
    else:
        head = bytes([first, bit | 127]) + struct.pack("!Q", size)
    if not masked:
        return head + body
    cover = (MASK * (size // 4 + 1))[:size]
    return head + MASK + (int.from_bytes(body, "big") ^ int.from_bytes(cover, "big")).to_bytes(size, "big")


def squeezed(text: bytes) -> bytes:
    press = zlib.compressobj(6, zlib.DEFLATED, -15)
    return (press.compress(text) + press.flush(zlib.Z_SYNC_FLUSH))[:-4]


@st.composite
def cut(draw: st.DrawFn, text: bytes, squeezes: bool) -> bytes:
    """A message as frames that are as they should be: in pieces, with pings and pongs between, squeezed or not."""
    small = draw(st.booleans()) and squeezes
    body = squeezed(text) if small else text
    shares = draw(st.lists(st.integers(0, 1_000), max_size=5))  # not places: what is drawn must not hang on the message
    between = draw(st.lists(st.none() | st.tuples(st.sampled_from([PING, PONG]), st.binary(max_size=125)), max_size=5))
    ends = sorted({*(len(body) * share // 1_000 for share in shares), len(body)})
    made, at = b"", 0
    for number, end in enumerate(ends):
        first = (TEXT if number == 0 else CONTINUES) | (LAST if end == ends[-1] else 0)
        made += frame(first | (SQUEEZED if small and number == 0 else 0), body[at:end])
        at = end
        if end != ends[-1] and number < len(between) and (control := between[number]):
            made += frame(LAST | control[0], control[1])
    return made


PIECES = st.one_of(
    st.binary(max_size=60),
    st.builds(frame, st.integers(0, 255), st.binary(max_size=140), masked=st.booleans()),
    st.builds(lambda body: frame(LAST | SQUEEZED | TEXT, body), st.binary(max_size=140)),
    st.builds(
        lambda code, why: frame(LAST | CLOSE, struct.pack("!H", code) + why),
        st.integers(0, 65_535),
        st.binary(max_size=130),
    ),
    st.builds(lambda body: frame(LAST | TEXT, b'{"type":"ping","nonce":"' + body + b'"}'), st.binary(max_size=20)),
)
"""Frames that are none, or are not what they say, or hold what is no UTF-8."""


def text_of(message: Any) -> bytes:
    return json.dumps(message).encode()
