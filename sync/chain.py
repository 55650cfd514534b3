"""A5: the chain of rows. Promises that one changed byte, in a row or in what stands beside it, is found and named.

Refuses to stand in for a witness: whoever can rewrite the whole file can rewrite the chain, so the head must leave
the server.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from sync.store import Row, Side, View

GENESIS = "0" * 64
ERASE = "log.erase"
SERVER = "server"


@dataclass(frozen=True)
class Verified:
    """Whether the log is whole; `seq` and `wrong` name the first bad row."""

    ok: bool
    rows: int
    seq: int | None = None
    wrong: str = ""


def digest_of(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def hash_of(before: str, row: Row) -> str:
    """The hash of a row over all its columns and the hash of the row before."""
    parts = (before, row.seq, row.id, row.device, row.n, row.person, row.outcome, row.envelope, row.digest)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def hash_at(view: View, seq: int) -> str | None:
    """The hash of a row, null beyond the head."""
    row = view.row(seq) if seq else None
    return row.hash if row else None if seq else GENESIS


def walk(rows: Iterable[tuple[Row, Side | None]], orphans: Iterable[int]) -> Verified:
    """Follow the chain from its first row and say where it breaks first."""
    before, count, missing, erased = GENESIS, 0, [], set[int]()
    for row, side in rows:
        if row.seq != count + 1:
            return Verified(False, count, count + 1, "the row is missing")
        if wrong := _wrong(before, row, side):
            return Verified(False, count, row.seq, wrong)
        if side is None:
            missing.append(row.seq)
        elif row.device == SERVER and json.loads(row.envelope)["entry"].get("verb") == ERASE:
            erased.update(json.loads(side.text)["fields"]["seqs"])
        before, count = row.hash, row.seq
    if lost := [seq for seq in missing if seq not in erased]:
        return Verified(False, count, lost[0], "its fields are gone, and no erasure says so")
    if cut := list(orphans):
        return Verified(False, count, cut[0], "records speak of it, and the row is missing")
    return Verified(True, count)


def _wrong(before: str, row: Row, side: Side | None) -> str:
    if side is not None and digest_of(side.salt, side.text) != row.digest:
        return "its fields are not those that were accepted"
    return "" if hash_of(before, row) == row.hash else "the row or its hash was changed"
