"""The chain of rows: one changed byte is found and named; what was erased on request breaks nothing (A5)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.stores.sqlite import SqliteStore
from sync.house import Actor
from tests.sync.stage import Stage

COLUMNS = {
    "log": ("seq", "id", "device", "n", "person", "outcome", "envelope", "digest", "hash"),
    "sides": ("seq", "salt", "text"),
}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(SqliteStore(tmp_path / "log.sqlite"))
    ben = stage.phone("Ben")
    diner = ben.made("place.add", name="Diner", note="Ben's own words")
    for name in ("Joe's", "Café Ñandú", "The Diner"):
        ben.did("place.edit", diner, name=name)
    ben.did("errand.give", None, title="not his to give")
    stage.phone("Imogen").did("errand.give", None, title="Film stock")
    yield stage
    stage.store.close()


def edited(path: Path, *statements: str) -> None:
    """The file changed behind the log's back by someone who can also drop its triggers."""
    connection = sqlite3.connect(path)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()


def test_A5_an_untouched_log_verifies(stage: Stage) -> None:
    verified = stage.log.verify()
    assert (verified.ok, verified.rows, verified.seq) == (True, stage.log.head(), None)


@pytest.mark.parametrize(("table", "column"), [(t, c) for t, columns in COLUMNS.items() for c in columns])
def test_A5_one_changed_byte_in_any_column_makes_verify_name_the_row(
    stage: Stage, tmp_path: Path, table: str, column: str
) -> None:
    seq = 8
    if column in ("seq", "n"):
        change = f"UPDATE {table} SET {column} = {column} + 100 WHERE seq = {seq}"
    else:
        text = f"CAST({column} AS TEXT)"
        other = f"CASE substr({text}, 3, 1) WHEN 'e' THEN 'f' ELSE 'e' END"
        change = f"UPDATE {table} SET {column} = substr({text}, 1, 2) || {other} || substr({text}, 4) WHERE seq = {seq}"
    edited(tmp_path / "log.sqlite", change)
    verified = stage.log.verify()
    assert (verified.ok, verified.seq) == (False, seq), verified
    assert verified.wrong


def test_A5_every_byte_of_a_row_counts(stage: Stage, tmp_path: Path) -> None:
    with stage.store.reading() as view:
        envelope = next(row.envelope for row, _ in view.rows(6))
    for place in range(0, len(envelope), 7):
        other = "0" if envelope[place] != "0" else "1"
        change = f"UPDATE log SET envelope = substr(envelope,1,{place}) || '{other}' || substr(envelope,{place + 2})"
        edited(tmp_path / "log.sqlite", f"{change} WHERE seq = 7")
        assert stage.log.verify().seq == 7
        connection = sqlite3.connect(tmp_path / "log.sqlite")
        connection.execute("UPDATE log SET envelope = ? WHERE seq = 7", (envelope,))
        connection.commit()
        connection.close()
    assert stage.log.verify().ok


def test_A5_a_row_taken_out_is_named(stage: Stage, tmp_path: Path) -> None:
    edited(tmp_path / "log.sqlite", "DELETE FROM log WHERE seq = 4", "DELETE FROM sides WHERE seq = 4")
    assert (stage.log.verify().seq, stage.log.verify().wrong) == (4, "the row is missing")


def test_A5_rows_cut_off_the_end_are_missed_by_what_speaks_of_them(stage: Stage, tmp_path: Path) -> None:
    head = stage.log.head()
    edited(tmp_path / "log.sqlite", f"DELETE FROM log WHERE seq = {head}", f"DELETE FROM sides WHERE seq = {head}")
    assert (stage.log.verify().ok, stage.log.verify().seq) == (False, head)


def test_A5_two_rows_that_changed_places_are_named(stage: Stage, tmp_path: Path) -> None:
    swap = [f"UPDATE log SET seq = {new} WHERE seq = {old}" for old, new in ((5, 99), (6, 5), (99, 6))]
    edited(tmp_path / "log.sqlite", *swap)
    assert stage.log.verify().seq == 5


def test_A5_fields_that_vanished_without_an_erasure_are_named(stage: Stage, tmp_path: Path) -> None:
    edited(tmp_path / "log.sqlite", "DELETE FROM sides WHERE seq = 7")
    verified = stage.log.verify()
    assert (verified.ok, verified.seq) == (False, 7)
    assert "erasure" in verified.wrong


def test_A5_what_a_person_wrote_is_erased_and_the_chain_still_holds(stage: Stage, tmp_path: Path) -> None:
    seq = 7
    stage.log.erase([seq], Actor(stage.people["Imogen"], "coordinator"))
    assert stage.log.verify().ok
    stage.store.close()
    connection = sqlite3.connect(tmp_path / "log.sqlite")
    (kept,) = connection.execute(
        "SELECT group_concat(envelope) || group_concat(text) FROM log LEFT JOIN sides USING (seq)"
    ).fetchone()
    connection.close()
    assert "Film stock" in kept
    assert "Ben's own words" not in kept


def test_A5_a_device_cannot_call_its_own_deed_an_erasure(stage: Stage, tmp_path: Path) -> None:
    ben = stage.phone("Ben")
    ben.did("log.erase", None, seqs=[7])
    edited(tmp_path / "log.sqlite", "DELETE FROM sides WHERE seq = 7")
    assert stage.log.verify().seq == 7


def test_A5_two_deeds_with_the_same_fields_have_different_digests(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.did("place.add", None, name="Twin")
    ben.did("place.add", None, name="Twin")
    with stage.store.reading() as view:
        rows = [(row, side) for row, side in view.rows(stage.log.head() - 2)]
    texts = {json.dumps(json.loads(side.text)["fields"]) for _, side in rows if side}
    assert len(texts) == 1
    assert len({row.digest for row, _ in rows}) == 2


def test_A5_a_rows_hash_can_be_kept_elsewhere_as_a_witness(stage: Stage) -> None:
    head = stage.log.head()
    with stage.store.reading() as view:
        assert stage.log.hash_at(head) == view.head()[1]
    assert stage.log.hash_at(head + 1) is None
