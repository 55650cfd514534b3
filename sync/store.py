"""What a Store promises: one production's log, its records, and what the engine must remember about them.

Promises: `commit` writes a whole batch or nothing, durably; `reading` shows one prefix of the log however long it is
read, from any thread. Refuses a batch made upon another head, and to change or delete a row of the log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class StoreFailed(Exception):
    """The store could not read or write. Nothing of the batch was written."""


class StoreFull(StoreFailed):
    """There is no room to write. Nothing of the batch was written."""


class StoreDamaged(StoreFailed):
    """What is kept cannot be read as it was written. Waiting will not help."""


class Overtaken(StoreFailed):
    """The batch was made upon a head that is no longer the head: a second writer is at work."""


class Row(NamedTuple):
    """One row of the log. `envelope` is the deed without its fields, `digest` the salted digest of its side row
    (A5)."""

    seq: int
    id: str
    device: str
    n: int
    person: str
    outcome: str
    envelope: str
    digest: str
    hash: str


class Side(NamedTuple):
    """What may be erased: the deed's fields and the reason it was given, as JSON text, and the salt of their digest."""

    seq: int
    salt: str
    text: str


class Turn(NamedTuple):
    """A number that a device has used up (A2): the id it claimed and the row that answers for it."""

    device: str
    n: int
    claimed: str
    seq: int


class Device(NamedTuple):
    """A device's past: whose it is, its last number, the identity it forked from, its first number."""

    device: str
    person: str
    last: int
    parent: str | None
    first: int


class Stored(NamedTuple):
    """A record as it is kept. `text` goes to phones untouched; `stamps` never leaves; `asked` names fields in
    question."""

    kind: str
    id: str
    rev: int
    text: str
    stamps: str
    asked: str


class Place(NamedTuple):
    """C2: a record in a channel, live or gone, and the rev that made it so."""

    channel: str
    kind: str
    id: str
    rev: int
    live: bool


class Right(NamedTuple):
    """A value of a field that bears rights, as JSON text, from `seq` on (A6)."""

    kind: str
    id: str
    field: str
    seq: int
    value: str


class Wait(NamedTuple):
    """A held row: why, and which record it is about."""

    seq: int
    why: str
    kind: str
    record: str


class Moved(NamedTuple):
    """What a row moved of one record: the fields with their new values, as JSON text. A record as it stood at a seq is
    what was moved of it up to there."""

    seq: int
    kind: str
    id: str
    fields: str


class Unborn(NamedTuple):
    """A creation that was refused: what that device goes on to say of the record is refused too (A3)."""

    kind: str
    record: str
    device: str


class Changed(NamedTuple):
    """A record that a set of channels must hear of. Live if any of them has it live; `text` is what is stored of it
    then, where the store had it at hand."""

    kind: str
    id: str
    rev: int
    live: bool
    text: str | None = None


EVER = 2**62
"""A size that nothing has."""


@dataclass
class Batch:
    """Everything one commit writes. `after` is the head it was made upon."""

    after: int
    rows: list[Row] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    devices: list[Device] = field(default_factory=list)
    records: list[Stored] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    rights: list[Right] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    released: list[int] = field(default_factory=list)
    unborn: list[Unborn] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)

    def empty(self) -> bool:
        """A batch without rows may still use up a number."""
        return not (self.rows or self.turns or self.devices)


class View(Protocol):
    """One prefix of the log, and the records as they stood at its end."""

    def head(self) -> tuple[int, str]:
        """The last seq and its hash; (0, GENESIS) of an empty log."""

    def row(self, seq: int) -> Row | None: ...

    def row_of(self, entry: str) -> Row | None:
        """The row of the entry with that id."""

    def rows_of(self, entries: Collection[str]) -> list[Row]:
        """The rows of those of these entries that have one."""

    def rows(self, after: int) -> Iterator[tuple[Row, Side | None]]:
        """Rows beyond `after` in order of seq, each with its side row unless that was erased."""

    def side(self, seq: int) -> Side | None: ...

    def turn(self, device: str, n: int) -> Turn | None: ...

    def device(self, device: str) -> Device | None: ...

    def record(self, kind: str, id: str) -> Stored | None: ...

    def some(self, kind: str, ids: Collection[str]) -> list[Stored]:
        """Those of these records that there are."""

    def records(self, kind: str) -> list[Stored]:
        """All records of a kind, in order of id."""

    def places(self, kind: str, id: str) -> list[Place]: ...

    def changed(
        self, channels: Collection[str], after: int, limit: int, size: int = EVER
    ) -> tuple[list[Changed], bool]:
        """What those channels must hear beyond `after`, in order of rev, and whether there is more.

        The page holds whole seqs: at least `limit` records or `size` letters of their texts if there are as many, and
        those of the last one's seq.
        """

    def framed(self, after: int, upto: int) -> list[Place]:
        """Every channel's changes with after < rev <= upto, in order of rev."""

    def right(self, kind: str, id: str, field: str, seq: int) -> str | None:
        """The JSON text of a right-bearing field as it stood at `seq`; null if it had never been set."""

    def waits(self, kind: str, record: str) -> list[Wait]:
        """Held rows about that record, in order of seq."""

    def holds(self) -> bool:
        """Whether there is any held row."""

    def held(self) -> list[Wait]:
        """Every held row, in order of seq."""

    def unborn(self, kind: str, record: str) -> list[str]:
        """The devices whose creation of that record was refused."""

    def moves(self, after: int, upto: int, kinds: Collection[str] | None = None) -> Iterator[Moved]:
        """What the rows with after < seq <= upto moved, of those kinds or of all, in order of seq."""

    def remembers(self) -> int:
        """The seq from which on it is known what each row moved: 0, or the head when an older file was opened."""

    def orphans(self) -> list[int]:
        """Seqs beyond the head that a record, a turn or a side row speaks of: empty unless the log was cut."""


class Store(Protocol):
    def reading(self) -> AbstractContextManager[View]:
        """A view that does not move while it is held. May be called from any thread."""

    def commit(self, batch: Batch) -> None:
        """Write it all, durably, or nothing. Raises `StoreFull`, `StoreDamaged`, `Overtaken`, `StoreFailed`. May be
        called from any thread: of two batches made upon one head, the later is `Overtaken`."""

    def tidy(self) -> None:
        """Does what can wait, when there is nothing to commit."""

    def close(self) -> None: ...
