"""The carrier of push: one thread a data folder, beside the web and never in the way of a commit.

Promises: what it knows is in the second file alone, so that it may end at any moment and go on where it was; of many
processes one carries. Refuses: to reach into the keeper: it reads the log by a connection of its own, and asks for a
rung as any carrier does.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import structlog

from server.desk import Desk, rings
from server.notices.gate import Gate
from server.notices.ringing import Ringer
from server.notices.telling import follow
from server.notices.vapid import Key
from server.stores.reader import LogReader
from sync.store import StoreFailed

LOOK_EVERY = 0.5
"""Seconds between two looks at a log that nobody has nudged about."""
RUNG_EVERY = 3.0
"""Seconds after which a rung that was asked for and is not there is asked for again."""
AFRESH = 30.0
"""Seconds that a production whose files cannot be read is left alone."""
THREADS = 16
LEAVING = 0.5
"""Seconds that a turn may still take when the process leaves."""


class House(Protocol):
    """A production as the carrier needs it: where it lies, and the way to the ladder."""

    @property
    def id(self) -> str: ...

    @property
    def folder(self) -> Path: ...

    def sent(self, person: str, device: str, copies: list[str], at: str) -> None: ...


class _Post:
    """One production's files, opened for the carrier alone."""

    def __init__(self, house: House, key: Key, gate: Gate, pool: ThreadPoolExecutor, nudge: Callable[[], None]) -> None:
        self.house = house
        self.desk = Desk(house.folder / "desk.sqlite")
        try:
            self.log = LogReader(house.folder / "log.sqlite")
        except StoreFailed:
            self.desk.close()
            raise
        rings.forget_old(self.desk)
        self.ringer = Ringer(house.id, self.desk, key, gate, pool, nudge)
        self._asked = 0.0

    def turn(self) -> None:
        """Follows the log, rings what is due, asks for rungs."""
        moved = self.log.moved()
        with self.log.reading() as view:
            if moved:
                follow(self.desk, view)
            self.ringer.begin(view)
            if time.monotonic() - self._asked > RUNG_EVERY or moved:
                self._asked = time.monotonic() if self.ringer.climb(view, self.house.sent) else 0.0


class Carrier:
    """`houses` names the productions there are, each time anew. `start` begins the thread."""

    def __init__(self, folder: Path, houses: Callable[[], Iterable[House]], key: Key, gate: Gate) -> None:
        self.said = structlog.get_logger("push")
        self._folder = folder
        self._houses = houses
        self._key = key
        self._gate = gate
        self._nudged = threading.Event()
        self._ended = False
        self._open: dict[str, _Post] = {}
        self._left_alone: dict[str, float] = {}
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="push")
        self._thread = threading.Thread(target=self._run, name="push carrier", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def nudge(self) -> None:
        """There may be something to do now."""
        self._nudged.set()

    def leave(self) -> None:
        """Begins nothing more and lets go of the logs; what is on its way is sent again if its end is not heard."""
        self._ended = True
        self._nudged.set()
        self._thread.join(timeout=LEAVING)
        self._pool.shutdown(wait=False, cancel_futures=True)
        for post in self._open.values():
            post.log.close()

    def _run(self) -> None:
        lock = self._alone()
        while lock is not None and not self._ended:
            for house in self._houses():
                self._turn(house)
            self._nudged.wait(LOOK_EVERY)
            self._nudged.clear()
        if lock is not None:
            os.close(lock)

    def _alone(self) -> int | None:
        """Waits until no other process carries for this folder; None if it is to end before."""
        lock = os.open(self._folder / "push.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        while not self._ended:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._nudged.wait(LOOK_EVERY)
                self._nudged.clear()
            else:
                return lock
        os.close(lock)
        return None

    def _turn(self, house: House) -> None:
        if self._left_alone.get(house.id, 0) > time.monotonic():
            return
        try:
            if house.id not in self._open:
                self._open[house.id] = _Post(house, self._key, self._gate, self._pool, self.nudge)
            self._open[house.id].turn()
        except (StoreFailed, sqlite3.Error, OSError) as wrong:
            # A full disk, a file gone bad: this production's notices wait (K3).
            self.said.error("notices wait", production=house.id, wrong=str(wrong))
            self._let_go(house.id)
        except Exception:
            self.said.exception("notices wait", production=house.id)
            self._let_go(house.id)

    def _let_go(self, id: str) -> None:
        """What is on its way still finds the second file; the rest waits and is looked at again later."""
        self._left_alone[id] = time.monotonic() + AFRESH
        if id in self._open:
            self._open.pop(id).log.close()
