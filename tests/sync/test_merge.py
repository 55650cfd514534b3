"""What becomes of a field that two wrote: the words (M1, M2), in scenes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sync.stage import Stage, StagePhone


@pytest.fixture
def stage() -> Stage:
    return Stage()


def two(stage: Stage, first: str, second: str, verb: str, **fields: Any) -> tuple[StagePhone, StagePhone, str]:
    """Two phones that have both seen a record, and the record."""
    record = stage.phone("Imogen").made(verb, **fields)
    return stage.phone(first), stage.phone(second), record


def test_M1_others_may_have_changed_other_fields_both_stand(stage: Stage) -> None:
    ben, ana, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    ben.do("place.edit", diner, note="round the back")
    ana.did("place.edit", diner, name="Joe's")
    assert [o.outcome for o in ben.sync()] == ["merged"]
    assert (stage.get("place", diner)["name"], stage.get("place", diner)["note"]) == ("Joe's", "round the back")


def test_M1_a_device_never_collides_with_itself(stage: Stage) -> None:
    ben, _, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    for name in ("One", "Two", "Three"):
        ben.do("place.edit", diner, name=name)
    assert [o.outcome for o in ben.sync()] == ["applied"] * 3
    assert stage.get("place", diner)["name"] == "Three"


def test_M1_an_own_earlier_word_that_comes_late_is_superseded(stage: Stage) -> None:
    ben, _, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    early, late = ben.do("place.edit", diner, name="early"), ben.do("place.edit", diner, name="late")
    stage.server.exchange(ben.person, {**ben.ask(), "entries": [late], "lost_through": 1})
    (outcome,) = ben.send(early)
    assert outcome.outcome == "superseded"
    assert stage.get("place", diner)["name"] == "late"


def test_M1_a_value_that_already_stands_is_never_contested(stage: Stage) -> None:
    ben, ana, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    ben.do("place.edit", diner, name="Joe's")
    ana.did("place.edit", diner, name="Joe's")
    rev = stage.get("place", diner)["rev"]
    assert [o.outcome for o in ben.sync()] == ["applied"]
    assert stage.get("place", diner)["rev"] == rev
    assert stage.question(diner, "name") is None


def test_M1_a_stamp_moves_only_when_the_value_changes(stage: Stage) -> None:
    ben, ana, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    ben.do("place.edit", diner, name="Ben's")
    # Ana says again what stands: that is no change, and Ben's word is not against hers.
    ana.did("place.edit", diner, name="Diner")
    assert [o.outcome for o in ben.sync()] == ["applied"]


def test_M1_what_a_deed_brings_about_moves_nothing_where_it_stands_already(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    errand = imogen.made("errand.give", title="Film stock", assignee=stage.people["Ben"])
    slip = imogen.made("slip.make", errand=errand, person=stage.people["Ben"])
    assert imogen.did("errand.edit", errand, assignee=stage.people["Ana"]).seq == stage.get("slip", slip)["rev"]
    rev = stage.get("slip", slip)["rev"]
    imogen.did("errand.edit", errand, title="Film stock and ice")
    assert stage.get("slip", slip)["rev"] == rev


def test_M2_a_value_replaces_another_that_its_author_saw(stage: Stage) -> None:
    ben, ana, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    ben.did("place.edit", diner, name="Ben's")
    ana.sync()
    assert ana.did("place.edit", diner, name="Ana's").outcome == "applied"
    assert stage.get("place", diner)["name"] == "Ana's"


def test_M2_settle_keeps_what_stands_and_puts_the_newcomer_before_a_person(stage: Stage) -> None:
    ben, ana, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    ben.do("place.edit", diner, name="of three weeks ago")
    ana.did("place.edit", diner, name="of yesterday")
    stage.wait(days=21)
    (outcome,) = ben.sync()
    assert outcome.outcome == "contested"
    assert outcome.why
    assert outcome.why["values"]["fields"] == ["name"]
    assert stage.get("place", diner)["name"] == "of yesterday"


def test_M2_last_lets_the_last_arrival_stand(stage: Stage) -> None:
    ben, ana, diner = two(stage, "Ben", "Ana", "place.add", name="Diner", order=1)
    ben.do("place.edit", diner, order=2)
    ana.did("place.edit", diner, order=3)
    assert [o.outcome for o in ben.sync()] == ["applied"]
    assert stage.get("place", diner)["order"] == 2


def test_M2_first_keeps_the_first_even_against_who_saw_it(stage: Stage) -> None:
    ben, ana, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    ben.do("place.edit", diner, opened="2026-03-07T07:00:00Z")
    ana.did("place.edit", diner, opened="2026-03-07T06:00:00Z")
    assert [o.outcome for o in ben.sync()] == ["superseded"]
    assert ben.did("place.edit", diner, opened="2026-03-07T08:00:00Z").outcome == "superseded"
    assert ana.did("place.edit", diner, opened="2026-03-07T09:00:00Z").outcome == "superseded"
    assert stage.get("place", diner)["opened"] == "2026-03-07T06:00:00Z"


def test_M2_first_is_taken_back_only_by_who_saw_it(stage: Stage) -> None:
    ben, ana, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    ben.do("place.edit", diner, opened=None)
    ana.did("place.edit", diner, opened="2026-03-07T06:00:00Z")
    assert [o.outcome for o in ben.sync()] == ["superseded"]
    assert ben.did("place.edit", diner, opened=None).outcome == "applied"
    assert ana.did("place.edit", diner, opened="2026-03-07T09:00:00Z").outcome == "applied"


def test_M2_forward_moves_along_its_path_and_a_lower_step_is_superseded(stage: Stage) -> None:
    imogen, sol, errand = two(stage, "Imogen", "Sol", "errand.give", title="Film stock", state="given", open_to="pa")
    imogen.do("errand.edit", errand, state="taken")
    sol.did("errand.edit", errand, state="delivered")
    assert [o.outcome for o in imogen.sync()] == ["superseded"]
    assert stage.get("errand", errand)["state"] == "delivered"
    assert imogen.did("errand.edit", errand, state="taken").outcome == "applied"


def test_M2_forward_takes_the_higher_step_from_whoever_had_not_seen_the_lower(stage: Stage) -> None:
    imogen, sol, errand = two(stage, "Imogen", "Sol", "errand.give", title="Film stock", state="given")
    imogen.do("errand.edit", errand, state="delivered")
    sol.did("errand.edit", errand, state="taken")
    assert [o.outcome for o in imogen.sync()] == ["applied"]
    assert stage.get("errand", errand)["state"] == "delivered"


@pytest.mark.parametrize(("first", "second"), [("cancelled", "delivered"), ("delivered", "cancelled")])
def test_M2_an_end_off_the_path_against_any_unseen_move_is_a_conflict(stage: Stage, first: str, second: str) -> None:
    imogen, sol, errand = two(stage, "Imogen", "Sol", "errand.give", title="Film stock", state="given")
    imogen.do("errand.edit", errand, state=second)
    sol.did("errand.edit", errand, state=first)
    assert [o.outcome for o in imogen.sync()] == ["contested"]
    assert stage.get("errand", errand)["state"] == first


def test_M2_office_lets_the_offices_value_stand_whoever_came_first(stage: Stage) -> None:
    ben, imogen, diner = two(stage, "Ben", "Imogen", "place.add", name="Diner")
    ben.do("place.edit", diner, phone="555 0101")
    imogen.do("place.edit", diner, phone="555 0199")
    ben.sync()
    assert [o.outcome for o in imogen.sync()] == ["applied"]
    assert stage.get("place", diner)["phone"] == "555 0199"
    ana = stage.phone("Ana")
    ana.do("place.edit", diner, phone="555 0102")
    imogen.did("place.edit", diner, phone="555 0200")
    assert [o.outcome for o in ana.sync()] == ["superseded"]
    assert stage.get("place", diner)["phone"] == "555 0200"


def test_M2_office_between_two_offices_is_settled(stage: Stage) -> None:
    imogen, sol, diner = two(stage, "Imogen", "Sol", "place.add", name="Diner")
    sol.do("place.edit", diner, phone="555 0101")
    imogen.did("place.edit", diner, phone="555 0199")
    assert [o.outcome for o in sol.sync()] == ["contested"]


def test_M2_one_deed_may_stand_in_part(stage: Stage) -> None:
    ben, ana, diner = two(stage, "Ben", "Ana", "place.add", name="Diner")
    ben.do("place.edit", diner, name="Ben's", note="new", order=4, opened="2026-03-07T07:00:00Z")
    ana.did("place.edit", diner, name="Ana's", opened="2026-03-07T06:00:00Z")
    (outcome,) = ben.sync()
    assert outcome.why
    assert outcome.outcome == "contested"
    assert outcome.why["values"] == {"fields": ["name"], "superseded": ["opened"]}
    place = stage.get("place", diner)
    assert (place["name"], place["note"], place["order"]) == ("Ana's", "new", 4)


def test_M4_what_is_only_added_is_never_merged(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    errand = imogen.made("errand.give", title="Film stock", assignee=stage.people["Ben"])
    phones = [stage.phone("Ben"), stage.phone("Ben")]
    for phone in phones:
        phone.do("slip.sign", None, errand=errand, person=phone.person, text=phone.device)
    assert [[o.outcome for o in phone.sync()] for phone in phones] == [["applied"], ["applied"]]
    assert {slip["text"] for slip in stage.log.records("slip")} == {phone.device for phone in phones}


def test_M5_an_acknowledgement_names_its_revision_and_stands_as_it_was_first_given(stage: Stage) -> None:
    from sync.house import record_id

    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    for revision, row in (("2026-03-08", "A"), ("2026-03-09", None)):
        seat = record_id("seat", ben.person, revision)
        imogen.did("seat.set", seat, person=ben.person, date=revision, row=row)
    assert [seat["row"] for seat in stage.log.records("seat", date="2026-03-09")] == [None]
    diner = ben.made("place.add", name="Diner", opened="2026-03-07T07:00:00Z")
    assert ben.did("place.edit", diner, opened="2026-03-07T07:30:00Z").outcome == "superseded"
