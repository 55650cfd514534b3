"""What the last commits changed, in the memory of whoever alone commits: who stands close to the head is told without
a question to the store, and those who missed the same are told the same page, made once.

Promises: it says what the store would say (P1, P4), from any thread. Refuses: to keep more than MOST letters; what
lies further back is the store's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from threading import Lock
from typing import NamedTuple

from sync.store import Batch, Store
from sync.taking import Changes, change_of

MOST, LESS = 10_000_000, 8_000_000
"""Letters of changes that are kept, and how many of them when there are more."""


class Told(NamedTuple):
    """One record at one rev: the channels that have it live, those that it left, and how it is told to either."""

    rev: int
    kind: str
    id: str
    live: frozenset[str]
    gone: frozenset[str]
    text: str
    left: str


class Page(NamedTuple):
    """The changes up to `last`, and whether there are more."""

    changes: Changes
    last: int
    more: bool


class Recent:
    """Begins at a store's head, and knows everything beyond `floor`."""

    def __init__(self, store: Store) -> None:
        with store.reading() as view:
            self.head = self.floor = view.head()[0]
        self._told: list[Told] = []
        self._size = 0
        self._last: dict[str, int] = {}
        self._pages: dict[tuple[frozenset[str], int, int, int], Page] = {}
        self._same: dict[frozenset[str], frozenset[str]] = {}
        self._lock = Lock()

    def add(self, batch: Batch) -> None:
        """Takes in what was committed upon the head."""
        told = self._of(batch)
        with self._lock:
            self._pages.clear()
            self._told += told
            self._size += sum(len(one.text) + len(one.left) for one in told)
            for one in told:
                for channel in one.live | one.gone:
                    self._last[channel] = one.rev
            self.head = batch.after + len(batch.rows)
            if self._size > MOST:
                self._trim()

    def frames(self, after: int, upto: int) -> list[tuple[str, str]] | None:
        """(channel, change) with after < rev <= upto, in order of rev; None where the store must be asked."""
        with self._lock:
            if after < self.floor or upto != self.head:
                return None
            beyond = self._beyond(after)
        found: dict[tuple[str, str, str], str] = {}
        for one in beyond:
            for channel in sorted(one.live | one.gone):
                key = (channel, one.kind, one.id)
                found.pop(key, None)  # what was said of it before is said no more
                found[key] = one.text if channel in one.live else one.left
        return [(channel, text) for (channel, _, _), text in found.items()]

    def page(self, channels: Collection[str], start: int, limit: int, size: int) -> Page | None:
        """What those channels must hear beyond `start`, whole seqs, until there are `limit` changes or `size` letters;
        None where the store must be asked."""
        with self._lock:
            if start < self.floor or start > self.head:
                return None
            # Channels that heard nothing make no difference: whoever missed the same shares a page
            heard = frozenset(channel for channel in channels if self._last.get(channel, 0) > start)
            key = (heard, start, limit, size)
            page = self._pages.get(key)
            if page is None:
                page = self._pages[key] = _cut(_heard(self._beyond(start), heard), self.head, limit, size)
            return page

    def _beyond(self, after: int) -> list[Told]:
        return self._told[bisect_right(self._told, after, key=lambda one: one.rev) :]

    def _of(self, batch: Batch) -> list[Told]:
        texts = {(stored.kind, stored.id): stored.text for stored in batch.records}
        live: dict[tuple[int, str, str], list[str]] = {}
        gone: dict[tuple[int, str, str], list[str]] = {}
        for place in batch.places:
            (live if place.live else gone).setdefault((place.rev, place.kind, place.id), []).append(place.channel)
        found = []
        for key in sorted(live.keys() | gone.keys()):
            rev, kind, id = key
            has, lost = self._one(live.get(key)), self._one(gone.get(key))
            text = change_of(kind, id, rev, texts[kind, id]) if has else ""
            found.append(Told(rev, kind, id, has, lost, text, change_of(kind, id, rev, None) if lost else ""))
        return found

    def _one(self, channels: list[str] | None) -> frozenset[str]:
        """The same set for the same channels: there are few."""
        made = frozenset(channels or ())
        if len(self._same) > 1_000:
            self._same.clear()
        return self._same.setdefault(made, made)

    def _trim(self) -> None:
        while self._told and self._size > LESS:
            self.floor = self._told[len(self._told) // 16].rev
            kept = self._beyond(self.floor)
            self._size -= sum(len(one.text) + len(one.left) for one in self._told[: len(self._told) - len(kept)])
            self._told = kept
        self._last = {channel: last for channel, last in self._last.items() if last > self.floor}


def _heard(told: list[Told], channels: frozenset[str]) -> list[tuple[int, str]]:
    """What those channels say of each record in the end. Whatever has it live says so anew at each change, so that
    where none does, the last that it left speaks."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for one in told:
        text = one.text
        if one.live.isdisjoint(channels):
            if one.gone.isdisjoint(channels):
                continue
            text = one.left
        key = (one.kind, one.id)
        found.pop(key, None)
        found[key] = (one.rev, text)
    return list(found.values())


def _cut(found: list[tuple[int, str]], head: int, limit: int, size: int) -> Page:
    letters = 0
    for at, (rev, text) in enumerate(found):
        letters += len(text)
        if (at + 1 >= limit or letters >= size) and at + 1 < len(found) and found[at + 1][0] != rev:
            return Page(Changes(text for _, text in found[: at + 1]), rev, True)
    return Page(Changes(text for _, text in found), head, False)
