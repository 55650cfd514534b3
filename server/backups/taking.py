"""Taking a backup beside a server at work.

Promises: each log, its second file and its photos as they stood at one moment, in a folder that is there whole and
checked, or not at all; once it is, phones may let go of what it holds (P7). Refuses: to write over a backup; to stop at
a production that cannot be saved, which is named instead.
"""

from __future__ import annotations

import json
import secrets
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import structlog

from server.backups import writing
from server.backups.checking import check, opened
from server.backups.manifest import BEGINS, KEYS, NAME, BadBackup, Manifest, Part, Saved, made_in
from server.desk import Desk, floor
from server.desk.floor import Floor
from server.desk.instants import now, text
from server.files.naming import files_in
from server.files.shelf import WHOLE
from server.office.kinds import KINDS
from server.one_production import DESK, LOG, SLUG
from server.private_file import write_private
from server.stores.view import SqliteView
from sync.house import record_id
from sync.live import read_live
from sync.store import StoreFailed

TAKING = ".taking-"
LEFT = timedelta(days=1)


def take(folder: Path, place: Path, only: str | None = None) -> tuple[Path, Manifest]:
    """Saves the productions of a data folder, or `only` one, in a new folder below `place`, and reads it back.

    Raises BadBackup where it turned out not to be good (then there is none), FileExistsError, OSError, StoreFailed.
    """
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    moment = now()
    made = place / f"{BEGINS}{moment.strftime('%Y%m%dT%H%M%SZ')}"
    if made.exists():
        raise FileExistsError(f"there is {made} already")
    earlier = next((path for path, _ in made_in(place)), None)
    aside = place / f"{TAKING}{secrets.token_hex(6)}"
    aside.mkdir(mode=0o700)
    try:
        saved, unsaved = _productions(folder, aside, earlier, only)
        keys = tuple(part for name in KEYS for part in _keys(folder, aside, name))
        manifest = Manifest(text(moment), tuple(saved), keys, unsaved=unsaved)
        write_private(aside / NAME, manifest.text.encode())
        check(aside)
        writing.settle_all(aside)
        aside.rename(made)
        writing.settle(place)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    for one in saved:
        _let_go(folder, made, one)
    return made, manifest


def _productions(
    folder: Path, aside: Path, earlier: Path | None, only: str | None
) -> tuple[list[Saved], dict[str, str]]:
    home = folder / "productions"
    there = sorted(one.name for one in home.iterdir() if SLUG.fullmatch(one.name)) if home.is_dir() else []
    saved: list[Saved] = []
    unsaved: dict[str, str] = {}
    for id in there if only is None else [only]:
        target = aside / "productions" / id
        try:
            saved.append(_production(home / id, target, aside, earlier))
        except (StoreFailed, BadBackup, sqlite3.Error) as wrong:
            unsaved[id] = str(wrong)
            shutil.rmtree(target, ignore_errors=True)
            structlog.get_logger("backup").error("not saved", production=id, wrong=str(wrong))
    if not saved:
        raise BadBackup(
            "; ".join(f"“{id}”: {why}" for id, why in unsaved.items()) or f"there is no production in {folder}"
        )
    return saved, unsaved


def _production(home: Path, target: Path, aside: Path, earlier: Path | None) -> Saved:
    """The log first: what the second file knows beyond it does no harm, and what it did not know yet might."""
    writing.copy_base(home / LOG, target / LOG)
    writing.copy_base(home / DESK, target / DESK, shared=True)
    with closing(sqlite3.connect(f"file:{target / DESK}?mode=ro&immutable=1", uri=True)) as desk:
        (epoch,) = desk.execute("select epoch from epochs order by ordinal desc limit 1").fetchone() or ("",)
        whole = {str(sha256) for (sha256,) in desk.execute("select sha256 from files where drawn is not null")}
    with opened(target / LOG) as log:
        seq, head = log.head()
        records = sum(1 for _ in log.every_record())
        named, title = _named(log), _title(log, home.name)
    photos, missing = [], []
    for sha256 in sorted(whole):
        part = _photo(home, target, aside, earlier, sha256)
        if part is not None:
            photos.append(part)
        elif sha256 in named:
            missing.append(sha256)
    kept = _part(aside, target / LOG), _part(aside, target / DESK)
    return Saved(home.name, title, epoch, seq, head, records, *kept, tuple(photos), tuple(missing))


def _photo(home: Path, target: Path, aside: Path, earlier: Path | None, sha256: str) -> Part | None:
    """A photo's bytes, as a second name of those in the backup before if they are still what they were. None where the
    server has them no longer."""
    goes = target / "files" / WHOLE / sha256
    before = earlier / "productions" / home.name / "files" / WHOLE / sha256 if earlier else None
    if before is not None and before.is_file():
        writing.link(before, goes)
        if writing.hash_of(goes) == sha256:
            return _part(aside, goes, sha256)
        goes.unlink()
    try:
        writing.copy(home / "files" / WHOLE / sha256, goes)
    except FileNotFoundError:
        return None
    if writing.hash_of(goes) == sha256:
        return _part(aside, goes, sha256)
    goes.unlink()
    structlog.get_logger("backup").error("a photo is damaged", production=home.name, sha256=sha256)
    return None


def _named(log: SqliteView) -> set[str]:
    """The photos that records name."""
    found: set[str] = set()
    for kind in KINDS.values():
        if any(field.type in ("file", "files") for field in kind.fields.values()):
            for stored in log.records(kind.name):
                found.update(named for _, named in files_in(kind, read_live(kind, stored).fields))
    return found


def _title(log: SqliteView, id: str) -> str:
    stored = log.record("production", record_id("production", id))
    return str(json.loads(stored.text).get("title") or id) if stored else id


def _keys(folder: Path, aside: Path, name: str) -> list[Part]:
    found = [folder / name] if (folder / name).is_file() else sorted((folder / name).glob("*"))
    for path in found:
        writing.copy(path, aside / path.relative_to(folder))
    return [_part(aside, aside / path.relative_to(folder)) for path in found]


def _part(aside: Path, path: Path, sha256: str | None = None) -> Part:
    return Part(path.relative_to(aside).as_posix(), path.stat().st_size, sha256 or writing.hash_of(path))


def _let_go(folder: Path, made: Path, saved: Saved) -> None:
    """P7: tells the production how far a checked backup reaches, and which photos it holds."""
    desk = Desk(folder / "productions" / saved.id / DESK)
    try:
        floor.keep(
            desk,
            Floor(saved.epoch, saved.seq, saved.hash, text(now()), str(made)),
            [Path(one.path).name for one in saved.photos],
        )
    finally:
        desk.close()


def thin(place: Path, newest: Path, keep: int) -> list[Path]:
    """Removes all but the newest `keep` of the backups that hold the same productions as the newest, and what a taking
    that was killed has left. Returns what was removed."""
    held = made_in(place)
    ours = next({one.id for one in manifest.productions} for path, manifest in held if path == newest)
    alike = [path for path, manifest in held if {one.id for one in manifest.productions} == ours]
    stale = [path for path in place.glob(f"{TAKING}*") if path.stat().st_mtime < (now() - LEFT).timestamp()]
    for path in (gone := [*alike[keep:], *stale]):
        shutil.rmtree(path)
    return gone
