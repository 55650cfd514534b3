"""What the keeper shows to every process of its tree without being asked: that it lives, how many sockets are open,
which productions have stopped and why.

Promises: reading costs no message and waits for nobody, whatever the keeper is doing; what was written half is not
read. One process writes, the keeper; the memory is shared by those that were forked from the one that made it.
"""

from __future__ import annotations

import json
import mmap
import struct
import threading
import time
from typing import Any

PAGE = 1 << 16
HEAD = struct.Struct("<QIIdII")
"""Turn (odd while the words are being written), open sockets, room, when the keeper was last seen, its pid, length of
the words."""
SILENT = 5.0
"""Seconds without a sign after which the keeper counts as gone."""


class Board:
    """Made before the processes part. Behind the head stand its words, as JSON."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, PAGE)
        self._lock = threading.Lock()
        self._open: set[str] = set()
        self._stopped: dict[str, str] = {}
        self._shut: dict[str, str] = {}
        self._read: tuple[int, dict[str, Any]] = (0, {"open": 0, "stopped": {}, "shut": {}})

    # The keeper's side

    def begin(self, pid: int, room: int) -> None:
        """A keeper begins: nothing is open, nothing has stopped."""
        self._open, self._stopped, self._shut = set(), {}, {}
        struct.pack_into("<IIdI", self._memory, 8, 0, room, time.monotonic(), pid)
        self._write()

    def seen(self, sockets: int) -> None:
        """The keeper is at work, with so many sockets."""
        struct.pack_into("<I", self._memory, 8, sockets)
        struct.pack_into("<d", self._memory, 16, time.monotonic())

    def count(self, sockets: int) -> None:
        struct.pack_into("<I", self._memory, 8, sockets)

    def opened(self, production: str) -> None:
        with self._lock:
            self._open.add(production)
            self._shut.pop(production, None)
            self._write()

    def shut(self, production: str, why: str) -> None:
        """It could not be opened; the next who asks may try again."""
        with self._lock:
            self._shut[production] = why[:300]
            self._write()

    def stop(self, production: str, why: str) -> None:
        """It has gone bad, and stays so until the keeper begins again."""
        with self._lock:
            self._open.discard(production)
            self._stopped[production] = why[:300]
            self._write()

    def _write(self) -> None:
        told = {"open": len(self._open), "stopped": self._stopped, "shut": self._shut}
        words = json.dumps(told).encode()
        while len(words) > PAGE - HEAD.size:  # hundreds are: the last of them say it
            worse = self._shut or self._stopped
            worse.pop(next(iter(worse)))
            words = json.dumps(told).encode()
        (turn,) = struct.unpack_from("<Q", self._memory)
        struct.pack_into("<Q", self._memory, 0, turn | 1)
        self._memory[HEAD.size : HEAD.size + len(words)] = words
        struct.pack_into("<I", self._memory, HEAD.size - 4, len(words))
        struct.pack_into("<Q", self._memory, 0, (turn | 1) + 1)

    # Everyone's side

    @property
    def sockets(self) -> int:
        return int(HEAD.unpack_from(self._memory)[1])

    @property
    def room(self) -> int:
        return int(HEAD.unpack_from(self._memory)[2])

    @property
    def pid(self) -> int:
        """The keeper's process, 0 before there was one."""
        return int(HEAD.unpack_from(self._memory)[4])

    @property
    def silent(self) -> float:
        """Seconds since the keeper was last seen."""
        return time.monotonic() - float(HEAD.unpack_from(self._memory)[3])

    @property
    def alive(self) -> bool:
        return self.pid != 0 and self.silent < SILENT

    def told(self) -> dict[str, Any]:
        """All of it, names and reasons too: for the operator alone."""
        return {"pid": self.pid, "sockets": self.sockets, "room": self.room, **self._words()}

    def stopped(self) -> dict[str, str]:
        """Productions that went bad while they were served, and why."""
        return dict(self._words()["stopped"])

    def unopened(self) -> dict[str, str]:
        """Productions that could not be opened when somebody last tried, and why."""
        return dict(self._words()["shut"])

    def productions(self) -> int:
        """How many are open."""
        return int(self._words()["open"])

    def _words(self) -> dict[str, Any]:
        for _ in range(1_000):
            before, *_, size = HEAD.unpack_from(self._memory)
            if before == self._read[0]:
                break
            words = self._memory[HEAD.size : HEAD.size + size]
            if not before & 1 and struct.unpack_from("<Q", self._memory)[0] == before:
                self._read = (before, json.loads(words))
                break
            time.sleep(0)  # a keeper that was killed in the middle of a word: the last that was whole
        return self._read[1]
