"""The lives of a log between restores, and what two of them share (E3).

Promises that a base from another epoch counts only up to the rows both epochs hold; refuses to guess for an unknown
one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Epoch:
    """A life of the log: it began as the first `cut` rows of `parent`."""

    name: str
    parent: str | None = None
    cut: int = 0


@dataclass(frozen=True)
class Point:
    """A place in the log as a device names it: a base's rev or a cursor's seq, in an epoch."""

    epoch: str
    seq: int


class Epochs:
    """Every epoch this log knows, and the one it lives in."""

    def __init__(self, now: str, past: Iterable[Epoch] = ()) -> None:
        self.now = now
        self._of = {epoch.name: epoch for epoch in past}
        self._of.setdefault(now, Epoch(now))

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._of)

    def shared(self, name: str) -> int | None:
        """How many rows `name` and the present epoch have in common; null: all of them. An unknown epoch shares
        none."""
        if name == self.now:
            return None
        if name not in self._of:
            return 0
        theirs, ours = self._line(name), self._line(self.now)
        # The deepest common ancestor shares up to where the earlier of the two branches left it.
        for ancestor, left in theirs.items():
            if ancestor in ours:
                cuts = [cut for cut in (left, ours[ancestor]) if cut is not None]
                return min(cuts) if cuts else None
        return 0

    def counts(self, point: Point | None) -> int:
        """The seq up to which a point counts in the present epoch."""
        if point is None:
            return 0
        shared = self.shared(point.epoch)
        return point.seq if shared is None else min(point.seq, shared)

    def beyond(self, point: Point | None) -> bool:
        """Whether a point lies in rows that the present epoch does not have."""
        return point is not None and self.counts(point) < point.seq

    def _line(self, name: str) -> dict[str, int | None]:
        """The epochs `name` descends from, nearest first, with how many of each one's rows it took along."""
        line: dict[str, int | None] = {}
        epoch: Epoch | None = self._of[name]
        kept: int | None = None
        while epoch is not None and epoch.name not in line:
            line[epoch.name] = kept
            kept = epoch.cut if kept is None else min(kept, epoch.cut)
            epoch = self._of.get(epoch.parent) if epoch.parent else None
        return line
