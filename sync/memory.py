"""A Store in memory: the contract's plainest form, for tests and simulation. Promises isolation by copying; nothing
outlives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from copy import copy
from itertools import accumulate
from threading import RLock
from typing import Any

from sync.chain import GENESIS
from sync.store import (
    EVER,
    Batch,
    Changed,
    Device,
    Moved,
    Overtaken,
    Place,
    Right,
    Row,
    Side,
    Stored,
    StoreFailed,
    Turn,
    Unborn,
    Wait,
)


class MemoryStore:
    """`View` and `Store` at once: while a view is held, the lock is held."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._rows: list[Row] = []
        self._ids: dict[str, Row] = {}
        self._sides: dict[int, Side] = {}
        self._turns: dict[tuple[str, int], Turn] = {}
        self._devices: dict[str, Device] = {}
        self._records: dict[str, dict[str, Stored]] = defaultdict(dict)
        self._places: dict[tuple[str, str], dict[str, Place]] = defaultdict(dict)
        self._rights: dict[tuple[str, str, str], list[Right]] = defaultdict(list)
        self._waits: dict[int, Wait] = {}
        self._unborn: set[Unborn] = set()
        self._moved: list[Moved] = []

    @contextmanager
    def reading(self) -> Iterator[MemoryStore]:
        with self._lock:
            yield self

    def commit(self, batch: Batch) -> None:
        with self._lock:
            if batch.after != len(self._rows):
                raise Overtaken(f"made upon {batch.after}, the head is {len(self._rows)}")
            if taken := [row.id for row in batch.rows if row.id in self._ids]:
                raise StoreFailed(f"there are rows with these ids: {taken}")
            if used := [turn for turn in batch.turns if (turn.device, turn.n) in self._turns]:
                raise StoreFailed(f"these numbers are used up: {used}")
            self._rows.extend(batch.rows)
            self._ids.update({row.id: row for row in batch.rows})
            self._sides.update({side.seq: side for side in batch.sides})
            self._turns.update({(turn.device, turn.n): turn for turn in batch.turns})
            self._devices.update({device.device: device for device in batch.devices})
            for stored in batch.records:
                self._records[stored.kind][stored.id] = stored
            for place in batch.places:
                self._places[place.kind, place.id][place.channel] = place
            for right in batch.rights:
                self._rights[right.kind, right.id, right.field].append(right)
            self._waits.update({wait.seq: wait for wait in batch.waits})
            for seq in batch.released:
                self._waits.pop(seq, None)
            self._unborn.update(batch.unborn)
            for seq in batch.erased:
                self._sides.pop(seq, None)
            erased = frozenset(batch.erased)
            self._moved = [one for one in (*self._moved, *batch.moved) if one.seq not in erased]

    def tidy(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""

    def copy(self) -> MemoryStore:
        """Another store that holds what this one holds now: a backup."""
        other = MemoryStore()
        with self._lock:
            for name, held in vars(self).items():
                if name != "_lock":
                    setattr(other, name, _apart(held))
        return other

    def head(self) -> tuple[int, str]:
        return (len(self._rows), self._rows[-1].hash) if self._rows else (0, GENESIS)

    def row(self, seq: int) -> Row | None:
        return self._rows[seq - 1] if 0 < seq <= len(self._rows) else None

    def row_of(self, entry: str) -> Row | None:
        return self._ids.get(entry)

    def rows_of(self, entries: Collection[str]) -> list[Row]:
        return [self._ids[entry] for entry in entries if entry in self._ids]

    def rows(self, after: int) -> Iterator[tuple[Row, Side | None]]:
        for row in self._rows[after:]:
            yield row, self._sides.get(row.seq)

    def side(self, seq: int) -> Side | None:
        return self._sides.get(seq)

    def turn(self, device: str, n: int) -> Turn | None:
        return self._turns.get((device, n))

    def device(self, device: str) -> Device | None:
        return self._devices.get(device)

    def record(self, kind: str, id: str) -> Stored | None:
        return self._records[kind].get(id)

    def some(self, kind: str, ids: Collection[str]) -> list[Stored]:
        return [self._records[kind][id] for id in ids if id in self._records[kind]]

    def records(self, kind: str) -> list[Stored]:
        return sorted(self._records[kind].values(), key=lambda stored: stored.id)

    def places(self, kind: str, id: str) -> list[Place]:
        return list(self._places[kind, id].values())

    def changed(
        self, channels: Collection[str], after: int, limit: int, size: int = EVER
    ) -> tuple[list[Changed], bool]:
        found = []
        for (kind, id), places in self._places.items():
            heard = [place for channel, place in places.items() if channel in channels and place.rev > after]
            if heard:
                found.append(Changed(kind, id, max(p.rev for p in heard), any(p.live for p in heard)))
        found.sort(key=lambda c: (c.rev, c.kind, c.id))
        stored = (self._records[c.kind].get(c.id) if c.live else None for c in found)
        letters = accumulate(len(one.text) if one else 0 for one in stored)
        ends = (c.rev for n, (c, sum) in enumerate(zip(found, letters, strict=True), 1) if n >= limit or sum >= size)
        enough = next(ends, EVER)
        page = [c for c in found if c.rev <= enough]
        return page, len(page) < len(found)

    def framed(self, after: int, upto: int) -> list[Place]:
        places = (place for at in self._places.values() for place in at.values() if after < place.rev <= upto)
        return sorted(places, key=lambda p: (p.rev, p.kind, p.id, p.channel))

    def right(self, kind: str, id: str, field: str, seq: int) -> str | None:
        return next((r.value for r in reversed(self._rights[kind, id, field]) if r.seq <= seq), None)

    def waits(self, kind: str, record: str) -> list[Wait]:
        return [wait for wait in self.held() if (wait.kind, wait.record) == (kind, record)]

    def holds(self) -> bool:
        return bool(self._waits)

    def held(self) -> list[Wait]:
        return [self._waits[seq] for seq in sorted(self._waits)]

    def unborn(self, kind: str, record: str) -> list[str]:
        return sorted(u.device for u in self._unborn if (u.kind, u.record) == (kind, record))

    def moves(self, after: int, upto: int, kinds: Collection[str] | None = None) -> Iterator[Moved]:
        return (one for one in self._moved if after < one.seq <= upto and (kinds is None or one.kind in kinds))

    def remembers(self) -> int:
        return 0

    def orphans(self) -> list[int]:
        revs = [stored.rev for of_kind in self._records.values() for stored in of_kind.values()]
        seqs = (*revs, *self._sides, *(turn.seq for turn in self._turns.values()))
        return sorted({seq for seq in seqs if seq > len(self._rows)})


def _apart(held: Any) -> Any:
    """The same in containers of its own; what they hold is never changed in place."""
    twin = copy(held)
    if isinstance(twin, dict):
        for key, value in twin.items():
            if isinstance(value, (dict, list)):
                twin[key] = copy(value)
    return twin
