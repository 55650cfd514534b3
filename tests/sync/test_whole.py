"""What is seen as a whole or not at all (K2): every entry taken, or nothing kept."""

from __future__ import annotations

from typing import Any

import pytest

from sync.house import Actor
from sync.log import Push, Sender
from sync.plain import uuid7
from tests.sync.stage import Stage


def _entries(stage: Stage, device: str, kinds: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": uuid7(stage.now, stage.chance.randbytes(10)),
            "device": device,
            "n": n,
            "kind": kind,
            "record": stage.new_id(),
            "verb": f"{kind}.add",
            "fields": {"name": f"Number {n}", "role": "pa"},
            "at": "2026-03-07T12:00:00.000Z",
            "v": 1,
        }
        for n, kind in enumerate(kinds, 1)
    ]


def _push(stage: Stage, device: str, entries: list[dict[str, Any]]) -> list[Push]:
    sender = Sender(Actor(stage.people["Imogen"], "coordinator"), device)
    return [Push(sender, entries[:2]), Push(sender, entries[2:])]


def test_K2_entries_that_are_all_taken_come_in_one_commit_whatever_their_pushes() -> None:
    stage = Stage()
    head = stage.log.head()
    kept, outcomes = stage.log.accept_whole(_push(stage, "import-1", _entries(stage, "import-1", ["person"] * 3)))
    assert kept
    assert [[one.outcome for one in its] for its in outcomes] == [["applied", "applied"], ["applied"]]
    assert stage.log.head() == head + 3


def test_K2_one_entry_that_is_not_taken_keeps_them_all_out_and_uses_up_no_number() -> None:
    stage = Stage()
    head = stage.log.head()
    kept, outcomes = stage.log.accept_whole(
        _push(stage, "import-1", _entries(stage, "import-1", ["person", "person", "unheard_of"]))
    )
    assert not kept
    assert outcomes[1][0].outcome == "held"
    assert stage.log.head() == head
    again, _ = stage.log.accept_whole(_push(stage, "import-1", _entries(stage, "import-1", ["person"] * 3)))
    assert again


def test_K2_a_rehearsal_says_what_would_become_of_entries_and_keeps_nothing() -> None:
    stage = Stage()
    head = stage.log.head()
    made = _entries(stage, "import-1", ["person", "person", "unheard_of"])
    told = [[one.outcome for one in its] for its in stage.log.rehearse(_push(stage, "import-1", made))]
    assert told == [["applied", "applied"], ["held"]]
    assert stage.log.head() == head
    assert stage.log.get("person", made[0]["record"]) is None


@pytest.mark.parametrize("device", ["import-1", "undo-1", "import-"])
def test_K2_no_phone_speaks_as_the_device_of_an_import(device: str) -> None:
    stage = Stage()
    known = _entries(stage, device, ["person", "person"])
    assert stage.log.accept_whole(_push(stage, device, known))[0]
    head = stage.log.head()
    more = {**_entries(stage, device, ["person"])[0], "n": 3}
    sender = Sender(Actor(stage.people["Imogen"], "coordinator"), device)
    told = stage.log.accept([Push(sender, [more]), Push(sender, [], 9)])
    assert [one.why and one.why["code"] for its in told for one in its] == ["other_person"]
    assert stage.log.head() == head
