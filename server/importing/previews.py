"""Files that were sent and not brought in yet: each in a folder of its own beside the log, for two hours.

Promises that a file is there whole or not at all, readable by this server alone. Refuses more than a dozen at once:
the oldest goes.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from server.importing.applying import AUTO
from sync.plain import is_uuid

FOLDER = ".previews"
KEPT = 2 * 3600
"""Seconds."""
MOST = 12


@dataclass(frozen=True)
class Preview:
    """A sent file: whose it is, and how its owner wants it taken. `id` becomes the import's."""

    id: str
    file: str
    by: str
    mapping: Mapping[str, Any] | None = None
    board: str | None = None
    source: str = AUTO
    removes: bool = True
    read: dict[str, Any] = field(default_factory=dict)
    """What the reader made of it."""


class NoPreview(LookupError):
    """There is none of that id; it may have expired."""


class Cut(ValueError):
    """The file did not come whole."""


def keep(production: Path, made: Preview, content: Iterable[bytes], length: int | None) -> Path:
    """Keeps a file; returns its path. Raises Cut if it is not `length` bytes, OSError."""
    sweep(production)
    place = production / FOLDER / made.id
    place.mkdir(parents=True, mode=0o700)
    try:
        came = 0
        with open(place / "file", "wb") as file:
            for part in content:
                file.write(part)
                came += len(part)
        if length is not None and came != length:
            raise Cut(f"{came} of {length} bytes")
        write(production, made)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return place / "file"


def write(production: Path, made: Preview) -> None:
    """Keeps what is known of a file. Raises NoPreview if it is gone, OSError."""
    place = production / FOLDER / made.id
    if not place.is_dir():
        raise NoPreview(made.id)
    new = place / f"told.{os.getpid()}-{time.monotonic_ns()}"
    new.write_text(json.dumps(asdict(made)))
    new.replace(place / "told")


def find(production: Path, id: str) -> tuple[Preview, Path]:
    """A preview and its file's path. Raises NoPreview."""
    place = production / FOLDER / id
    try:
        if not is_uuid(id) or _age(place) > KEPT:
            raise NoPreview(id)
        return Preview(**json.loads((place / "told").read_text())), place / "file"
    except (OSError, ValueError, TypeError):
        raise NoPreview(id) from None


def taken(made: Preview, **how: Any) -> Preview:
    """The same file, taken otherwise."""
    return replace(made, **how)


def drop(production: Path, id: str) -> None:
    if is_uuid(id):
        shutil.rmtree(production / FOLDER / id, ignore_errors=True)


def sweep(production: Path) -> None:
    """Removes what has expired, and the oldest of what is too many."""
    folder = production / FOLDER
    there = sorted(folder.iterdir(), key=_age) if folder.is_dir() else []
    for place in there:
        if _age(place) > KEPT or place in there[MOST - 1 :]:
            shutil.rmtree(place, ignore_errors=True)


def _age(place: Path) -> float:
    try:
        return time.time() - place.stat().st_mtime
    except OSError:
        return float("inf")
