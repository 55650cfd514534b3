"""Deeds that wait for the server, whose device it is, and what is struck (E6, E7, E9)."""

from __future__ import annotations

from typing import Any

import pytest

from sync.house import Actor
from sync.log import Log, Push, Sender
from sync.memory import MemoryStore
from sync.plain import uuid7
from tests.sync.show import KINDS
from tests.sync.stage import NOON, Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


def announcing(deadline: Any = "2026-03-07T12:01:00Z") -> dict[str, Any]:
    return {"announcing": {"text": "Crew call 06:30", "deadline": deadline}}


def test_E6_what_is_never_offline_takes_effect_in_time_and_is_not_stored(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    errand = imogen.made("errand.give", title="Film stock")
    assert imogen.did("errand.announce", errand, **announcing()).outcome == "applied"
    assert "Crew call 06:30" in [memo["text"] for memo in stage.log.records("memo")]
    assert "announcing" not in stage.get("errand", errand)


def test_E6_what_is_never_offline_is_refused_after_its_deadline(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    errand = imogen.made("errand.give", title="Film stock")
    imogen.do("errand.announce", errand, **announcing())
    stage.wait(minutes=2)
    (outcome,) = imogen.sync()
    assert (outcome.outcome, outcome.why and outcome.why["code"]) == ("refused", "too_late")
    assert [memo["text"] for memo in stage.log.records("memo")] == ["given"]


@pytest.mark.parametrize("deadline", [None, "soon", 5, "2026-03-07T14:00:00Z", "9999-12-31T00:00:00Z"])
def test_E6_what_is_never_offline_must_say_until_when_it_holds(stage: Stage, deadline: Any) -> None:
    imogen = stage.phone("Imogen")
    errand = imogen.made("errand.give", title="Film stock")
    outcome = imogen.did("errand.announce", errand, **announcing(deadline))
    assert outcome.why
    assert outcome.why["code"] == "no_deadline"


def test_E6_what_is_never_offline_is_held_from_a_dead_epoch(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    errand = imogen.made("errand.give", title="Film stock")
    imogen.do("errand.announce", errand, **announcing())
    stage.serve("e2")
    (outcome,) = imogen.push()
    assert (outcome.outcome, outcome.why and outcome.why["code"]) == ("held", "dead_epoch")


@pytest.mark.parametrize("named", [None, "seen", "base"])
def test_E6_what_is_never_offline_names_the_epoch_it_was_written_in(stage: Stage, named: str | None) -> None:
    imogen = stage.phone("Imogen")
    errand = imogen.made("errand.give", title="Film stock")
    entry = imogen.do("errand.announce", errand, **announcing())
    points = {part: entry[part] if part == named else None for part in ("base", "seen")}
    (outcome,) = imogen.send({**entry, **points})
    assert (outcome.outcome, outcome.why and outcome.why["code"]) == (
        ("applied", None) if named else ("refused", "bad_entry")
    )


def test_E6_approving_is_contested_if_what_was_approved_moved(stage: Stage) -> None:
    imogen, sol = stage.phone("Imogen"), stage.phone("Sol")
    errand = imogen.made("errand.give", title="Film stock", amount=4_000)
    sol.sync()
    sol.do("errand.approve", errand, approved=True)
    imogen.did("errand.edit", errand, amount=9_000)
    (outcome,) = sol.sync()
    assert outcome.outcome == "contested"
    assert stage.get("errand", errand)["approved"] is None


def test_E7_a_device_belongs_to_one_person(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    diner = ben.made("place.add", name="Diner")
    ana.device, ana.n = ben.device, ben.n
    ana.do("place.edit", diner, name="Ana's")
    (outcome,) = ana.push()
    assert (outcome.outcome, outcome.seq, outcome.why and outcome.why["code"]) == ("refused", None, "other_person")
    assert ben.did("place.edit", diner, name="Ben's").outcome == "applied"


def test_E7_nobody_is_the_servers_own_device() -> None:
    ben = uuid7(NOON, bytes(10))
    log = Log(
        MemoryStore(),
        KINDS,
        secret=b"secret",
        clock=lambda: NOON,
        entropy=bytes,
        epoch="e1",
        office=(),
        audiences={},
    )
    entry = {"id": ben, "device": "server", "n": 1, "kind": "place", "record": ben, "verb": "place.add"}
    entry |= {"fields": {"name": "Diner"}, "at": "2026-03-07T12:00:00Z", "v": 1}
    ((outcome,),) = log.accept([Push(Sender(Actor(ben, "pa"), "server"), [entry])])
    assert (outcome.outcome, outcome.seq) == ("refused", None)
    ((outcome,),) = log.accept([Push(Sender(Actor(ben, "pa"), "his own"), [entry | {"device": "his own"}])])
    assert outcome.outcome == "applied"


def test_E9_a_strike_stands_where_nobody_else_wrote_and_can_be_lifted(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    diner = imogen.made("place.add", name="Diner")
    assert imogen.did("place.strike", diner, struck="2026-03-07T12:00:00Z").outcome == "applied"
    assert stage.log.records("place") == []
    assert stage.get("place", diner)["struck"] == "2026-03-07T12:00:00Z"
    ben.sync()
    assert "struck" in ben.replica.changes["place", diner]["record"]
    assert imogen.did("place.strike", diner, struck=None).outcome == "applied"
    assert [place["id"] for place in stage.log.records("place")] == [diner]


def test_E9_a_strike_conflicts_with_what_was_written_unseen(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    diner = imogen.made("place.add", name="Diner")
    ben.sync()
    imogen.do("place.strike", diner, struck="2026-03-07T12:00:00Z")
    ben.did("place.edit", diner, note="new owner")
    (outcome,) = imogen.sync()
    assert outcome.outcome == "contested"
    assert "struck" not in stage.get("place", diner)
    question = stage.question(diner, "struck")
    assert question
    assert imogen.settle(question, "2026-03-07T12:00:00Z").outcome == "applied"
    assert stage.get("place", diner)["struck"] == "2026-03-07T12:00:00Z"


def test_E9_an_edit_of_what_was_struck_unseen_is_contested(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    diner = imogen.made("place.add", name="Diner")
    ben.sync()
    ben.do("place.edit", diner, note="new owner")
    imogen.did("place.strike", diner, struck="2026-03-07T12:00:00Z")
    (outcome,) = ben.sync()
    assert outcome.outcome == "contested"
    assert stage.get("place", diner)["note"] is None


def test_E9_two_strikes_are_one(stage: Stage) -> None:
    imogen, sol = stage.phone("Imogen"), stage.phone("Sol")
    diner = imogen.made("place.add", name="Diner")
    sol.sync()
    sol.do("place.strike", diner, struck="2026-03-07T12:00:05Z")
    imogen.did("place.strike", diner, struck="2026-03-07T12:00:00Z")
    assert [o.outcome for o in sol.sync()] == ["applied"]
    assert stage.get("place", diner)["struck"] == "2026-03-07T12:00:00Z"


def test_E9_a_strike_sets_nothing_else(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    diner = imogen.made("place.add", name="Diner")
    outcome = imogen.did("place.strike", diner, struck="2026-03-07T12:00:00Z", name="x")
    assert outcome.why
    assert outcome.why["code"] == "not_set_by_verb"
    held = imogen.did("place.edit", diner, struck="2026-03-07T12:00:00Z")
    assert (held.outcome, held.why and held.why["code"]) == ("held", "unknown_field")
