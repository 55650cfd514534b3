"""A production's log in one SQLite file.

Promises: a commit is on the disk when it returns (`synchronous=FULL`) or nothing of it is; any thread reads one prefix
while it holds a view. Refuses a batch upon another head, and a file of a later version.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from server.stores.failures import failed
from server.stores.tables import ADDED, PAST, REFUSALS, REMEMBER, TABLES, VERSION
from server.stores.view import SqliteView
from sync.store import Batch, Overtaken, StoreDamaged, StoreFailed

IDLE = 8
"""Reading connections that are kept open for the next reader."""
LONG, TOO_LONG = 1_000, 16_000
"""Pages in the write-ahead log from which it is brought into the file when there is time, and whether or not."""
PAGES, PAGES_A_ROW = 10, 1
"""What a commit, and each row of it, adds to that, about."""


class SqliteStore:
    """A `Store` in the file at `path`, made if it is not there. Raises `StoreDamaged` if it is no log.

    Without `writes` it is one that another process writes: it must be there, and nothing is ever committed.
    """

    def __init__(self, path: Path, *, writes: bool = True) -> None:
        self._path = path
        self._idle: deque[sqlite3.Connection] = deque()
        self._turn = threading.Lock()
        self._closed = False
        self._written = 0
        self._db: Database | None = None
        try:
            if writes:
                self._db = Database(sqlite3.connect(path, check_same_thread=False))
                self._prepare(self._db)
            else:
                self._give_back(self._reader())
        except sqlite3.Error as error:
            raise failed(error) from error

    def _prepare(self, db: Database) -> None:
        db.enable_wal()
        db.execute("PRAGMA synchronous=FULL")
        db.execute(f"PRAGMA wal_autocheckpoint={TOO_LONG}")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise StoreFailed(f"{self._path.name} was written by a later Callboard")
        if version == 0 and db.table_names():
            raise StoreDamaged(f"{self._path.name} is not a log")
        if version < VERSION:
            made = TABLES + REFUSALS if version == 0 else ""
            with db.atomic():
                for statement in _statements(made + PAST + REMEMBER):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version={VERSION}")
        for statement in ADDED:
            db.execute(statement)

    @contextmanager
    def reading(self) -> Iterator[SqliteView]:
        try:
            connection = self._reader()
        except sqlite3.Error as error:
            raise failed(error) from error
        try:
            connection.execute("BEGIN")
        except sqlite3.Error as error:
            connection.close()
            raise failed(error) from error
        try:
            yield SqliteView(connection)
        finally:
            self._give_back(connection)

    def commit(self, batch: Batch) -> None:
        if self._db is None:
            raise StoreFailed(f"{self._path.name} is written by another process")
        try:
            with self._turn, self._db.atomic():
                self._write(self._db, batch)
            self._written += PAGES + PAGES_A_ROW * len(batch.rows)
        except sqlite3.Error as error:
            raise failed(error) from error

    def tidy(self) -> None:
        """Brings what was committed since into the file proper, once that is worth it; a commit that had to do so would
        come late. For the thread that commits, when it has nothing else to do."""
        if self._db is None or self._written < LONG:
            return
        self._written = 0
        try:
            with self._turn:
                self._db.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error as error:
            raise failed(error) from error

    def close(self) -> None:
        self._closed = True
        while self._idle:
            self._idle.popleft().close()
        if self._db is not None:
            self._db.close()

    def _write(self, db: Database, batch: Batch) -> None:
        head = db.execute("SELECT coalesce(max(seq), 0) FROM log").fetchone()[0]
        if head != batch.after:
            raise Overtaken(f"made upon {batch.after}, the head is {head}")
        _add(db, "INSERT INTO log VALUES (?,?,?,?,?,?,?,?,?)", batch.rows)
        _add(db, "INSERT INTO sides VALUES (?,?,?)", batch.sides)
        _add(db, "INSERT INTO turns VALUES (?,?,?,?)", batch.turns)
        _add(db, "INSERT OR REPLACE INTO devices VALUES (?,?,?,?,?)", batch.devices)
        _add(db, "INSERT OR REPLACE INTO records VALUES (?,?,?,?,?,?)", batch.records)
        _add(db, "INSERT OR REPLACE INTO places VALUES (?,?,?,?,?)", batch.places)
        _add(db, "INSERT INTO rights VALUES (?,?,?,?,?)", batch.rights)
        _add(db, "INSERT INTO waits VALUES (?,?,?,?)", batch.waits)
        _add(db, "DELETE FROM waits WHERE seq = ?", [(seq,) for seq in batch.released])
        _add(db, "INSERT OR IGNORE INTO unborn VALUES (?,?,?)", batch.unborn)
        _add(db, "INSERT OR IGNORE INTO erasures VALUES (?)", [(seq,) for seq in batch.erased])
        _add(db, "INSERT INTO moved VALUES (?,?,?,?)", batch.moved)
        _add(db, "DELETE FROM sides WHERE seq = ?", [(seq,) for seq in batch.erased])
        _add(db, "DELETE FROM moved WHERE seq = ?", [(seq,) for seq in batch.erased])

    def _reader(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreFailed(f"{self._path.name} is closed")
        try:
            return self._idle.pop()
        except IndexError:
            uri = f"file:{quote(str(self._path.resolve()))}?mode=ro"
            return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if self._closed or len(self._idle) >= IDLE:
            connection.close()
            return
        connection.rollback()
        self._idle.append(connection)


def _add(db: Database, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        db.conn.executemany(sql, rows)


def _statements(script: str) -> Iterator[str]:
    """One statement at a time: a script run as a whole would end the transaction it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
