"""K2: what was judged as a whole, before it is kept or not.

Promises: it can be kept upon the head it was judged upon, and upon no other.
"""

from __future__ import annotations

from typing import NamedTuple

from sync.commit import Commit
from sync.outcome import Outcome

TAKEN = frozenset({"applied", "merged", "superseded"})
"""The outcomes of a deed that took effect as far as anything later allows."""


class Prepared(NamedTuple):
    """`commit` writes it; `outcomes` are those of each push; `epoch` is the log's life it was judged in."""

    epoch: str
    commit: Commit
    outcomes: list[list[Outcome]]

    @property
    def whole(self) -> bool:
        """Whether every entry is taken."""
        return all(one.outcome in TAKEN for its in self.outcomes for one in its)
