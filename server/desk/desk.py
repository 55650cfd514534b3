"""The second file beside the log: one connection, one lock, a journal that many processes may share.

Promises: what `with desk.writing()` did is on the disk when it ends, or did not happen. Refuses: the log's business.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCHEMA = """
create table if not exists sessions (
    id text primary key, token blob not null unique, person text not null, agent text not null,
    born text not null, seen text not null, device text, ended text, why text
) strict;
create index if not exists sessions_of on sessions (person);
create table if not exists invitations (
    id text primary key, token blob not null unique, person text not null, invited_by text,
    born text not null, expires text not null, used text, session text
) strict;
create table if not exists codes (
    person text primary key, mac blob not null, before blob, role text not null, by text not null,
    born text not null, expires text not null, used text, session text
) strict;
create table if not exists wrong_codes (at text not null) strict;
create table if not exists cursors (
    device text primary key, person text not null, epoch text not null, scope text not null, seq integer not null,
    at text not null
) strict;
create table if not exists came (
    device text not null, person text not null, epoch text not null, scope text not null, seq integer not null,
    at text not null
) strict;
create table if not exists epochs (
    epoch text primary key, ordinal integer not null unique, born text not null, cut integer not null
) strict;
create table if not exists heads (
    epoch text not null, seq integer not null, hash text not null, at text not null, primary key (epoch, seq)
) strict, without rowid;
create table if not exists uploads (
    sha256 text not null, person text not null, part text not null, bytes integer not null, began text not null,
    primary key (sha256, person)
) strict, without rowid;
create table if not exists files (
    sha256 text primary key, bytes integer not null, drawn text, refused text, at text not null
) strict, without rowid;
create table if not exists bringers (
    sha256 text not null, person text not null, at text not null, named integer not null default 0,
    primary key (sha256, person)
) strict, without rowid;
create table if not exists subscriptions (
    id text primary key, endpoint text not null unique, session text not null, person text not null,
    p256dh text not null, auth text not null, base text not null, born text not null, ended text, why text
) strict;
create table if not exists told (call text primary key, told_in text not null, facts text not null) strict;
create table if not exists rings (
    call text not null, told_in text not null, subscription text not null, person text not null, state text not null,
    tries integer not null, due text not null, at text, climbed integer not null, why text,
    primary key (call, told_in, subscription)
) strict;
create index if not exists rings_due on rings (state, due);
create table if not exists notes (name text primary key, value text not null) strict;
"""
ADDED = (
    ("invitations", "role", "text"),
    ("invitations", "withdrawn", "text"),
    ("invitations", "made_by", "text"),
    ("codes", "made_by", "text"),
    ("files", "kept", "integer"),
    ("files", "backed", "text"),
    ("epochs", "parent", "text"),
)
"""Columns that an older file lacks: table, name and type."""


class Desk:
    """Opens or makes the file. Safe to call from any thread. Raises sqlite3.Error where the file is not a database."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._base = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        self._base.row_factory = sqlite3.Row
        self._base.execute("pragma journal_mode=delete")
        # With less, the journal of the last transaction may be there again after a power cut, and undo it
        self._base.execute("pragma synchronous=extra")
        with self.writing():
            for statement in SCHEMA.split(";"):
                if statement.strip():
                    self._base.execute(statement)
            for table, column, sort in ADDED:
                if column not in {row["name"] for row in self.rows(f"pragma table_info({table})")}:
                    self._base.execute(f"alter table {table} add column {column} {sort}")
        path.chmod(0o600)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; rolled back where an exception leaves it. Within another it is a part of that one."""
        with self._lock:
            within = self._base.in_transaction
            if within:
                yield
                return
            self._base.execute("begin immediate")
            try:
                yield
                self._base.execute("commit")
            except BaseException:
                if self._base.in_transaction:  # out of room, SQLite has rolled back by itself
                    self._base.execute("rollback")
                raise

    def change(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Carries out one statement; returns how many rows it changed."""
        with self._lock:
            return self._base.execute(sql, values).rowcount

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with self._lock:
            return self._base.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        return next(iter(self.rows(sql, values)), None)

    def note(self, name: str) -> str | None:
        """A small text kept under a name, None where there is none."""
        found = self.row("select value from notes where name = ?", (name,))
        return None if found is None else str(found["value"])

    def keep_note(self, name: str, value: str) -> None:
        self.change(
            "insert into notes values (?, ?) on conflict (name) do update set value = excluded.value", (name, value)
        )

    def close(self) -> None:
        with self._lock:
            self._base.close()
