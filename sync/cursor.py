"""P5: cursors that only this server can have given. A token is the head of the row's hash and a MAC over epoch, seq
and that.

Promises to tell a false token from a genuine one that fits no row: the first costs its device a snapshot, the second
means that an older file was copied back.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Standing = Literal["fits", "false", "copied_back", "other_epoch"]


@dataclass(frozen=True)
class Cursor:
    """How far a device has taken in what its scope holds."""

    epoch: str
    seq: int
    token: str


def mint(secret: bytes, epoch: str, seq: int, row_hash: str) -> Cursor:
    head = row_hash[:16]
    return Cursor(epoch, seq, f"{head}.{_mac(secret, epoch, seq, head)}")


def weigh(
    secret: bytes, cursor: Cursor, epochs: frozenset[str], now: str, hash_at: Callable[[int], str | None]
) -> Standing:
    """Judge a cursor: `epochs` are those this file knows, `now` the one it lives in, `hash_at` gives a row's hash."""
    head, _, mac = cursor.token.partition(".")
    if not hmac.compare_digest(_mac(secret, cursor.epoch, cursor.seq, head).encode(), mac.encode()):
        return "false"
    if cursor.epoch not in epochs:
        return "copied_back"
    if cursor.epoch != now:
        return "other_epoch"
    found = hash_at(cursor.seq)
    return "fits" if found is not None and found.startswith(head) else "copied_back"


def _mac(secret: bytes, epoch: str, seq: int, head: str) -> str:
    return hmac.new(secret, f"{epoch}\x1f{seq}\x1f{head}".encode(), "sha256").hexdigest()[:32]
