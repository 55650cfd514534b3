"""Whether a backup is good: it is opened and read, to the last byte.

Promises: every file hashes to what was written of it, every log's chain holds to the head that stands in the manifest,
and its records are what its rows moved. Refuses (BadBackup) to call anything good that it has not read.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from server.backups.manifest import BadBackup, Manifest, Part, Saved, read
from server.backups.writing import hash_of
from server.stores.tables import VERSION
from server.stores.view import SqliteView
from sync.chain import walk
from sync.past import stood
from sync.store import StoreFailed


def check(backup: Path) -> Manifest:
    """The manifest of a backup in which all is well. Raises BadBackup, which says what is not."""
    manifest = read(backup)
    for part in manifest.keys:
        check_part(backup, part)
    for saved in manifest.productions:
        check_one(backup, saved)
    return manifest


def check_one(backup: Path, saved: Saved) -> None:
    """One production of a backup. Raises BadBackup."""
    for part in (saved.log, saved.desk, *saved.photos):
        check_part(backup, part)
    for part in saved.photos:
        if Path(part.path).name != part.sha256:
            raise BadBackup(f"{part.path} is not the photo that its name says")
    try:
        with opened(backup / saved.log.path) as log:
            check_log(log, saved)
        with closing(_reader(backup / saved.desk.path)) as desk:
            _sound(desk, saved.desk.path)
            if not desk.execute("select 1 from epochs where epoch = ?", (saved.epoch,)).fetchone():
                raise BadBackup(f"{saved.desk.path} does not know the epoch of its log")
    except (StoreFailed, sqlite3.Error) as wrong:
        raise BadBackup(f"“{saved.id}” cannot be read: {wrong}") from wrong


def check_part(backup: Path, part: Part) -> None:
    """Raises BadBackup."""
    path = backup / part.path
    try:
        size, found = path.stat().st_size, hash_of(path)
    except OSError as wrong:
        raise BadBackup(f"{part.path} cannot be read: {wrong.strerror}") from wrong
    if (size, found) != (part.bytes, part.sha256):
        raise BadBackup(f"{part.path} is not what was written: {size} bytes, and {part.bytes} were written")


def check_log(log: SqliteView, saved: Saved) -> None:
    """Raises BadBackup, StoreFailed."""
    found = walk(log.rows(0), log.orphans())
    if not found.ok:
        raise BadBackup(f"the log of “{saved.id}”: row {found.seq} is bad: {found.wrong}")
    if log.head() != (saved.seq, saved.hash):
        raise BadBackup(f"the log of “{saved.id}” does not end at row {saved.seq} with the hash that was noted")
    if wrong := unlike(log):
        raise BadBackup(f"the log of “{saved.id}”: {wrong} is not what its rows made of it")


def unlike(log: SqliteView) -> str | None:
    """The first record that is not what the rows moved, None where all are. Where something was erased nothing can be
    said, nor of a file in which that was not kept yet."""
    if log.version() < VERSION or log.erased():
        return None
    found = stood(log, log.head()[0])
    for kind, id, rev, text in log.every_record():
        once = found.pop((kind, id), None)
        told = json.loads(text)
        if once is None or any(once.fields.get(name) != value for name, value in told.items()):
            return f"{kind} {id}"
        if rev != once.rev and once.rev != log.remembers():
            return f"{kind} {id}"
    return None if not found else "{} {}".format(*next(iter(found)))


@contextmanager
def opened(path: Path) -> Iterator[SqliteView]:
    """A log that nobody writes. Raises BadBackup, sqlite3.Error."""
    with closing(_reader(path)) as base:
        _sound(base, path.name)
        base.execute("begin")
        yield SqliteView(base)


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True, isolation_level=None)


def _sound(base: sqlite3.Connection, name: str) -> None:
    (said,) = base.execute("pragma quick_check(1)").fetchone()
    if said != "ok":
        raise BadBackup(f"{name} is damaged: {said}")
