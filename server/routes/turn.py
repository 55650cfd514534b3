"""One at a time, over all the processes of a server, and a short list that they share: when, and from where.

Promises: who has the turn has it alone, and sees every instant that was noted before; a process that ends lets it go.
Where the disk is full the list is this process's own.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple


class Noted(NamedTuple):
    """`where`: a word without spaces."""

    at: datetime
    where: str


class Turn:
    """`path`: the file that is locked and holds the list, made when it is first needed; `most`: how many are kept."""

    def __init__(self, path: Path, most: int) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.noted: deque[Noted] = deque(maxlen=most)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Waits for the turn. `noted` is to be read and added to within."""
        with self._lock:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
                told = os.pread(file, 1 << 16, 0).decode(errors="replace").splitlines()
                with suppress(ValueError):
                    if told:
                        shared = [_read(one) for one in told]
                        self.noted.clear()
                        self.noted.extend(shared)
                before = list(self.noted)
                try:
                    yield
                finally:
                    if list(self.noted) != before:
                        self._write(file)
            finally:
                os.close(file)

    def _write(self, file: int) -> None:
        words = "\n".join(f"{one.at.isoformat()} {one.where}" for one in self.noted).encode()
        with suppress(OSError):
            os.ftruncate(file, 0)
            os.pwrite(file, words, 0)


def _read(line: str) -> Noted:
    at, _, where = line.partition(" ")
    return Noted(datetime.fromisoformat(at), where or "-")
