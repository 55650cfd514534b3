"""What has come of each file, and who brought it (F2, F3).

Promises: `finish` makes a file whole and its bringer known in one commit, or neither. Refuses: to know the disk; the
bytes lie in `server/files`.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from server.desk.desk import Desk
from server.desk.instants import now, text

LEAST = 64 * 1024
"""Bytes that a file counts at least: it takes a place on the disk and in this file, however small it is."""


@dataclass(frozen=True)
class Limits:
    """Bytes (F7): what no record names of one person and of all, and whatever one person has here."""

    person: int
    production: int
    ever: int


class NoRoom(Exception):
    """A file to begin goes over a limit: `limit`, in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


@dataclass(frozen=True)
class Upload:
    """A file on its way: `part` names where its bytes are gathered, `bytes` is how many they will be."""

    sha256: str
    person: str
    part: str
    bytes: int


@dataclass(frozen=True)
class Brought:
    """A file that is here: `drawn` names what is shown of it, `refused` says why nothing is, `backed` since when a
    checked backup holds it."""

    sha256: str
    bytes: int
    drawn: str | None
    refused: str | None
    backed: str | None = None


def upload(desk: Desk, sha256: str, person: str) -> Upload | None:
    row = desk.row("select * from uploads where sha256 = ? and person = ?", (sha256, person))
    return None if row is None else Upload(row["sha256"], row["person"], row["part"], row["bytes"])


def begin(desk: Desk, sha256: str, person: str, size: int, limits: Limits | None = None) -> Upload:
    """The upload of that file by that person, begun if it was not; whoever was first stands. Raises NoRoom."""
    with desk.writing():  # counted and begun in one: many at once get no more than one after the other
        found = upload(desk, sha256, person)
        if found is None:
            if limits:
                _fits(desk, person, max(size, LEAST), limits)
            found = Upload(sha256, person, secrets.token_hex(16), size)
            desk.change("insert into uploads values (?, ?, ?, ?, ?)", (sha256, person, found.part, size, text(now())))
    return found


def _fits(desk: Desk, person: str, more: int, limits: Limits) -> None:
    for held, limit in (
        (unnamed_bytes(desk, person), limits.person),
        (unnamed_bytes(desk), limits.production),
        (unnamed_bytes(desk, person, named=True), limits.ever),
    ):
        if held + more > limit:
            raise NoRoom(limit)


def forget(desk: Desk, going: Upload) -> None:
    desk.change("delete from uploads where sha256 = ? and person = ?", (going.sha256, going.person))


def file(desk: Desk, sha256: str) -> Brought | None:
    row = desk.row("select * from files where sha256 = ?", (sha256,))
    return None if row is None else Brought(row["sha256"], row["bytes"], row["drawn"], row["refused"], row["backed"])


def brought_by(desk: Desk, sha256: str, person: str) -> Brought | None:
    """The file, if that person brought it."""
    if desk.row("select 1 from bringers where sha256 = ? and person = ?", (sha256, person)) is None:
        return None
    return file(desk, sha256)


def finish(desk: Desk, going: Upload, drawn: str | None, refused: str | None, kept: int = 0) -> Brought:
    """It has come whole. Whoever brought it first has had it drawn. kept: bytes that it takes with what was drawn."""
    moment = text(now())
    with desk.writing():
        desk.change(
            "insert into files (sha256, bytes, drawn, refused, at, kept) values (?, ?, ?, ?, ?, ?)"
            " on conflict do nothing",
            (going.sha256, going.bytes, drawn, refused, moment, max(kept, going.bytes)),
        )
        desk.change(
            "insert into bringers (sha256, person, at) values (?, ?, ?) on conflict do nothing",
            (going.sha256, going.person, moment),
        )
        forget(desk, going)
    found = file(desk, going.sha256)
    assert found is not None
    return found


def unnamed_bytes(desk: Desk, person: str | None = None, *, named: bool = False) -> int:
    """What is here or on its way and, as far as is known, named by no record: of one person, or of all. With what was
    drawn, *because* a picture of few bytes may be a large one. named: what records name as well."""
    row = desk.row(
        "select (select coalesce(sum(max(bytes, ?3)), 0) from uploads where ?1 is null or person = ?1)"
        " + (select coalesce(sum(max(coalesce(kept, bytes), ?3)), 0) from bringers join files using (sha256)"
        "    where (?2 or named = 0) and (?1 is null or person = ?1)) as held",
        (person, named, LEAST),
    )
    assert row is not None
    return int(row["held"])


def unnamed(desk: Desk) -> int:
    """How many files are here that, as far as is known, no record names."""
    row = desk.row("select count(*) as count from bringers where named = 0")
    assert row is not None
    return int(row["count"])


def name(desk: Desk, named: Collection[str]) -> None:
    """Records name these files."""
    unknown = [row["sha256"] for row in desk.rows("select distinct sha256 from bringers where named = 0")]
    with desk.writing():
        for sha256 in unknown:
            if sha256 in named:
                desk.change("update bringers set named = 1 where sha256 = ?", (sha256,))


def drop_unnamed(desk: Desk, before: datetime) -> tuple[list[str], list[Brought]]:
    """Forgets what came before and nothing names: the parts of uploads, and the files that nobody else brought."""
    limit = text(before)
    with desk.writing():
        parts = [row["part"] for row in desk.rows("select part from uploads where began < ?", (limit,))]
        desk.change("delete from uploads where began < ?", (limit,))
        desk.change("delete from bringers where named = 0 and at < ?", (limit,))
        gone = desk.rows("select * from files where sha256 not in (select sha256 from bringers)")
        desk.change("delete from files where sha256 not in (select sha256 from bringers)")
    return parts, [Brought(row["sha256"], row["bytes"], row["drawn"], row["refused"]) for row in gone]


def known_parts(desk: Desk) -> set[str]:
    return {str(row["part"]) for row in desk.rows("select part from uploads")}


def known_files(desk: Desk) -> list[Brought]:
    return [
        Brought(row["sha256"], row["bytes"], row["drawn"], row["refused"]) for row in desk.rows("select * from files")
    ]
