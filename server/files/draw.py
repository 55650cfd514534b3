"""Has a picture drawn anew by a process of its own, one at a time.

Promises: a hostile picture ends nothing but that process (F5). Refuses: to judge a picture where the machine was only
too busy, or its disk full.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Lock

from sync.store import StoreFull

DISK_FULL = 4
"""The exit code of who draws, where there was no room to write."""
PATIENCE = 60.0
"""Seconds, far more than a picture takes: the process's own limit of processor time comes first."""
HEADS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"RIFF": "image/webp"}
WAIT = 20.0
"""Seconds that a picture waits for the one before it."""
_one = Lock()


class TooBusy(RuntimeError):
    """It was not drawn in time, and nothing is known of the picture."""


def looks_like(head: bytes) -> str | None:
    """The type that a file's first twelve bytes say."""
    for word, type in HEADS.items():
        if head.startswith(word):
            return None if type == "image/webp" and head[8:12] != b"WEBP" else type
    return None


def draw(source: Path, full: Path, thumb: Path) -> str | None:
    """Draws it; None, or the code it is refused with. Raises TooBusy, StoreFull; then nothing is left behind."""
    with source.open("rb") as file:
        if looks_like(file.read(12)) is None:
            return "no_picture"
    words = [sys.executable, "-P", "-m", "server.files.drawing", str(source), str(full), str(thumb)]
    if not _one.acquire(timeout=WAIT):
        raise TooBusy
    try:
        done = subprocess.run(words, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        _clear(full, thumb)
        raise TooBusy from None
    finally:
        _one.release()
    if done.returncode == 0:
        told = json.loads(done.stdout)
        return str(told["refused"]) if "refused" in told else None
    _clear(full, thumb)
    if done.returncode == DISK_FULL:
        raise StoreFull(done.stderr.decode(errors="replace"))
    return "no_picture"


def _clear(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
