"""What the keeper notes in the second file: nobody waits for it, and what could not be written is written later."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from server.desk import Desk
from server.live import noting
from server.live.noting import Noting
from sync.log import Cursor


def test_K1_a_note_that_could_not_be_written_is_written_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Desk(tmp_path / "desk.sqlite")) as desk:
        kept = Noting("borrow-pit", desk)
        kept.next.cursors["d1"] = ("ben", Cursor("e1", 4, "t"), "s")
        with monkeypatch.context() as broken:

            def full(*_: object) -> None:
                raise sqlite3.OperationalError("database or disk is full")

            broken.setattr(noting.heads, "keep_head", full)
            kept.keep("e1", 4, "hash-4", wait=True)
        assert desk.rows("select * from heads") == desk.rows("select * from cursors") == []
        assert kept.wanted(4)
        kept.next.cursors["d1"] = ("ben", Cursor("e1", 5, "t"), "s")
        kept.next.cursors["d2"] = ("ana", Cursor("e1", 3, "t"), "s")
        kept.keep("e1", 5, "hash-5", wait=True)
        assert not kept.wanted(5)
        assert [(row["seq"], row["hash"]) for row in desk.rows("select * from heads")] == [(5, "hash-5")]
        found = desk.rows("select device, seq from cursors order by device")
        assert [tuple(row) for row in found] == [("d1", 5), ("d2", 3)]
        kept.close()
