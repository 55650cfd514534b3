"""Rows of the log: written with salt and hash, and read back as the entries and outcomes they hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sync.chain import digest_of, hash_of
from sync.commit import Commit
from sync.entry import Entry, content, read
from sync.outcome import Outcome
from sync.plain import text_of
from sync.store import Row, Side

Entropy = Callable[[int], bytes]


class Writer:
    """Appends rows to a commit. `entropy(n)` gives n random bytes."""

    def __init__(self, commit: Commit, entropy: Entropy) -> None:
        self._commit = commit
        self._entropy = entropy

    def append(
        self,
        *,
        id: str,
        device: str,
        n: int,
        person: str,
        outcome: str,
        why: dict[str, Any] | None,
        texts: tuple[str, str],
        beside: Mapping[str, Any],
    ) -> Row:
        """Append one row. `texts` are the entry's, `beside` what the server knows of it, under names beyond "entry";
        fields and reason go to the side row."""
        seq, before = self._commit.head
        fields, entry = texts
        # Written out rather than made from the whole once more: the parts are canonical, and their names in order
        text = f'{{"fields":{fields},"why":{"null" if why is None else text_of(why)}}}'
        salt = self._entropy(16).hex()
        known = text_of({"received_at": self._commit.received_at, **beside})
        envelope = f'{{"entry":{entry},{known[1:]}'
        row = Row(seq + 1, id, device, n, person, outcome, envelope, digest_of(salt, text), "")
        row = Row(*row[:8], hash_of(before, row))
        self._commit.append(row, Side(row.seq, salt, text))
        return row


def stored_outcome(row: Row, side: Side | None, claimed: str, n: int) -> Outcome:
    """A2: the outcome that was given, again."""
    why = json.loads(side.text)["why"] if side else None
    return Outcome(claimed or None, n, row.seq, row.outcome, why)


def same_content(row: Row, side: Side | None, raw: Mapping[str, Any]) -> bool:
    """Whether an entry says what the row says; of erased fields nothing can be said."""
    kept = raw_of(row, side)
    if side is None:
        kept["fields"] = raw.get("fields")
    return content(kept) == content(raw)


def raw_of(row: Row, side: Side | None) -> dict[str, Any]:
    """The entry as its device wrote it."""
    entry: dict[str, Any] = json.loads(row.envelope)["entry"]
    fields = json.loads(side.text)["fields"] if side else None
    return {**entry, "device": row.device, "n": row.n, "fields": fields}


def entry_of(row: Row, side: Side | None) -> Entry | None:
    """The entry of a row, or null if it never was one or its fields were erased."""
    found = read(raw_of(row, side)) if side else None
    return found if isinstance(found, Entry) else None
