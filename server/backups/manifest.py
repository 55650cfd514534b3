"""What stands in a backup: every file with its size and hash, and each log's head.

A backup is a folder laid out as a data folder is, with `manifest.json` in it. Promises: a manifest that was read has
the shape that was written. Refuses (BadBackup): a folder without one, a later version, names that lead out of it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from server.one_production import SLUG

NAME = "manifest.json"
FORMAT = 1
KEYS = ("secret", "push-key.pem", "authority")
"""What of a data folder's own is kept too: without it phones would take everything in afresh and subscribe again."""
BEGINS = "callboard-"
"""How the folder of a backup is called, before its instant."""
LEFT_OUT = (
    "pictures drawn from photos: they are drawn again when they are looked at",
    "pieces of photos that were still on their way: phones bring them again",
    "what was typed on phones and has not been sent yet: it is on the phones",
)


class BadBackup(ValueError):
    """What is wrong with a backup, in plain words."""


@dataclass(frozen=True)
class Part:
    """A file of a backup. path: below the backup, with slashes."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Saved:
    """One production: its log's epoch, last row and that row's hash; `photos` by hash, `missing` those that a record
    names and the server no longer had."""

    id: str
    title: str
    epoch: str
    seq: int
    hash: str
    records: int
    log: Part
    desk: Part
    photos: tuple[Part, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manifest:
    made_at: str
    productions: tuple[Saved, ...]
    keys: tuple[Part, ...] = ()
    left_out: tuple[str, ...] = LEFT_OUT
    format: int = FORMAT
    unsaved: dict[str, str] = field(default_factory=dict)
    """Productions that could not be saved, and why."""

    @property
    def parts(self) -> list[Part]:
        return [*self.keys, *(part for one in self.productions for part in (one.log, one.desk, *one.photos))]

    def of(self, id: str) -> Saved:
        """Raises BadBackup."""
        for one in self.productions:
            if one.id == id:
                return one
        held = ", ".join(one.id for one in self.productions) or "none"
        raise BadBackup(f"there is no “{id}” in this backup; it holds {held}")

    @property
    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def read(backup: Path) -> Manifest:
    """Raises BadBackup."""
    try:
        told = json.loads((backup / NAME).read_text())
        if told["format"] > FORMAT:
            raise BadBackup(f"{backup} was made by a later Callboard")
        found = Manifest(
            str(told["made_at"]), tuple(map(_saved, told["productions"])), tuple(map(_part, told["keys"])),
            tuple(told["left_out"]), told["format"], dict(told["unsaved"]),
        )  # fmt: skip
    except FileNotFoundError:
        raise BadBackup(f"{backup} is no backup: it has no {NAME}") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as wrong:
        if isinstance(wrong, BadBackup):
            raise
        raise BadBackup(f"{backup / NAME} cannot be read: {wrong}") from wrong
    if wrong_ids := [one.id for one in found.productions if not SLUG.fullmatch(one.id)]:
        raise BadBackup(f"{backup / NAME} names {wrong_ids[0]!r}, which is no production's name")
    if elsewhere := [one.path for one in found.keys if PurePosixPath(one.path).parts[0] not in KEYS]:
        raise BadBackup(f"{backup / NAME} names {elsewhere[0]!r}, which is none of a folder's keys")
    return found


def _part(told: dict[str, Any]) -> Part:
    path = PurePosixPath(str(told["path"]))
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise BadBackup(f"“{path}” leads out of the backup")
    return Part(str(path), int(told["bytes"]), str(told["sha256"]))


def _saved(told: dict[str, Any]) -> Saved:
    id, title, epoch, head = (str(told[name]) for name in ("id", "title", "epoch", "hash"))
    parts = _part(told["log"]), _part(told["desk"]), tuple(map(_part, told["photos"]))
    return Saved(
        id, title, epoch, int(told["seq"]), head, int(told["records"]), *parts, missing=tuple(map(str, told["missing"]))
    )


def made_in(place: Path) -> list[tuple[Path, Manifest]]:
    """The backups in a folder that can be read, the newest first."""
    found = []
    for path in place.glob(f"{BEGINS}*"):
        try:
            found.append((path, read(path)))
        except BadBackup:
            continue
    return sorted(found, key=lambda one: (one[1].made_at, one[0].name), reverse=True)
