"""How far a checked backup reaches: what phones may let go of (P7).

Promises: it counts only as far as the log that is in force holds the rows that the backup holds. Refuses: to move for
anything but a backup that was read back whole.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Collection
from dataclasses import asdict, dataclass

from server.desk.desk import Desk
from sync.epochs import Point
from sync.log import Log

NOTE = "backup_floor"
FRESH = 1.0
"""Seconds for which it is not looked up again: each reply says it."""


@dataclass(frozen=True)
class Floor:
    """The last row of a checked backup, its hash, when that was checked and where it lies."""

    epoch: str
    seq: int
    hash: str
    at: str
    place: str


def keep(desk: Desk, floor: Floor, photos: Collection[str]) -> None:
    """A backup was checked that reaches so far and holds those photos."""
    with desk.writing():
        desk.keep_note(NOTE, json.dumps(asdict(floor)))
        for sha256 in photos:
            desk.change("update files set backed = ? where sha256 = ?", (floor.at, sha256))


def kept(desk: Desk) -> Floor | None:
    """That of the last checked backup."""
    told = desk.note(NOTE)
    return None if told is None else Floor(**json.loads(told))


class Reaches:
    """The floor as replies say it. From any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._until = 0.0
        self._floor: Floor | None = None

    def __call__(self, log: Log) -> int:
        """The last row of this log that a checked backup holds, 0 without one."""
        with self._lock:
            moment = time.monotonic()
            if moment >= self._until:
                self._floor = kept(self._desk)
                self._until = moment + FRESH
            floor = self._floor
        return 0 if floor is None else log.counts(Point(floor.epoch, floor.seq))
