"""A production's log as whoever only reads it sees it: a connection of its own, beside the one that writes.

Promises: it never writes and never waits for the writer; `moved` costs next to nothing while nothing has happened.
Refuses: a file that is not there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from server.stores.failures import failed
from server.stores.view import SqliteView


class LogReader:
    """Reads the file at `path`, from one thread. Raises StoreFailed."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = sqlite3.connect(
                f"file:{quote(str(path.resolve()))}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise failed(error) from error
        self._version: int | None = None

    def moved(self) -> bool:
        """Whether anything was committed since this was last asked; True the first time."""
        try:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error as error:
            raise failed(error) from error
        before, self._version = self._version, version
        return bool(before != version)

    @contextmanager
    def reading(self) -> Iterator[SqliteView]:
        """One prefix of the log, however long it is read."""
        try:
            self._connection.execute("BEGIN")
            yield SqliteView(self._connection)
        except sqlite3.Error as error:
            raise failed(error) from error
        finally:
            if self._connection.in_transaction:
                self._connection.rollback()

    def close(self) -> None:
        self._connection.close()
