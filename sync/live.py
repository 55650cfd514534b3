"""A record inside a commit: its fields, their stamps, the fields in question."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sync.house import Record
from sync.kind import Field, Kind
from sync.stamps import Stamp, read_stamps, stamps_text
from sync.store import Stored

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
STRUCK = "struck"
"""E9: the implicit field of every kind: the instant a record was struck, null while it stands."""
STRUCK_FIELD = Field("instant", ("Struck", "Tachado"))


@dataclass(frozen=True)
class Live:
    """Never changed in place: a changed record is another `Live`."""

    kind: str
    id: str
    rev: int
    fields: Mapping[str, Any]
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()

    @cached_property
    def shown(self) -> Record:
        """What the office sees: the fields, with id and rev beside them."""
        return {**self.fields, "id": self.id, "rev": self.rev}

    @property
    def struck(self) -> bool:
        return self.fields.get(STRUCK) is not None


def read_live(kind: Kind, stored: Stored) -> Live:
    """A kept record; fields that the kind gained since are null."""
    found = json.loads(stored.text)
    fields = {name: found.get(name) for name in kind.stored}
    if STRUCK in found:
        fields[STRUCK] = found[STRUCK]
    asked = frozenset(stored.asked.split()) if stored.asked else frozenset[str]()
    return Live(stored.kind, stored.id, stored.rev, fields, read_stamps(stored.stamps), asked)


def stored_of(kind: Kind, live: Live) -> Stored:
    """P1: the whole record as stored text: every declared field, null where unset, and `struck` only when struck."""
    shown = {name: live.fields.get(name) for name in kind.stored}
    if live.struck:
        shown[STRUCK] = live.fields[STRUCK]
    text = _encode(shown)
    return Stored(live.kind, live.id, live.rev, text, stamps_text(live.stamps), " ".join(sorted(live.asked)))


def kept_fields(kind: Kind) -> list[str]:
    """The declared fields that are stored: not those that are only carried by a deed."""
    return list(kind.stored)


def field_of(kind: Kind, name: str) -> Field:
    return STRUCK_FIELD if name == STRUCK else kind.fields[name]
