"""Releasing what was held (A3): by the commit that brings the record it waited for, by an upgrade, or by the office's
word.

Promises: each held deed is released once, by a new row whose id follows from its own; it keeps its device, n and
base, and is judged by the rights of that moment. The held row stays as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync import held
from sync.house import Actor
from sync.outcome import Outcome
from sync.plain import release_id
from sync.rights import PERSON
from sync.rows import entry_of

if TYPE_CHECKING:
    from sync.accept import Accepting
    from sync.commit import Commit

BY_THEMSELVES = ("waits_for_record",)
AFTER_UPGRADE = ("unknown_kind", "unknown_version", "unknown_field")


def release_waiting(accepting: Accepting) -> None:
    """Release what the office let go and what waited for the records just made, in order of n, until nothing more comes
    of it."""
    commit = accepting.commit
    while commit.writes.born or commit.writes.let_go:
        if commit.writes.let_go:
            seq = next(iter(commit.writes.let_go))
            release(accepting, seq, commit.writes.let_go.pop(seq))
            continue
        kind, record = commit.writes.born.popitem()[0]
        waits = [wait.seq for wait in commit.waiting(kind, record) if wait.why in BY_THEMSELVES]
        born = commit.live(kind, record) is not None
        rows = sorted((row for seq in waits if (row := commit.row(seq))), key=lambda row: (row.n, row.seq))
        for row in rows:
            # A creation that was refused takes only its own device's later words with it.
            if born or row.device in commit.unborn(kind, record):
                release(accepting, row.seq, by=None)


def release(accepting: Accepting, seq: int, by: Actor | None) -> Outcome | None:
    """Judge a held row again; null if there is nothing to judge. `by` is who let it go, null: the server."""
    commit = accepting.commit
    row, side = commit.row(seq), commit.side(seq)
    if row is None or row.outcome != "held" or commit.row_of(release_id(row.id)):
        return None
    commit.release(seq)
    entry = entry_of(row, side)
    if entry is None:
        return None
    actor = actor_now(commit, row.person)
    beside = {"of": seq, "released_by": by.person if by else None}
    released, reasons = accepting.carry(entry, actor, release_id(row.id), row.device, beside=beside)
    held.became(commit, entry, released.seq, released.outcome, reasons, by.person if by else None)
    return Outcome(entry.id, entry.n, released.seq, released.outcome, reasons)


def actor_now(commit: Commit, person: str) -> Actor:
    """A person with the rights of this moment; one who is no longer there has none."""
    live = commit.live(PERSON, person) if PERSON in commit.kinds else None
    if live is None or live.struck:
        return Actor(person, "")
    return Actor(person, live.fields["role"], live.fields.get("department"), live.fields.get("unit"))
