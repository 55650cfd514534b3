"""[P1] What catching up reads, as SQLite itself says: what changed, by its index, and never a table from end to end."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from server.stores.sqlite import SqliteStore
from server.stores.view import SqliteView
from sync.store import Batch, Place, Row, Stored

CHANNELS = ("everyone", "role:coordinator", "person:p")
GREAT = ("log", "records", "places", "sides", "turns")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Thirty records in two channels, of which every third has changed again."""
    path = tmp_path / "log.sqlite"
    with closing(SqliteStore(path)) as store:
        batch = Batch(0)
        records: dict[str, tuple[Stored, list[Place]]] = {}
        for seq, which in enumerate([*range(30), *range(0, 30, 3)], 1):
            batch.rows.append(Row(seq, f"e{seq}", "d", seq, "p", "applied", "{}", "", "h"))
            id = f"r{which:02}"
            records[id] = (
                Stored("run", id, seq, f'"{id}"', "{}", ""),
                [Place(channel, "run", id, seq, True) for channel in CHANNELS[:2]],
            )
        batch.records.extend(one for one, _ in records.values())
        batch.places.extend(place for _, places in records.values() for place in places)
        store.commit(batch)
    return path


def asked_of(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Every question that a page of 4 asks, with how SQLite finds the answer."""
    with closing(sqlite3.connect(path)) as connection:
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        SqliteView(connection).changed(CHANNELS, 10, 4)
        connection.set_trace_callback(None)
        return [
            (one, tuple(row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + one)))
            for one in asked
            if one.lstrip().upper().startswith(("SELECT", "WITH"))
        ]


def test_P1_catching_up_searches_and_never_scans_however_long_the_log(log: Path) -> None:
    asked = asked_of(log)
    assert asked
    for sql, plan in asked:
        for step in plan:
            assert not any(step.split()[:2] == ["SCAN", table] for table in GREAT), (step, sql)
    steps = [step for _, plan in asked for step in plan]
    heard = "SEARCH places USING COVERING INDEX places_heard (channel=? AND rev>?"
    assert any(step.startswith(heard) and "rev<?" in step for step in steps), steps
    assert any(step.startswith("SEARCH records USING INDEX records_changed (rev=?)") for step in steps), steps


def test_P1_a_page_leaves_out_what_comes_later_and_no_record_twice(log: Path) -> None:
    with closing(SqliteStore(log, writes=False)) as store, store.reading() as view:
        after, got = 0, []
        while True:
            page, more = view.changed(CHANNELS, after, 4)
            got += page
            if not more:
                break
            after = page[-1].rev
    ids = [one.id for one in got]
    assert len(ids) == len(set(ids)) == 30
    assert [one.rev for one in got] == sorted(one.rev for one in got)
    assert [one.id for one in got if one.rev > 30] == [f"r{which:02}" for which in range(0, 30, 3)]
    assert all(one.text == f'"{one.id}"' for one in got)


def test_P1_a_record_that_came_to_one_of_my_channels_again_is_not_told_at_its_older_place(log: Path) -> None:
    with closing(SqliteStore(log)) as store:
        batch = Batch(40, rows=[Row(41, "e41", "d", 41, "p", "applied", "{}", "", "h")])
        batch.records.append(Stored("run", "r01", 41, '"moved"', "{}", ""))
        batch.places.append(Place("everyone", "run", "r01", 41, True))  # the other place keeps its rev of 2
        store.commit(batch)
        with store.reading() as view:
            first, more = view.changed(CHANNELS, 0, 4)
            assert more
            assert "r01" not in [one.id for one in first]
            last, _ = view.changed(CHANNELS, 35, 500)
    assert [(one.rev, one.text) for one in last if one.id == "r01"] == [(41, '"moved"')]
