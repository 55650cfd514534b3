"""M1: who last changed each field, kept beside a record and never sent.

Promises that a device is never in conflict with itself: its own past, and that of the identity it forked from, count
as one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Stamp(NamedTuple):
    """The entry that last changed a field: its seq, device and n, and whether an office wrote it."""

    seq: int
    device: str
    n: int
    office: bool = False


class Author(NamedTuple):
    """Who writes: device and n, the seq of what he had seen, whether he is of the office, and the identities he was."""

    device: str
    n: int
    base: int
    office: bool = False
    was: tuple[tuple[str, int], ...] = ()
    """(identity, first n that is no longer his) of every identity he forked from."""

    def own(self, stamp: Stamp) -> bool:
        if stamp.device == self.device:
            return True
        return any(stamp.device == device and stamp.n < until for device, until in self.was)

    def saw(self, stamp: Stamp) -> bool:
        return stamp.seq <= self.base

    def stamp(self, seq: int) -> Stamp:
        return Stamp(seq, self.device, self.n, self.office)


def stamps_text(stamps: Mapping[str, Stamp]) -> str:
    return _encode(stamps)


def read_stamps(text: str) -> dict[str, Stamp]:
    return {name: Stamp(*parts) for name, parts in json.loads(text).items()}
