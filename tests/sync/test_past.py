"""K4: the past is what rows moved, not what today's rules would make of them."""

from __future__ import annotations

import random
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from server.stores.sqlite import SqliteStore
from sync.past import Forgotten, seq_at, stood, viewer_then, within
from tests.simulation.deeds import act
from tests.sync.show import AUDIENCES, KINDS
from tests.sync.stage import Stage

Snapshot = dict[tuple[str, str], dict[str, Any]]


def snapshot(stage: Stage, person: str) -> Snapshot:
    """What a phone of that person's takes in afresh."""
    phone = stage.phone(person, "fresh")
    return {key: change["record"] for key, change in phone.replica.changes.items()}


def then(stage: Stage, seq: int, person: str) -> Snapshot:
    with stage.store.reading() as view:
        records = stood(view, seq)
    viewer = viewer_then(records, stage.people[person], AUDIENCES)
    assert viewer is not None
    return {key: _plain(once.kind, once.fields) for key, once in within(records, KINDS, viewer).items()}


def _plain(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """As P1 sends it: every declared field, null where unset, `struck` only when struck."""
    kept = {name: fields.get(name) for name, field in KINDS[kind].fields.items() if field.word != "carried"}
    return {**kept, **({"struck": fields["struck"]} if fields.get("struck") else {})}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_K4_P2_what_somebody_would_have_been_given_then_is_found_again_to_the_letter(seed: int) -> None:
    stage = Stage(seed=seed)
    chance = random.Random(seed)
    phones = [stage.phone(name) for name in ("Imogen", "Ben", "Ana")]
    people = list(stage.people.values())
    was: list[tuple[int, str, Snapshot]] = []
    for _ in range(60):
        phone = chance.choice(phones)
        act(phone, chance, people, "2026-03-07T12:00:00.000Z")
        if chance.random() < 0.6:
            phone.sync()
            seen_by = chance.choice(("Imogen", "Ben", "Ana"))
            was.append((stage.log.head(), seen_by, snapshot(stage, seen_by)))
    assert len(was) > 20
    for seq, person, found in was:
        assert then(stage, seq, person) == found


def test_K4_an_instant_finds_the_last_row_of_before_it() -> None:
    stage = Stage()
    imogen = stage.phone("Imogen")
    first = stage.log.head()
    stage.now += timedelta(minutes=10)
    place = imogen.made("place.add", name="Diner")
    stage.now += timedelta(minutes=10)
    imogen.did("place.edit", place, name="Café")
    with stage.store.reading() as view:
        assert seq_at(view, stage.now - timedelta(minutes=11)) == first
        assert seq_at(view, stage.now - timedelta(minutes=10)) == first + 1
        assert seq_at(view, stage.now - timedelta(seconds=1)) == first + 1
        assert seq_at(view, stage.now) == first + 2
        assert seq_at(view, stage.now - timedelta(days=900)) == 0
        assert stood(view, first + 1)["place", place].fields["name"] == "Diner"
        assert ("place", place) not in stood(view, first)


def test_K4_what_was_undone_within_a_commit_is_no_part_of_the_past() -> None:
    stage = Stage()
    imogen = stage.phone("Imogen")
    assert imogen.did("errand.give", title="forbidden").outcome == "refused"
    with stage.store.reading() as view:
        assert [once.kind for once in stood(view, stage.log.head(), ["errand", "memo"]).values()] == []


def test_K4_A5_what_is_erased_is_erased_from_the_past_too(tmp_path: Path) -> None:
    stage = Stage(SqliteStore(tmp_path / "log.sqlite"))
    imogen = stage.phone("Imogen")
    place = imogen.made("place.add", name="Diner")
    row = stage.log.head()
    imogen.did("place.edit", place, name="Café")
    stage.log.erase([row], stage.log.actor(stage.people["Imogen"]))
    with stage.store.reading() as view:
        assert ("place", place) not in stood(view, row)
        assert stood(view, stage.log.head())["place", place].fields == {"name": "Café"}
    stage.store.close()
    with sqlite3.connect(tmp_path / "log.sqlite") as base, pytest.raises(sqlite3.IntegrityError):
        base.execute("delete from moved")
    base.close()


def test_K4_a_file_of_before_begins_its_past_where_it_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    stage = Stage(SqliteStore(path))
    place = stage.phone("Imogen").made("place.add", name="Diner")
    stage.store.close()
    with sqlite3.connect(path) as base:
        base.executescript("drop table moved; drop table remembered; pragma user_version = 1")
    base.close()
    stage.store = SqliteStore(path)
    stage.serve()
    head = stage.log.head()
    imogen = stage.phone("Imogen")
    imogen.did("place.edit", place, name="Café")
    with stage.store.reading() as view:
        assert stood(view, head)["place", place].fields["name"] == "Diner"
        assert stood(view, stage.log.head())["place", place].fields["name"] == "Café"
        with pytest.raises(Forgotten) as known:
            stood(view, head - 1)
        assert known.value.since == head
    stage.store.close()
