"""What is held, and how it is released (A3, E8, A6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sync.house import Actor
from sync.kind import Field, Kinds, Verb
from sync.outcome import Outcome, Push, Sender
from sync.store import Row
from tests.sync.show import ANYONE, KINDS, PLACE
from tests.sync.stage import Stage, StagePhone


@pytest.fixture
def stage() -> Stage:
    return Stage()


def code(outcome: Outcome) -> str:
    return outcome.why["code"] if outcome.why else ""


def rows(stage: Stage) -> list[Row]:
    with stage.store.reading() as view:
        return [row for row, _ in view.rows(0)]


def push_revoked(phone: StagePhone) -> list[Outcome]:
    sender = Sender(phone.stage.log.actor(phone.person), phone.device, revoked=True)
    return phone.stage.log.accept([Push(sender, phone.waiting)])[0]


def test_A3_what_waits_for_a_record_is_released_in_the_commit_that_brings_it(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    creation = ben.do("place.add", None, name="Diner")
    ana.do("place.edit", creation["record"], note="Ana's note")
    (held,) = ana.sync()
    assert (held.outcome, code(held)) == ("held", "waits_for_record")
    head = stage.log.head()
    ben.sync()
    assert [row.outcome for row in rows(stage)[head:]] == ["applied", "merged"]
    assert stage.get("place", creation["record"])["note"] == "Ana's note"
    # The held row stays what it was: the log is only added to.
    assert rows(stage)[(held.seq or 0) - 1].outcome == "held"


def test_A3_what_waits_is_released_in_order_of_n(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    creation = ben.do("place.add", None, name="Diner")
    for note in ("first", "second", "third"):
        ana.do("place.edit", creation["record"], note=note)
    ana.sync()
    head = stage.log.head()
    ben.sync()
    assert stage.get("place", creation["record"])["note"] == "third"
    assert [row.n for row in rows(stage)[head + 1 :]] == [1, 2, 3]
    assert "superseded" not in [row.outcome for row in rows(stage)[head:]]


def test_A3_what_waits_for_a_record_that_was_refused_is_refused_too(stage: Stage) -> None:
    ben = stage.phone("Ben")
    creation = ben.do("errand.give", None, title="not his to give")
    ben.do("errand.edit", creation["record"], title="nor to edit")
    assert [(o.outcome, code(o)) for o in ben.sync()] == [("refused", "not_yours"), ("refused", "no_such_record")]


def test_A3_a_refused_creation_takes_only_its_own_devices_words_with_it(stage: Stage) -> None:
    ben, imogen = stage.phone("Ben"), stage.phone("Imogen")
    refused = ben.do("errand.give", None, title="not his to give")
    imogen.do("errand.edit", refused["record"], title="of something else")
    assert [code(o) for o in imogen.sync()] == ["waits_for_record"]
    ben.sync()
    assert [row.outcome for row in rows(stage)[-2:]] == ["held", "refused"]


def test_A3_what_waited_behind_an_unreadable_creation_is_refused_too(stage: Stage) -> None:
    ben = stage.phone("Ben")
    creation = ben.do("place.add", None, name="Diner")
    edit = ben.do("place.edit", creation["record"], name="Joe's")
    outcomes = ben.send({**creation, "at": "yesterday"}, edit)
    assert [code(o) for o in outcomes] == ["bad_entry", "no_such_record"]


def test_A3_a_consequence_that_makes_the_record_releases_too(stage: Stage) -> None:
    from sync.house import brought_about

    imogen = stage.phone("Imogen")
    giving = imogen.do("errand.give", None, title="Film stock")
    sol = stage.phone("Sol")
    memo = brought_about(giving["id"], "memo", 0)
    sol.do("memo.edit", memo, text="Sol's words")
    assert [code(o) for o in sol.sync()] == ["waits_for_record"]
    imogen.sync()
    # Sol had not seen what the errand brought about, and nobody had settled it: it is asked.
    assert rows(stage)[-1].outcome == "contested"


def test_A3_a_revoked_device_may_push_and_all_of_it_is_held(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    assert [(o.outcome, code(o)) for o in push_revoked(ben)] == [("held", "revoked")]
    assert stage.log.get("place", entry["record"]) is None


def test_A3_the_office_releases_a_held_deed_once_under_an_id_that_follows_from_it(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    (held,) = push_revoked(ben)
    imogen = Actor(stage.people["Imogen"], "coordinator")
    (released,) = stage.log.release([held.seq], imogen)
    assert (released.outcome, released.id) == ("applied", entry["id"])
    assert stage.get("place", entry["record"])["name"] == "Diner"
    last = rows(stage)[-1]
    assert (last.device, last.n, last.person) == (ben.device, 1, ben.person)
    assert last.id != entry["id"]
    assert stage.log.release([held.seq], imogen) == []


def test_A3_a_released_deed_is_judged_by_the_rights_of_that_moment(stage: Stage) -> None:
    sol = stage.phone("Sol")
    sol.do("errand.give", None, title="Film stock")
    (held,) = push_revoked(sol)
    stage.phone("Imogen").did("person.edit", stage.people["Sol"], role="cast")
    (released,) = stage.log.release([held.seq], Actor(stage.people["Imogen"], "coordinator"))
    # He had the right when he wrote it: the office decides (A6).
    assert (released.outcome, code(released)) == ("contested", "once_had_right")


def test_A3_who_has_left_has_no_right_of_that_moment(stage: Stage) -> None:
    sol, imogen = stage.phone("Sol"), stage.phone("Imogen")
    diner = imogen.made("place.add", name="Diner")
    sol.sync()
    sol.do("place.rename", diner, name="Sol's")
    (held,) = push_revoked(sol)
    imogen.did("person.strike", stage.people["Sol"], struck="2026-03-07T12:00:00Z")
    (released,) = stage.log.release([held.seq], Actor(stage.people["Imogen"], "coordinator"))
    assert (released.outcome, code(released)) == ("contested", "once_had_right")


def test_A3_the_device_that_is_told_held_hears_held_again(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    creation = ben.do("place.add", None, name="Diner")
    ana.do("place.edit", creation["record"], note="Ana's note")
    first = ana.push()
    ben.sync()
    assert ana.push() == first


def later() -> Kinds:
    """The same show after an upgrade: places have a colour, and there are tents."""
    fields = {**PLACE.fields, "colour": Field("text", ("Colour", "Color"))}
    place = replace(PLACE, fields=fields)
    tent = replace(PLACE, name="tent", verbs=(Verb("tent.add", ANYONE, creates=True),))
    return {**KINDS, "place": place, "tent": tent}


def test_E8_unknown_kinds_and_fields_are_held_and_released_after_the_upgrade(stage: Stage) -> None:
    ben = stage.phone("Ben")
    place = ben.do("place.add", None, name="Diner", colour="red")["record"]
    tent = ben.do("tent.add", None, name="Mess tent")["record"]
    ben.do("place.edit", place, name="Joe's")
    assert [code(o) for o in ben.sync()] == ["unknown_field", "unknown_kind", "waits_for_record"]
    stage.serve(kinds=later())
    assert [o.outcome for o in stage.log.release_known()] == ["applied", "applied"]
    assert (stage.get("place", place)["name"], stage.get("place", place)["colour"]) == ("Joe's", "red")
    assert stage.get("tent", tent)["name"] == "Mess tent"
    assert stage.log.release_known() == []


def test_E8_a_deed_of_a_later_version_is_held(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    entry["v"] = 2
    assert [code(o) for o in ben.sync()] == ["unknown_version"]
    assert stage.log.get("place", entry["record"]) is None


def test_E8_a_record_kept_before_the_upgrade_has_the_new_field_empty(stage: Stage) -> None:
    ben = stage.phone("Ben")
    diner = ben.made("place.add", name="Diner")
    stage.serve(kinds=later())
    assert stage.get("place", diner)["colour"] is None
    outcome = ben.did("place.edit", diner, colour="red")
    assert (outcome.outcome, stage.get("place", diner)["colour"]) == ("applied", "red")
