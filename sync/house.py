"""What the office is given when a deed is accepted, and what it may give back.

Promises: a consequence is a value; the log carries it out in the commit of the deed that brought it about.
Refuses: to let the office read a clock, draw a random number or touch storage.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

Record = Mapping[str, Any]
"""A record's fields, with `id` and `rev` beside them."""

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "callboard")


def record_id(kind: str, *key: str) -> str:
    """E5: the id that a natural key gives. Creating it twice is an edit."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join((kind, *key))))


def brought_about(entry: str, kind: str, ordinal: int) -> str:
    """E5: the id of what an entry brings about."""
    return str(uuid.uuid5(uuid.UUID(entry), f"{kind}/{ordinal}"))


@dataclass(frozen=True)
class Actor:
    """Who acts: a person on the production, or the server itself (`role` "server")."""

    person: str
    role: str
    department: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Deed:
    """An entry at the moment it is accepted. `before` is null for a new record; `after` is what stands after merging.

    saw(kind, id, field): what a right-bearing field held when the author last took anything in; null if it was not set.
    """

    entry: Mapping[str, Any]
    actor: Actor
    before: Record | None
    after: Record
    seq: int
    now: datetime
    contested: frozenset[str] = frozenset()
    saw: Callable[[str, str, str], Any] = lambda kind, id, field: None


class House(Protocol):
    """The records as they stand inside the commit, earlier consequences included. Struck records are left out of
    `all`."""

    def get(self, kind: str, id: str) -> Record | None: ...

    def all(self, kind: str, **equals: Any) -> list[Record]: ...


@dataclass(frozen=True)
class Write:
    """Set fields of a record, new or old, whatever stands there: the office's own doing, stamped with the deed's
    seq."""

    kind: str
    id: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Ask:
    """Open (or add a line to) the question on one field of a record, for a disagreement that no single field shows."""

    kind: str
    record: str
    field: str
    value: Any
    sentence: str = ""


@dataclass(frozen=True)
class Erase:
    """What the log keeps beside every row about these records, (kind, id), is erased for good (A5)."""

    records: tuple[tuple[str, str], ...]


Consequence = Write | Ask | Erase


@dataclass
class Refused(Exception):
    """The deed is refused: `code` is a key of the catalogue, `values` fill it, `text` says it in plain English."""

    code: str
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Waits(Exception):
    """The deed speaks of a record that is not here yet: it is held until that comes (A3)."""

    kind: str
    record: str
