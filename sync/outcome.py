"""What goes into acceptance and what comes out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sync.house import Actor


@dataclass(frozen=True)
class Sender:
    """Who pushes, as the session says. `was`: the identity this device forked from. `revoked`: signed out or
    revoked."""

    actor: Actor
    device: str
    was: str | None = None
    revoked: bool = False


@dataclass(frozen=True)
class Push:
    """Raw entries as they came, each judged alone. `lost_through`: the device no longer has its entries up to that n
    (A2)."""

    sender: Sender
    entries: Sequence[Any]
    lost_through: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of one entry: applied, merged, contested, superseded, held, refused, fork or gap.

    `seq` is its row; null means that nothing was kept and its n is not used up. `why` is {code, text, values}.
    """

    id: str | None
    n: int | None
    seq: int | None
    outcome: str
    why: dict[str, Any] | None = None
