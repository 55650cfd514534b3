"""What a log that alone commits need not read again: who sees what, and which cursors fit.

Promises: a viewer is forgotten in the commit that changes any person's record; a cursor that fits goes on fitting,
since rows never change. From any thread. Refuses: to remember what was read while a commit went by.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from sync.channels import Viewer
from sync.cursor import Cursor
from sync.house import Actor
from sync.store import Batch

MOST = 10_000
"""Cursors, and viewers, that are remembered."""


Found = TypeVar("Found")


class Known:
    """`people` is the kind whose records make viewers. cursors: genuine ones of this epoch, by seq."""

    def __init__(self, people: str) -> None:
        self._people = people
        self.viewers: dict[str, Viewer | None] = {}
        self.actors: dict[str, Actor | None] = {}
        self._changes = 0
        self._lock = Lock()
        self.cursors: dict[int, Cursor] = {}

    def of(self, known: dict[str, Found], person: str, read: Callable[[str], Found]) -> Found:
        """What is known of a person among `viewers` or `actors`, else what is read."""
        try:
            return known[person]
        except KeyError:
            before = self._changes
        found = read(person)
        with self._lock:
            if self._changes == before and len(known) < MOST:
                known[person] = found
        return found

    def stands(self, cursor: Cursor) -> Cursor:
        """That cursor fits."""
        if len(self.cursors) >= MOST:
            self.cursors.clear()
        self.cursors[cursor.seq] = cursor
        return cursor

    def heed(self, batch: Batch) -> None:
        """That was committed."""
        if any(stored.kind == self._people for stored in batch.records):
            with self._lock:
                self._changes += 1
                self.viewers.clear()
                self.actors.clear()
