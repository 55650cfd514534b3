"""What the production looked like, and what a person might have held, at an earlier row of the log.

Promises: records as they stood, put together from what each row moved when it was accepted; nothing is judged again
with the rules of today. Refuses to speak of rows from before that was kept (`Forgotten`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sync.channels import Viewer, channels_of, viewer_of
from sync.house import Record
from sync.kind import Kinds
from sync.live import STRUCK
from sync.plain import moment
from sync.rights import PERSON
from sync.store import View


class Forgotten(LookupError):
    """What rows moved is known from `since` on alone."""

    def __init__(self, since: int) -> None:
        super().__init__(since)
        self.since = since


@dataclass
class Once:
    """A record as it stood: its fields, and the row that last moved it."""

    kind: str
    id: str
    rev: int = 0
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def shown(self) -> Record:
        return {**self.fields, "id": self.id, "rev": self.rev}


Stood = dict[tuple[str, str], Once]


def stood(view: View, upto: int, kinds: Collection[str] | None = None) -> Stood:
    """Every record, struck ones too, of those kinds or of all, as it stood when row `upto` was the last. Raises
    Forgotten."""
    since = view.remembers()
    if upto < since:
        raise Forgotten(since)
    found: Stood = {}
    for one in view.moves(-1, upto, kinds):
        once = found.setdefault((one.kind, one.id), Once(one.kind, one.id))
        once.fields.update(json.loads(one.fields))
        once.rev = one.seq
    return found


def viewer_then(records: Stood, person: str, audiences: Mapping[str, Collection[str]]) -> Viewer | None:
    """The viewer that a person's record made of him then; None if there was none or it was struck."""
    once = records.get((PERSON, person))
    return None if once is None or once.fields.get(STRUCK) else viewer_of(person, once.fields, audiences)


def within(records: Stood, kinds: Kinds, viewer: Viewer) -> Stood:
    """Those of the records that a viewer had (C2)."""
    return {
        key: once
        for key, once in records.items()
        if once.kind in kinds and channels_of(kinds[once.kind], once.fields) & viewer.channels
    }


def seq_at(view: View, when: datetime) -> int:
    """The last row that the server had accepted at that instant, 0 before the first."""
    low, high = 0, view.head()[0]
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if received(view, middle) <= when else (low, middle - 1)
    return low


def received(view: View, seq: int) -> datetime:
    """When the server accepted that row. Raises LookupError where there is none."""
    row = view.row(seq)
    if row is None:
        raise LookupError(f"there is no row {seq}")
    return moment(json.loads(row.envelope)["received_at"])
