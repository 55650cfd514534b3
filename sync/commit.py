"""Everything that one commit will write, readable while it is being made.

Promises: nothing reaches the store before `batch` is committed whole; `back_to` undoes an entry as if it had never
come (A1). Refuses to outlive its commit: what it cached goes with it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sync.house import Actor, Record
from sync.kind import Kinds
from sync.live import Live, read_live, stored_of
from sync.plain import instant, text_of
from sync.store import Batch, Device, Moved, Place, Right, Row, Side, Turn, Unborn, View, Wait

_ABSENT: Any = object()


@dataclass
class Writes:
    """What was written so far, by key. What belongs to one record is one value, replaced whole."""

    rows: dict[int, Row] = field(default_factory=dict)
    ids: dict[str, Row] = field(default_factory=dict)
    sides: dict[int, Side] = field(default_factory=dict)
    turns: dict[tuple[str, int], Turn] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)
    records: dict[str, dict[str, Live]] = field(default_factory=dict)
    places: dict[tuple[str, str], dict[str, Place]] = field(default_factory=dict)
    rights: dict[tuple[str, str, str, int], Right] = field(default_factory=dict)
    waits: dict[tuple[str, str], tuple[Wait, ...]] = field(default_factory=dict)
    released: dict[int, None] = field(default_factory=dict)
    unborn: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    erased: dict[int, None] = field(default_factory=dict)
    moved: dict[tuple[int, str, str], dict[str, Any]] = field(default_factory=dict)
    born: dict[tuple[str, str], None] = field(default_factory=dict)
    """Records made here whose waiting deeds were not looked for yet."""
    forget: dict[tuple[str, str], str] = field(default_factory=dict)
    """Records of which a deed here has the log forget what it keeps beside their rows, and that deed's id."""
    let_go: dict[int, Actor] = field(default_factory=dict)
    """Held rows that the office let go here, and who did: judged again once that word has its row."""


class Commit:
    """The records as they stand inside the commit, and what it will write. It is the `House` that the office reads."""

    def __init__(self, view: View, kinds: Kinds, now: datetime) -> None:
        self.view = view
        self.kinds = kinds
        self.now = now
        self.received_at = instant(now)
        self.after, self._hash = view.head()
        self.writes = Writes()
        self._read: dict[str, dict[str, Live | None]] = {}
        self._rows_of: dict[str, Row | None] = {}
        self._whole: set[str] = set()
        self._held: bool | None = None
        self._journal: list[tuple[dict[Any, Any], Any, Any]] = []

    def here(self) -> int:
        """Where the journal stands: give it to `back_to`."""
        return len(self._journal)

    def back_to(self, mark: int) -> None:
        while len(self._journal) > mark:
            table, key, before = self._journal.pop()
            if before is _ABSENT:
                del table[key]
            else:
                table[key] = before

    def keep(self) -> None:
        """Nothing written so far will be undone."""
        self._journal.clear()

    def put(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        """Write one thing so that it can be undone."""
        self._journal.append((table, key, table.get(key, _ABSENT)))
        table[key] = value

    def expect(self, entries: Collection[str], records: Mapping[str, Collection[str]]) -> None:
        """Many entries are about to come, with these ids, about these records by kind: what is known of them is read
        at once."""
        self._rows_of = dict.fromkeys(entries) | {row.id: row for row in self.view.rows_of(entries)}
        for kind, ids in records.items():
            read = self._read.setdefault(kind, {})
            if kind in self.kinds and kind not in self._whole:
                found = {stored.id: read_live(self.kinds[kind], stored) for stored in self.view.some(kind, ids)}
                read |= dict.fromkeys(ids) | found | {id: live for id, live in read.items() if live}

    # The log

    @property
    def head(self) -> tuple[int, str]:
        if not self.writes.rows:
            return self.after, self._hash
        row = self.writes.rows[self.after + len(self.writes.rows)]
        return row.seq, row.hash

    def append(self, row: Row, side: Side) -> None:
        self.put(self.writes.rows, row.seq, row)
        self.put(self.writes.ids, row.id, row)
        self.put(self.writes.sides, row.seq, side)

    def row(self, seq: int) -> Row | None:
        return self.writes.rows.get(seq) or self.view.row(seq)

    def row_of(self, entry: str) -> Row | None:
        if (written := self.writes.ids.get(entry)) or entry in self._rows_of:
            return written or self._rows_of[entry]
        return self.view.row_of(entry)

    def side(self, seq: int) -> Side | None:
        return None if seq in self.writes.erased else self.writes.sides.get(seq) or self.view.side(seq)

    def device(self, device: str) -> Device | None:
        return self.writes.devices.get(device) or self.view.device(device)

    def turn(self, device: str, n: int) -> Turn | None:
        return self.writes.turns.get((device, n)) or self.view.turn(device, n)

    # Records

    def live(self, kind: str, id: str) -> Live | None:
        """A record as it stands, struck or not."""
        if written := self.writes.records.get(kind, {}).get(id):
            return written
        read = self._read.setdefault(kind, {})
        if id not in read and kind not in self._whole:
            stored = self.view.record(kind, id)
            read[id] = read_live(self.kinds[kind], stored) if stored else None
        return read.get(id)

    def write(self, live: Live) -> None:
        self.put(self.writes.records.setdefault(live.kind, {}), live.id, live)

    def get(self, kind: str, id: str) -> Record | None:
        live = self.live(kind, id)
        return live.shown if live else None

    def all(self, kind: str, **equals: Any) -> list[Record]:
        """Every record of a kind that is not struck and has those values, in order of id."""
        read = self._read.setdefault(kind, {})
        if kind not in self._whole:
            for stored in self.view.records(kind):
                if read.get(stored.id) is None:
                    read[stored.id] = read_live(self.kinds[kind], stored)
            self._whole.add(kind)
        found = read | self.writes.records.get(kind, {})
        fits = [live for live in found.values() if live and _fits(live, equals)]
        return [live.shown for live in sorted(fits, key=lambda live: live.id)]

    def right(self, kind: str, id: str, name: str, seq: int) -> Any:
        """A right-bearing field as it stood at `seq`, which no device can name within this commit; null if never
        set."""
        text = self.view.right(kind, id, name, seq)
        return None if text is None else json.loads(text)

    def add_right(self, right: Right) -> None:
        self.put(self.writes.rights, (right.kind, right.id, right.field, right.seq), right)

    def add_moved(self, seq: int, kind: str, id: str, values: Mapping[str, Any]) -> None:
        key = (seq, kind, id)
        self.put(self.writes.moved, key, {**self.writes.moved.get(key, {}), **values})

    def places(self, kind: str, id: str) -> dict[str, Place]:
        """Every channel that ever heard of a record."""
        if (written := self.writes.places.get((kind, id))) is not None:
            return written
        return {place.channel: place for place in self.view.places(kind, id)}

    # What waits

    def waiting(self, kind: str, record: str) -> list[Wait]:
        """Held rows about a record, in order of seq."""
        if self._held is None:
            self._held = self.view.holds()
        kept = self.view.waits(kind, record) if self._held else []
        found = [*kept, *self.writes.waits.get((kind, record), ())]
        return [wait for wait in found if wait.seq not in self.writes.released]

    def hold(self, wait: Wait) -> None:
        key = (wait.kind, wait.record)
        self.put(self.writes.waits, key, (*self.writes.waits.get(key, ()), wait))

    def release(self, seq: int) -> None:
        self.put(self.writes.released, seq, None)

    def unborn(self, kind: str, record: str) -> frozenset[str]:
        """The devices whose creation of that record was refused."""
        return self.writes.unborn.get((kind, record), frozenset()) | frozenset(self.view.unborn(kind, record))

    def refuse_birth(self, kind: str, record: str, device: str) -> None:
        known = self.writes.unborn.get((kind, record), frozenset())
        self.put(self.writes.unborn, (kind, record), known | {device})

    def batch(self) -> Batch:
        """What is to be committed."""
        w = self.writes
        return Batch(
            after=self.after,
            rows=list(w.rows.values()),
            sides=[side for side in w.sides.values() if side.seq not in w.erased],
            turns=list(w.turns.values()),
            devices=list(w.devices.values()),
            records=[stored_of(self.kinds[kind], live) for kind, of in w.records.items() for live in of.values()],
            places=[place for at in w.places.values() for place in at.values() if place.rev > self.after],
            rights=list(w.rights.values()),
            waits=[wait for waits in w.waits.values() for wait in waits if wait.seq not in w.released],
            released=list(w.released),
            unborn=[Unborn(kind, id, device) for (kind, id), devices in w.unborn.items() for device in devices],
            erased=list(w.erased),
            moved=[Moved(*key, text_of(w.moved[key])) for key in sorted(w.moved, key=_seq)],
        )


def _seq(key: tuple[int, str, str]) -> int:
    return key[0]


def _fits(live: Live, equals: Mapping[str, Any]) -> bool:
    return not live.struck and all(
        (live.id if name == "id" else live.fields.get(name)) == v for name, v in equals.items()
    )


def right_of(kind: str, id: str, name: str, seq: int, value: Any) -> Right:
    return Right(kind, id, name, seq, text_of(value))
