"""Batches for tests of stores: small, and each saying of itself which it is."""

from __future__ import annotations

from sync.store import Batch, Place, Row, Side, Turn


def row(seq: int, id: str = "", **over: object) -> Row:
    made = Row(
        seq, id or f"entry-{seq}", "d1", seq, "ben", "applied", f'{{"seq":{seq}}}', f"digest-{seq}", f"hash-{seq}"
    )
    return made._replace(**over)


def batch(after: int, *seqs: int) -> Batch:
    made = Batch(after)
    made.rows = [row(seq) for seq in seqs]
    made.sides = [Side(seq, f"salt-{seq}", f"text-{seq}") for seq in seqs]
    made.turns = [Turn("d1", seq, f"entry-{seq}", seq) for seq in seqs]
    return made


def places(rev: int, *said: tuple[str, str, bool]) -> list[Place]:
    return [Place(channel, "place", id, rev, live) for channel, id, live in said]
