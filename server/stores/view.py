"""Reading one prefix of a production's file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from server.stores.failures import failed
from sync.chain import GENESIS
from sync.store import EVER, Changed, Device, Moved, Place, Row, Side, Stored, Turn, Wait

Given = ParamSpec("Given")
Found = TypeVar("Found")

# Records are found by their rev: those that changed together lie together, however many others there are. One that has
# not changed since has no place that has: most are told by their own rev, and few are looked up.
ONE = """
WITH heard AS (SELECT kind, id, rev AS newest, live AS lives FROM places WHERE channel = ? AND rev > ? AND rev <= ?)
SELECT heard.kind, heard.id, newest, lives, records.text FROM heard LEFT JOIN records
ON lives AND records.rev = newest AND +records.kind = heard.kind AND +records.id = heard.id
ORDER BY newest, heard.kind, heard.id
"""
HEARD = """
WITH heard AS (
    SELECT kind, id, max(rev) AS newest, max(live) AS lives FROM places
    WHERE channel IN ({marks}) AND rev > :after AND rev <= :upto GROUP BY kind, id
)
SELECT heard.kind, heard.id, newest, lives, CASE WHEN lives THEN records.text END
FROM heard LEFT JOIN records
ON records.rev = newest AND +records.kind = heard.kind AND +records.id = heard.id
WHERE records.rev IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM places AS later WHERE later.kind = heard.kind AND later.id = heard.id
    AND later.channel IN ({marks}) AND later.rev > :upto
)
ORDER BY newest, heard.kind, heard.id
"""
NTH = "SELECT rev FROM places WHERE channel = ? AND rev > ? ORDER BY rev LIMIT 1 OFFSET ?"
BEYOND = "SELECT 1 FROM places WHERE channel = ? AND rev > ? LIMIT 1"
ORPHANS = """
SELECT rev FROM records WHERE rev > :head UNION SELECT seq FROM sides WHERE seq > :head
UNION SELECT seq FROM turns WHERE seq > :head ORDER BY 1
"""
ROWS = """
SELECT log.*, sides.seq, sides.salt, sides.text FROM log LEFT JOIN sides USING (seq)
WHERE log.seq > ? ORDER BY log.seq
"""
MOVES = "SELECT seq, kind, id, fields FROM moved WHERE seq > ? AND seq <= ?{} ORDER BY rowid"


def told(read: Callable[Given, Found]) -> Callable[Given, Found]:
    """What SQLite raises becomes what a Store promises to raise."""

    @wraps(read)
    def reading(*args: Given.args, **kwargs: Given.kwargs) -> Found:
        try:
            return read(*args, **kwargs)
        except sqlite3.Error as error:
            raise failed(error) from error

    return reading


class SqliteView:
    """A `View` over a connection whose read transaction is open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @told
    def head(self) -> tuple[int, str]:
        found = self._one("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1")
        return (found[0], found[1]) if found else (0, GENESIS)

    @told
    def row(self, seq: int) -> Row | None:
        found = self._one("SELECT * FROM log WHERE seq = ?", seq)
        return Row(*found) if found else None

    @told
    def row_of(self, entry: str) -> Row | None:
        found = self._one("SELECT * FROM log WHERE id = ?", entry)
        return Row(*found) if found else None

    @told
    def rows_of(self, entries: Collection[str]) -> list[Row]:
        sql = "SELECT log.* FROM json_each(?) AS asked CROSS JOIN log ON log.id = asked.value"
        return [Row(*found) for found in self._all(sql, json.dumps(list(entries)))]

    def rows(self, after: int) -> Iterator[tuple[Row, Side | None]]:
        try:
            for found in self._connection.execute(ROWS, (after,)):
                yield Row(*found[:9]), Side(*found[9:]) if found[9] is not None else None
        except sqlite3.Error as error:
            raise failed(error) from error

    @told
    def side(self, seq: int) -> Side | None:
        found = self._one("SELECT * FROM sides WHERE seq = ?", seq)
        return Side(*found) if found else None

    @told
    def turn(self, device: str, n: int) -> Turn | None:
        found = self._one("SELECT * FROM turns WHERE device = ? AND n = ?", device, n)
        return Turn(*found) if found else None

    @told
    def device(self, device: str) -> Device | None:
        found = self._one("SELECT * FROM devices WHERE device = ?", device)
        return Device(*found) if found else None

    @told
    def record(self, kind: str, id: str) -> Stored | None:
        found = self._one("SELECT * FROM records WHERE kind = ? AND id = ?", kind, id)
        return Stored(*found) if found else None

    @told
    def some(self, kind: str, ids: Collection[str]) -> list[Stored]:
        sql = "SELECT records.* FROM json_each(?) AS asked CROSS JOIN records ON kind = ? AND records.id = asked.value"
        return [Stored(*found) for found in self._all(sql, json.dumps(list(ids)), kind)]

    @told
    def records(self, kind: str) -> list[Stored]:
        return [Stored(*found) for found in self._all("SELECT * FROM records WHERE kind = ? ORDER BY id", kind)]

    @told
    def places(self, kind: str, id: str) -> list[Place]:
        return [_place(found) for found in self._all("SELECT * FROM places WHERE kind = ? AND id = ?", kind, id)]

    @told
    def changed(
        self, channels: Collection[str], after: int, limit: int, size: int = EVER
    ) -> tuple[list[Changed], bool]:
        channels = [channel for channel in channels if self._one(BEYOND, channel, after)]
        reach = limit
        while True:
            # No further than it takes: what lies beyond must cost nothing, however much it is
            ends = [end[0] for channel in channels if (end := self._one(NTH, channel, after, reach))]
            upto = min(ends, default=EVER)
            found = self._heard(channels, after, upto)
            if len(found) >= limit or not ends:
                break
            reach *= 2  # some have moved on, and come with a later page
        letters = 0
        for at, one in enumerate(found, 1):
            letters += len(one.text or "")
            if (at >= limit or letters >= size) and (at == len(found) or found[at].rev != one.rev):
                return found[:at], at < len(found) or any(self._one(BEYOND, channel, upto) for channel in channels)
        return found, False

    @told
    def framed(self, after: int, upto: int) -> list[Place]:
        sql = "SELECT * FROM places WHERE rev > ? AND rev <= ? ORDER BY rev, kind, id, channel"
        return [_place(found) for found in self._all(sql, after, upto)]

    @told
    def moved(self, kind: str, after: int, upto: int) -> list[str]:
        """The records of a kind that changed in (after, upto], by id, in order of their last change."""
        sql = "SELECT id FROM places WHERE rev > ? AND rev <= ? AND kind = ? GROUP BY id ORDER BY max(rev), id"
        return [id for (id,) in self._all(sql, after, upto, kind)]

    @told
    def right(self, kind: str, id: str, field: str, seq: int) -> str | None:
        sql = "SELECT value FROM rights WHERE kind = ? AND id = ? AND field = ? AND seq <= ? ORDER BY seq DESC LIMIT 1"
        found = self._one(sql, kind, id, field, seq)
        return found[0] if found else None

    @told
    def waits(self, kind: str, record: str) -> list[Wait]:
        return [
            Wait(*w) for w in self._all("SELECT * FROM waits WHERE kind = ? AND record = ? ORDER BY seq", kind, record)
        ]

    @told
    def holds(self) -> bool:
        return self._one("SELECT 1 FROM waits LIMIT 1") is not None

    @told
    def held(self) -> list[Wait]:
        return [Wait(*found) for found in self._all("SELECT * FROM waits ORDER BY seq")]

    @told
    def unborn(self, kind: str, record: str) -> list[str]:
        return [
            d for (d,) in self._all("SELECT device FROM unborn WHERE kind = ? AND record = ? ORDER BY 1", kind, record)
        ]

    def moves(self, after: int, upto: int, kinds: Collection[str] | None = None) -> Iterator[Moved]:
        marks = "" if kinds is None else f" AND kind IN ({','.join('?' * len(kinds))})"
        try:
            for found in self._connection.execute(MOVES.format(marks), (after, upto, *(kinds or ()))):
                yield Moved(*found)
        except sqlite3.Error as error:
            raise failed(error) from error

    @told
    def remembers(self) -> int:
        found = self._one("SELECT since FROM remembered")
        return int(found[0]) if found else 0

    @told
    def version(self) -> int:
        """Which tables the file has."""
        found = self._one("PRAGMA user_version")
        return int(found[0]) if found else 0

    @told
    def erased(self) -> bool:
        """Whether anything was ever erased."""
        return self._one("SELECT 1 FROM erasures LIMIT 1") is not None

    def every_record(self) -> Iterator[tuple[str, str, int, str]]:
        """(kind, id, rev, text) of each record."""
        try:
            yield from self._connection.execute("SELECT kind, id, rev, text FROM records ORDER BY kind, id")
        except sqlite3.Error as error:
            raise failed(error) from error

    @told
    def orphans(self) -> list[int]:
        head = self.head()[0]
        return [seq for (seq,) in self._connection.execute(ORPHANS, {"head": head})]

    def _heard(self, channels: Collection[str], after: int, upto: int) -> list[Changed]:
        if len(channels) < 2:  # nearly always: then each record has one place, and they lie in their order
            rows = self._connection.execute(ONE, (*channels, after, upto)) if channels else ()
            return [Changed(kind, id, rev, bool(live), text) for kind, id, rev, live, text in rows]
        named = {f"c{at}": channel for at, channel in enumerate(channels)}
        sql = HEARD.format(marks=",".join(f":{name}" for name in named))
        found = self._connection.execute(sql, {**named, "after": after, "upto": upto})
        return [Changed(kind, id, rev, bool(live), text) for kind, id, rev, live, text in found]

    def _one(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        return found

    def _all(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()


def _place(found: tuple[Any, ...]) -> Place:
    channel, kind, id, rev, live = found
    return Place(channel, kind, id, rev, bool(live))
