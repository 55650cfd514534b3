"""What the keeper notes in the second file (K1): the head, how far each device has come, which device speaks through
which session.

Promises: nobody waits for it but who closes; what could not be written is tried again with what came since. Refuses:
two notes at once.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import structlog

from server.desk import Desk, heads, sessions
from sync.log import Cursor

THIN_EVERY = 1_000
"""Notes of the head after which old ones are thinned out."""


@dataclass
class Note:
    """cursors: by device, with its person and the scope. bound: a session's device."""

    epoch: str = ""
    head: int = -1
    hash: str = ""
    cursors: dict[str, tuple[str, Cursor, str]] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)


class Noting:
    """`next` gathers what the next note will hold. For the keeper's thread; the writing is another's."""

    def __init__(self, production: str, desk: Desk) -> None:
        self.said = structlog.get_logger("keeper").bind(production=production)
        self.next = Note()
        self._desk = desk
        self._noted = -1
        self._notes = 0
        self._under_way: tuple[Note, Future[None]] | None = None
        self._pool = ThreadPoolExecutor(1, "noting")

    def wanted(self, head: int) -> bool:
        return bool(self.next.cursors or self.next.bound) or self._noted != head

    def keep(self, epoch: str, head: int, hash: str, wait: bool) -> None:
        """Begins to write the next note, unless one is under way; `wait`: until all is written, or cannot be."""
        if self._under_way:
            if not (wait or self._under_way[1].done()):
                return
            self._ended(*self._under_way)
        if self.wanted(head):
            note, self.next, self._noted = self.next, Note(), head
            note.epoch, note.head, note.hash = epoch, head, hash
            self._under_way = (note, self._pool.submit(self._write, note))
            if wait:
                self._ended(*self._under_way)

    def close(self) -> None:
        self._pool.shutdown()

    def _ended(self, note: Note, written: Future[None]) -> None:
        self._under_way = None
        if error := written.exception():
            self.said.error("not noted", wrong=str(error))
            self.next.cursors = note.cursors | self.next.cursors
            self.next.bound = note.bound | self.next.bound
            self._noted = -1

    def _write(self, note: Note) -> None:
        self._notes += 1
        with self._desk.writing():
            if self._notes % THIN_EVERY == 0:
                heads.thin(self._desk)
            heads.keep_head(self._desk, note.epoch, note.head, note.hash)
            for device, (person, cursor, scope) in note.cursors.items():
                heads.keep_cursor(self._desk, device, person, cursor.epoch, scope, cursor.seq)
            for session, device in note.bound.items():
                sessions.bind(self._desk, session, device)
