"""One server a folder: a lock that the process which serves it holds for as long as it lives.

Promises: whoever comes second learns which process serves the folder, and where. Refuses: to take a word that was left
in the file for a server that lives; the lock alone says so, and the system lets it go with the process.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

LOCK = "serving.lock"
PATIENCE = 1.0
"""Seconds that a server which was ended a moment ago may still need to be gone."""


class ServedAlready(RuntimeError):
    """Another process serves this folder; the message names it."""


def serve_alone(folder: Path) -> Callable[[str], None]:
    """Holds the folder until this process ends; returns what to call with the address once there is one.

    Raises ServedAlready, OSError.
    """
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(lock, folder)
    except ServedAlready:
        os.close(lock)
        raise

    def at(where: str) -> None:
        with suppress(OSError):  # the lock counts, on a full disk too; this is for whoever reads it
            os.ftruncate(lock, 0)
            os.pwrite(lock, f"process {os.getpid()}{where}\n".encode(), 0)

    at("")
    return lambda address: at(f" at {address}")


def serving_at(folder: Path) -> str | None:
    """The address of the server that serves the folder now; None where there is none, or it has not said one yet."""
    try:
        lock = os.open(folder / LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        _, _, address = os.pread(lock, 500, 0).decode(errors="replace").strip().partition(" at ")
        return address or None
    finally:
        os.close(lock)
    return None


def _take(lock: int, folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                holder = os.pread(lock, 500, 0).decode(errors="replace").strip() or "another process"
                raise ServedAlready(f"{folder} is being served already, by {holder}") from None
            time.sleep(0.05)
