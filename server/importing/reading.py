"""What is in a file, read by a process of its own that may be ended (IM6).

Promises an answer within a minute, and that at most two files are read at once. Refuses, in words, what is too large,
takes too long, or breaks the reader; the server goes on as if it had never come.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, cast

from server.importing.drafts import Draft
from server.words import Language, say

IN_TIME = 40.0
"""Seconds that a file may take to be read."""
WAIT = 15.0
"""Seconds to wait for one of those who read."""
_READERS = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class FileRead:
    """sort: schedule, script or crew. shown: figures, warnings and table, by language. settings: of the production."""

    sort: str
    format: str
    shown: Mapping[str, dict[str, Any]]
    drafts: list[Draft]
    settings: dict[str, Any]
    boards: list[str]


class Unread(Exception):
    """A file that cannot be brought in. `words` says what, where and how to mend it, by language."""

    def __init__(self, code: str, words: Mapping[str, str]) -> None:
        super().__init__(words["en"])
        self.code = code
        self.words = words


class AllReading(Exception):
    """Others are being read; the file may be sent again."""


def read_file(
    path: Path,
    name: str,
    *,
    mapping: Mapping[str, Any] | None = None,
    region: str = "US",
    board: str | None = None,
    seconds: float = IN_TIME,
) -> FileRead:
    """What is in a file. Raises Unread, AllReading."""
    asked = json.dumps({"name": name, "mapping": mapping, "region": region, "board": board})
    if not _READERS.acquire(timeout=WAIT):
        raise AllReading
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "server.importing.worker", str(path)],
            input=asked.encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _unread("over_time") from None
    finally:
        _READERS.release()
    return _understood(done)


def _understood(done: subprocess.CompletedProcess[bytes]) -> FileRead:
    try:
        told = json.loads(done.stdout) if done.returncode == 0 else {}
    except ValueError:
        told = {}
    if wrong := told.get("wrong"):
        raise Unread("import_unreadable", wrong)
    if "read" in told:
        return FileRead(**told["read"])
    if told.get("over") == "too_many":
        raise _unread("too_many")
    # Signals, as the system ends what went over its time, and what could not even say that its memory was full
    raise _unread("over_memory" if told.get("over") == "memory" else "over_time" if done.returncode < 0 else "broke")


def _unread(code: str) -> Unread:
    languages = cast(tuple[Language, ...], ("en", "es"))
    return Unread(f"import_{code}", {one: say(one, f"code.import_{code}") for one in languages})


@cache
def region_of(zone: str) -> str:
    """The country (ISO 3166) of a time zone, for telephone numbers that name none; US where that is not known."""
    try:
        table = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text()
    except (OSError, ModuleNotFoundError):
        return "US"
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return next((row[0] for row in rows if len(row) > 2 and row[2] == zone), "US")
