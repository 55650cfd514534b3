"""Bringing a production back from a backup.

Promises: the production is there whole as it was or whole as restored; what stood before lies beside it, untouched. The
log alone goes back: who is signed in, how far each device has come and what each was told stays as it is where its file
can be read, and photos that came since stay. Refuses: a backup that is not good; a folder that is being served; to go
below what phones were told that a backup holds (`Older`).
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from server.backups import writing
from server.backups.checking import check_one, check_part
from server.backups.manifest import BadBackup, Manifest, Saved, made_in, read
from server.desk import Desk, floor, heads, kept_back
from server.desk.floor import Floor
from server.desk.instants import now
from server.files.shelf import PARTS, SHOWN, WHOLE
from server.kept_production import hold
from server.one_production import DESK, LOCK, LOG
from server.private_file import write_private
from server.stores.reader import LogReader
from sync.epochs import Epochs, Point
from sync.store import StoreFailed

RESTORING, BEFORE = ".restoring-", ".before-restore-"
Place = Callable[[Path, Path], None]


class Older(BadBackup):
    """Phones were told that a later backup holds more, and may have let go of it."""

    def __init__(self, saved: Saved, held: Floor) -> None:
        super().__init__(
            f"this backup of “{saved.id}” ends at row {saved.seq}, and on {held.at[:16].replace('T', ' ')} UTC phones"
            f" were told that a backup holds everything up to row {held.seq} ({held.place}). They may have let"
            " go of the rows between: restored from this one, those may be lost for good"
        )
        self.held = held


@dataclass(frozen=True)
class Restored:
    """What was brought back. before: where what stood there lies now, None where nothing did. behind: rows that stood
    there and are not in the backup. signed_in: sessions that stand. newer: a later backup beside this one. keys: of
    the folder's own, those that were put back, and those that were there already and other than in the backup."""

    saved: Saved
    photos: int
    before: Path | None
    behind: int
    own_desk: bool
    signed_in: int
    newer: Path | None
    keys: tuple[str, ...]
    other_keys: tuple[str, ...]


def restore(
    backup: Path,
    folder: Path,
    id: str,
    *,
    although_older: bool = False,
    sign_out: bool = False,
    place: Place = writing.copy,
) -> Restored:
    """Restores a production into a data folder that nobody serves. place: how the backup's photos come into it.

    Raises BadBackup, Older, InUse, StoreFailed, OSError.
    """
    manifest = read(backup)
    saved = manifest.of(id)
    check_one(backup, saved)
    home = folder / "productions"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    stands = home / id
    lock = hold(stands / LOCK, 1.0) if stands.is_dir() else None
    try:
        aside = home / f"{RESTORING}{id}-{secrets.token_hex(4)}"
        aside.mkdir(mode=0o700)
        try:
            own = _second_file(backup, saved, stands, aside, sign_out)
            if own and not although_older:
                _not_older(aside, saved)
            writing.copy(backup / saved.log.path, aside / LOG)
            photos = _photos(backup, saved, stands, aside, place)
            signed_in = _new_life(aside, saved)
            writing.settle_all(aside)
            keys = _keys(backup, manifest, folder)
            behind = _head(stands) - saved.seq if own else 0
            before = _switch(home, stands, aside)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    finally:
        if lock is not None:
            os.close(lock)
    newer = next(
        (path for path, one in made_in(backup.parent) if one.made_at > manifest.made_at and _holds(one, id)), None
    )
    return Restored(saved, photos, before, max(0, behind), own, signed_in, newer, *keys)


def _second_file(backup: Path, saved: Saved, stands: Path, aside: Path, sign_out: bool) -> bool:
    """The file that stands, if it can be read and knows this log; else the backup's, with what must not live again
    ended. Returns whether it is the one that stands."""
    target = aside / DESK
    try:
        if (stands / DESK).is_file():
            writing.copy_base(stands / DESK, target, shared=True)
            desk = Desk(target)
            try:
                if any(epoch.name == saved.epoch for epoch in heads.epochs(desk)):
                    if sign_out:
                        kept_back.sign_out_all(desk)
                    return True
            finally:
                desk.close()
    except (StoreFailed, sqlite3.Error):
        pass
    for left in aside.glob(f"{DESK}*"):
        left.unlink()
    writing.copy(backup / saved.desk.path, target)
    desk = Desk(target)
    try:
        kept_back.end_what_was_open(desk)
        if sign_out:
            kept_back.sign_out_all(desk)
    finally:
        desk.close()
    return False


def _not_older(aside: Path, saved: Saved) -> None:
    desk = Desk(aside / DESK)
    try:
        held, lives = floor.kept(desk), heads.epochs(desk)
    finally:
        desk.close()
    if held is None:
        return
    # What the backup's log shares with the one that the floor lies in
    shared = Epochs(saved.epoch, lives).counts(Point(held.epoch, held.seq))
    if min(shared, saved.seq) < held.seq:
        raise Older(saved, held)


def _photos(backup: Path, saved: Saved, stands: Path, aside: Path, place: Place) -> int:
    """What lies on the shelf stays; the backup's comes beside it. Returns how many came from the backup."""
    for name in (PARTS, WHOLE, SHOWN):
        for path in (stands / "files" / name).glob("*"):
            writing.link(path, aside / "files" / name / path.name)
    came = 0
    for part in saved.photos:
        target = aside / "files" / WHOLE / part.sha256
        if target.exists() and writing.hash_of(target) == part.sha256:
            continue
        target.unlink(missing_ok=True)
        place(backup / part.path, target)
        came += 1
    return came


def _new_life(aside: Path, saved: Saved) -> int:
    """P7: a new epoch, cut from the backup's own. What the second file knows of photos that are not here, it forgets.
    Returns how many are signed in."""
    desk = Desk(aside / DESK)
    try:
        with desk.writing():
            heads.new_epoch(desk, saved.seq, saved.epoch)
            kept_back.forget_photos(desk, {path.name for path in (aside / "files" / WHOLE).glob("*")})
        return kept_back.signed_in(desk)
    finally:
        desk.close()


def _head(stands: Path) -> int:
    """The last row of the log that stands, 0 where it cannot be read."""
    try:
        log = LogReader(stands / LOG)
        try:
            with log.reading() as view:
                return view.head()[0]
        finally:
            log.close()
    except (StoreFailed, sqlite3.Error):
        return 0


def _switch(home: Path, stands: Path, aside: Path) -> Path | None:
    if not stands.exists():
        aside.rename(stands)
        writing.settle(home)
        return None
    before = home / f"{BEFORE}{stands.name}-{now().strftime('%Y%m%dT%H%M%SZ')}-{secrets.token_hex(2)}"
    writing.exchange(aside, stands)
    aside.rename(before)
    writing.settle(home)
    return before


def _keys(backup: Path, manifest: Manifest, folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Puts back what the folder has none of. What it has stays: other productions rest on it."""
    put, other = [], []
    for part in manifest.keys:
        check_part(backup, part)
        target = folder / part.path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with suppress(FileExistsError):
                write_private(target, (backup / part.path).read_bytes())
                put.append(part.path)
        elif writing.hash_of(target) != part.sha256:
            other.append(part.path)
    return tuple(put), tuple(other)


def _holds(manifest: Manifest, id: str) -> bool:
    return any(one.id == id for one in manifest.productions)
