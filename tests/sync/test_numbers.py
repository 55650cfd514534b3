"""Numbers: doubles, forks, gaps and holes (A2)."""

from __future__ import annotations

import json

import pytest

from sync.outcome import Outcome
from tests.sync.stage import Stage, StagePhone


@pytest.fixture
def stage() -> Stage:
    return Stage()


def code(outcome: Outcome) -> str:
    return outcome.why["code"] if outcome.why else ""


def copy_of(phone: StagePhone) -> StagePhone:
    """The same storage on another phone of the same person."""
    twin = StagePhone(phone.stage, phone.name, phone.name + "'s other phone")
    twin.device, twin.n = phone.device, phone.n
    twin.replica.take(list(phone.replica.changes.values()), phone.replica.cursor or {}, phone.replica.scope or "")
    return twin


def test_A2_the_same_deed_sent_five_times_is_done_once(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.do("place.add", None, name="Diner")
    first = ben.push()
    head = stage.log.head()
    assert [ben.push() for _ in range(4)] == [first] * 4
    assert stage.log.head() == head
    assert len(stage.log.records("place")) == 1


def test_A2_a_refused_deed_gets_its_stored_refusal_again(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.do("errand.give", None, title="Film stock")
    (first,) = ben.push()
    assert (first.outcome, code(first)) == ("refused", "not_yours")
    assert ben.push() == [first]


def test_A2_same_n_other_id_is_fork_and_what_follows_is_not_judged(stage: Stage) -> None:
    ben = stage.phone("Ben")
    diner = ben.made("place.add", name="Diner")
    twin = copy_of(ben)
    ben.did("place.edit", diner, note="on this phone")
    twin.do("place.edit", diner, note="on the other")
    twin.do("place.edit", diner, order=2)
    outcomes = twin.push()
    assert [(o.outcome, o.seq) for o in outcomes] == [("fork", None)] * 2
    assert stage.get("place", diner)["order"] is None


def test_A2_after_a_fork_the_deeds_go_in_under_a_new_identity_that_names_its_parent(stage: Stage) -> None:
    ben = stage.phone("Ben")
    diner = ben.made("place.add", name="Diner")
    twin = copy_of(ben)
    ben.did("place.edit", diner, note="on this phone")
    twin.do("place.edit", diner, order=2)
    assert [o.outcome for o in twin.sync()] == ["fork", "merged"]
    assert twin.was == ben.device != twin.device
    assert stage.get("place", diner)["order"] == 2


def test_A2_a_new_identity_counts_as_its_parent_up_to_the_fork_and_no_further(stage: Stage) -> None:
    ben = stage.phone("Ben")
    diner = ben.made("place.add", name="Diner")
    ben.do("place.edit", diner, note="shared past")
    twin = copy_of(ben)
    ben.sync()
    ben.did("place.edit", diner, name="on this phone")
    twin.do("place.edit", diner, note="of the other phone, which wrote the shared past itself")
    twin.do("place.edit", diner, name="on the other")
    outcomes = [o for o in twin.sync() if o.outcome != "fork"]
    assert [o.outcome for o in outcomes] == ["merged", "contested"]
    assert stage.get("place", diner)["note"].startswith("of the other phone")
    assert stage.get("place", diner)["name"] == "on this phone"


def test_A2_a_known_id_under_a_new_n_gets_its_stored_outcome_and_no_new_row(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    (first,) = ben.push()
    again = ben.send({**entry, "n": 2})
    assert [(o.outcome, o.seq, o.n) for o in again] == [("applied", first.seq, 2)]
    ben.n = 2
    ben.outbox.clear()
    assert ben.did("place.edit", entry["record"], name="Joe's").n == 3


def test_A2_a_known_id_with_other_content_is_refused(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    ben.push()
    same_n = ben.send({**entry, "fields": {"name": "Something else"}})
    other_n = ben.send({**entry, "n": 2, "fields": {"name": "Something else"}})
    assert [code(o) for o in same_n + other_n] == ["other_content"] * 2
    assert [o.seq is None for o in same_n + other_n] == [True, False]
    assert stage.get("place", entry["record"])["name"] == "Diner"


def test_A2_a_stored_outcome_is_told_to_its_own_person_only(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    entry = ben.do("place.add", None, name="Diner")
    ben.sync()
    (outcome,) = ana.send({**entry, "device": ana.device})
    assert (outcome.outcome, code(outcome)) == ("refused", "other_content")


def test_A2_n_beyond_the_next_is_a_gap_that_says_what_is_expected(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entries = [ben.do("place.add", None, name=name) for name in ("One", "Two", "Three")]
    outcomes = ben.send(entries[0], entries[2])
    assert [(o.outcome, o.seq is None) for o in outcomes] == [("applied", False), ("gap", True)]
    assert outcomes[1].why
    assert outcomes[1].why["values"] == {"expected": 2}
    assert [o.outcome for o in ben.sync()] == ["applied"] * 3


def test_A2_a_device_may_say_what_it_lost_and_the_hole_is_a_row(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.n = 4
    late = ben.do("place.add", None, name="Diner")
    message = {**ben.ask(), "lost_through": 4}
    reply = stage.server.exchange(ben.person, message)
    assert [o["outcome"] for o in reply["outcomes"]] == ["applied"]
    with stage.store.reading() as view:
        hole = view.row(reply["outcomes"][0]["seq"] - 1)
    assert hole
    assert (hole.outcome, hole.device, hole.n) == ("lost", ben.device, 4)
    lost = json.loads(hole.envelope)
    assert (lost["from"], lost["through"]) == (1, 4)
    found = {**late, "n": 3, "id": ben.new_id(), "record": ben.new_id()}
    assert [o.outcome for o in ben.send(found)] == ["applied"]
    assert [o.outcome for o in ben.send({**found, "id": ben.new_id()})] == ["fork"]


def test_A2_saying_again_what_was_lost_makes_no_second_hole(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.made("place.add", name="Diner")
    ben.do("place.add", None, name="Cafe")
    head = stage.log.head()
    message = {**ben.ask(), "lost_through": 1}
    stage.server.exchange(ben.person, message)
    assert stage.log.head() == head + 1


def test_A2_a_new_identity_cannot_run_ahead_of_its_parent(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.made("place.add", name="Diner")
    twin = copy_of(ben)
    twin.was, twin.device, twin.n = ben.device, twin.new_id(), 7
    twin.do("place.add", None, name="Cafe")
    (outcome,) = twin.push()
    assert (outcome.outcome, outcome.why and outcome.why["values"]) == ("gap", {"expected": 2})


def test_A2_a_parent_of_another_person_counts_for_nothing(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    ben.made("place.add", name="Diner")
    ana.was, ana.n = ben.device, 1
    ana.do("place.add", None, name="Cafe")
    assert [o.outcome for o in ana.push()] == ["gap"]
