"""What a subject of the bench gives: who was measured at what, and which bars Callboard keeps.

Promises: medians over interleaved rounds; a ratio is taken within each round and its median said with its spread, so
that a busy moment weighs on both sides. Refuses: to compare figures of different runs or machines.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

US = "Callboard"


@dataclass(frozen=True)
class Run:
    """How the bench was asked to run. `quick`: small numbers, to see that it works; its figures prove nothing."""

    rounds: int = 3
    quick: bool = False

    def size(self, whole: int, small: int) -> int:
        return small if self.quick else whole


@dataclass(frozen=True)
class Figure:
    """A figure that stands alone: `wanted` is the most it should be, in its unit, None where there is no bar."""

    what: str
    value: float
    unit: str
    wanted: float | None = None


@dataclass
class Measured:
    """One contender's values, one a round; empty where it could not be measured, `why` says why."""

    who: str
    stores: str
    values: list[float] = field(default_factory=list)
    why: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.values)


@dataclass(frozen=True)
class Bar:
    """`value` is to be at most `limit`, or at least where `at_least`. `least` and `most` are the spread."""

    what: str
    value: float
    limit: float
    at_least: bool = False
    unit: str = "×"
    least: float | None = None
    most: float | None = None

    @property
    def kept(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit


@dataclass
class Subject:
    """One thing measured: `title` says it in the table, `what` how, `doubts` what speaks against the figures."""

    name: str
    title: str
    unit: str
    what: str
    measured: list[Measured] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    digits: int = 1

    def of(self, who: str) -> Measured | None:
        """Somebody's values, None where there are none."""
        return next((one for one in self.measured if one.who == who and one.values), None)

    def best(self, names: Sequence[str]) -> Measured | None:
        """The one with the smallest median of those named."""
        found = [one for name in names if (one := self.of(name))]
        return min(found, key=lambda one: one.median, default=None)

    def ratio(
        self, what: str, other: Measured | None, limit: float, *, inverse: bool = False, at_least: bool = False
    ) -> None:
        """A bar on ours over theirs (theirs over ours where `inverse`). Without both it is a doubt."""
        mine = self.of(US)
        if mine is None or other is None:
            self.doubts.append(f"not judged, since one side was not measured: {what}")
            return
        pairs = [(b / a if inverse else a / b) for a, b in zip(mine.values, other.values, strict=False)]
        self.bars.append(
            Bar(f"{what} ({other.who})", statistics.median(pairs), limit, at_least, "×", min(pairs), max(pairs))
        )

    def at_most(self, what: str, measured: Measured | None, limit: float) -> None:
        """A bar on a contender's own median."""
        if measured is None or not measured.values:
            self.doubts.append(f"not measured: {what}")
            return
        values = measured.values
        self.bars.append(Bar(what, measured.median, limit, False, self.unit, min(values), max(values)))

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "title": self.title,
            "unit": self.unit,
            "what": self.what,
            "measured": [
                {"who": one.who, "stores": one.stores, "values": [round(v, 3) for v in one.values], "why": one.why}
                | ({"median": round(one.median, 3)} if one.values else {})
                for one in self.measured
            ],
            "bars": [
                {
                    "what": bar.what,
                    "value": round(bar.value, 4),
                    "limit": bar.limit,
                    "at_least": bar.at_least,
                    "unit": bar.unit,
                    "least": bar.least,
                    "most": bar.most,
                    "kept": bar.kept,
                }
                for bar in self.bars
            ],
            "doubts": self.doubts,
        }


def alone(name: str, title: str, found: Iterable[Figure]) -> Subject:
    """Figures that stand beside nobody else's, as one subject."""
    subject = Subject(name, title, "", "Each by itself.")
    for one in found:
        subject.measured.append(Measured(f"{US}: {one.what} [{one.unit}]", "", [one.value]))
        if one.wanted is not None:
            subject.bars.append(Bar(one.what, one.value, one.wanted, False, one.unit))
    return subject


def median_ms(work: Callable[[], object], rounds: int = 9) -> float:
    """The median time of `work` in milliseconds, after one round that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
