"""Places for those whose files hold a thread: so many at once, of one person half of them.

Promises: whoever brings much, slowly or on purpose, leaves places for everybody else's photos (F4). Refuses (NoPlace)
instead of letting anybody wait.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Lock


class NoPlace(RuntimeError):
    """All are taken, or as many as one may have."""


class Places:
    """`most` at once in this process, of one of them `each`."""

    def __init__(self, most: int, each: int) -> None:
        self.most = most
        self.each = each
        self._lock = Lock()
        self._taken: Counter[Hashable] = Counter()

    @contextmanager
    def taken(self, who: Hashable) -> Iterator[None]:
        """One place, as long as it is needed. Raises NoPlace."""
        with self._lock:
            if self._taken.total() >= self.most or self._taken[who] >= self.each:
                raise NoPlace
            self._taken[who] += 1
        try:
            yield
        finally:
            with self._lock:
                self._taken[who] -= 1
                if not self._taken[who]:
                    del self._taken[who]
