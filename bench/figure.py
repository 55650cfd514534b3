"""One measured figure, and how it is taken.

Promises: the median of several rounds, so that one busy moment does not decide. Refuses: to compare across machines.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`; `wanted` is the bound it should keep, in the same unit, None where there is none."""

    what: str
    value: float
    unit: str
    wanted: float | None = None

    @property
    def kept(self) -> bool:
        return self.wanted is None or self.value <= self.wanted


def median_ms(work: Callable[[], object], rounds: int = 9) -> float:
    """The median time of `work` in milliseconds, after one round that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
