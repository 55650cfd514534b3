"""A small disk of its own: a tmpfs of a few megabytes, where the machine lets one be mounted.

Promises: what is on it is really out of room when it is full, for every file and every process. Refuses (NotHere, with
the reason) where mounting is not permitted.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NotHere(RuntimeError):
    """No disk can be mounted here; the message says why."""


@contextmanager
def mounted(place: Path, megabytes: int) -> Iterator[Path]:
    """An empty disk of that size at `place`. Raises NotHere."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError as missing:
        raise NotHere(str(missing)) from missing
    if done.returncode != 0:
        raise NotHere(done.stderr.strip() or "mount refused")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def filled(place: Path, leaving: int = 0) -> Path:
    """A file that takes all the room but `leaving` bytes; unlink it, and there is room again."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        free = os.statvfs(place)
        left = max(0, free.f_bavail * free.f_frsize - leaving)
        while left > 0:
            left -= file.write(bytes(min(left, 1 << 16)))
    return ballast
