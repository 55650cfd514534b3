"""Erasing what stands beside rows (A5): for good, with a row of the server's own that says so.

Promises: the chain holds, and the erasure is part of the commit of the deed that asked for it; sent again after a
restore, that deed erases again. Refuses to touch a row.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sync.chain import ERASE
from sync.commit import Commit
from sync.entry import texts_of
from sync.house import brought_about
from sync.rights import SERVER
from sync.rows import Writer
from sync.store import Row


def erase(commit: Commit, writer: Writer, seqs: Sequence[int], person: str, id: str) -> None:
    """Erase beside those of these rows that are not erased yet; `id` is that of the row that says so."""
    present = [seq for seq in seqs if commit.side(seq)]
    if not present:
        return
    texts = texts_of({"verb": ERASE, "fields": {"seqs": present}})
    writer.append(id=id, device=SERVER, n=0, person=person, outcome="applied", why=None, texts=texts, beside={})
    for seq in present:
        commit.put(commit.writes.erased, seq, None)


def erase_asked(commit: Commit, writer: Writer, person: str) -> None:
    """Have the log forget what the deeds of this commit asked for. Reads the log from its first row on."""
    asked, commit.writes.forget = commit.writes.forget, {}
    if not asked:
        return
    rows = [row for row, _ in commit.view.rows(0)] + list(commit.writes.rows.values())
    seqs = [row.seq for row in rows if _about(row) in asked]
    erase(commit, writer, seqs, person, brought_about(next(iter(asked.values())), ERASE, 0))


def _about(row: Row) -> tuple[str, str]:
    entry = json.loads(row.envelope)["entry"]
    return str(entry.get("kind")), str(entry.get("record"))
