"""What went wrong in SQLite, in the words of a Store."""

from __future__ import annotations

import sqlite3

from sync.store import StoreDamaged, StoreFailed, StoreFull

# SQLite says "full" only of its own file; where the journal or the shared memory cannot grow, it says "cannot write".
FULL = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_TRUNCATE}
)
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
PRIMARY = 0xFF


def failed(error: sqlite3.Error) -> StoreFailed:
    """The failure that a Store promises to raise: out of room, damaged, or else."""
    code = getattr(error, "sqlite_errorcode", None)
    if code in FULL:
        return StoreFull(str(error))
    if code is not None and code & PRIMARY in DAMAGED:
        return StoreDamaged(str(error))
    return StoreFailed(str(error))
