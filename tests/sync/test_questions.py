"""Questions: what two wrote without having seen each other, put before a person and settled by one tap (M3, M4)."""

from __future__ import annotations

from typing import Any

import pytest

from sync.house import Record
from tests.sync.stage import Stage, StagePhone


@pytest.fixture
def stage() -> Stage:
    return Stage()


def disagreement(stage: Stage, field: str = "name", theirs: Any = "Ana's", his: Any = "Ben's") -> tuple[str, Record]:
    """Ana's word stands on a place, Ben's came later and had not seen it."""
    ana, ben = stage.phone("Ana"), stage.phone("Ben")
    diner = ana.made("place.add", name="Diner")
    ben.sync()
    stage.wait(minutes=5)
    ben.do("place.edit", diner, **{field: his})
    stage.wait(minutes=5)
    ana.did("place.edit", diner, **{field: theirs})
    stage.wait(minutes=5)
    assert [o.outcome for o in ben.sync()] == ["contested"]
    question = stage.question(diner, field)
    assert question
    return diner, question


def imogen(stage: Stage) -> StagePhone:
    return stage.phone("Imogen")


def test_M3_a_question_says_who_when_and_what_stands(stage: Stage) -> None:
    diner, question = disagreement(stage)
    assert (question["about_kind"], question["about_record"], question["about_field"]) == ("place", diner, "name")
    assert question["state"] == "open"
    (line,) = question["lines"]
    assert (line["person"], line["value"], line["offline"]) == (stage.people["Ben"], "Ben's", True)
    assert (line["at"], line["received_at"]) == ("2026-03-07T12:05:00.000Z", "2026-03-07T12:15:00.000Z")
    assert question["stands"]["person"] == stage.people["Ana"]
    assert question["stands"]["at"] == "2026-03-07T12:10:00.000Z"
    assert question["person"] is None


def test_M3_one_tap_settles_it_for_the_newcomer(stage: Stage) -> None:
    diner, question = disagreement(stage)
    assert imogen(stage).settle(question, "Ben's").outcome == "applied"
    assert stage.get("place", diner)["name"] == "Ben's"
    settled = stage.question(diner, "name")
    assert settled
    assert (settled["state"], settled["settled_by"]) == ("settled", stage.people["Imogen"])
    assert settled["settled_at"] == "2026-03-07T12:15:00.000Z"


def test_M3_one_tap_settles_it_for_what_stands_and_moves_nothing(stage: Stage) -> None:
    diner, question = disagreement(stage)
    rev = stage.get("place", diner)["rev"]
    assert imogen(stage).settle(question, "Ana's").outcome == "applied"
    assert (stage.get("place", diner)["name"], stage.get("place", diner)["rev"]) == ("Ana's", rev)
    assert (stage.question(diner, "name") or {})["state"] == "settled"


def test_M3_a_tap_on_what_has_moved_is_refused_with_the_present_state_and_opens_nothing(stage: Stage) -> None:
    diner, question = disagreement(stage)
    late = imogen(stage)
    stage.phone("Ana").did("place.edit", diner, name="Ana's second thoughts")
    outcome = late.settle(question, "Ben's")
    assert outcome.outcome == "refused"
    assert outcome.why
    assert outcome.why["code"] == "moved"
    assert outcome.why["values"]["stands"] == "Ana's second thoughts"
    assert outcome.why["values"]["state"] == "open"
    assert (stage.question(diner, "name") or {})["lines"] == question["lines"]


def test_M3_the_second_of_two_taps_is_refused(stage: Stage) -> None:
    _, question = disagreement(stage)
    first, second = imogen(stage), stage.phone("Sol")
    first.settle(question, "Ben's")
    outcome = second.settle(question, "Ana's")
    assert outcome.why
    assert (outcome.why["code"], outcome.why["values"]["state"]) == ("moved", "settled")


def test_M3_the_second_of_two_taps_for_what_stands_is_refused_too(stage: Stage) -> None:
    _, question = disagreement(stage)
    first, second = imogen(stage), stage.phone("Sol")
    assert first.settle(question, "Ana's").outcome == "applied"
    outcome = second.settle(question, "Ana's")
    assert outcome.why
    assert (outcome.why["code"], outcome.why["values"]["state"]) == ("moved", "settled")


def test_M3_a_tap_that_had_not_seen_a_new_line_is_refused(stage: Stage) -> None:
    diner, question = disagreement(stage)
    late, dov = imogen(stage), stage.phone("Dov")
    dov.replica.changes["place", diner]["rev"] = 1
    dov.did("place.edit", diner, name="Dov's")
    outcome = late.settle(question, "Ben's")
    assert outcome.why
    assert outcome.why["code"] == "moved"
    assert len(outcome.why["values"]["lines"]) == 2


def test_M3_a_value_that_was_not_shown_cannot_be_chosen(stage: Stage) -> None:
    _, question = disagreement(stage)
    outcome = imogen(stage).settle(question, "a third one")
    assert outcome.why
    assert outcome.why["code"] == "not_shown"


@pytest.mark.parametrize("settling", [None, "Ben's", {}, {"value": 1}, {"value": 1, "shown": 2}], ids=str)
def test_M3_a_tap_that_does_not_say_what_was_shown_is_refused(stage: Stage, settling: Any) -> None:
    _, question = disagreement(stage)
    outcome = imogen(stage).did("question.settle", question["id"], settling=settling)
    assert outcome.why
    assert outcome.why["code"] == "bad_field"


def test_M3_one_question_for_a_field_one_line_for_a_device_its_last_value(stage: Stage) -> None:
    diner, _ = disagreement(stage)
    dov, ben = stage.phone("Dov"), stage.phone("Ben")
    for phone, names in ((dov, ["Dov's"]), (ben, ["Ben's other phone", "and again"])):
        for name in names:
            phone.do("place.edit", diner, name=name)
    stage.phone("Ana").did("place.edit", diner, name="Ana's last")
    for phone in (dov, ben):
        phone.sync()
    question = stage.question(diner, "name")
    assert question
    assert [line["value"] for line in question["lines"]] == ["Ben's", "Dov's", "and again"]
    assert len(stage.log.records("question")) == 1


def test_M3_a_line_falls_when_its_device_writes_uncontested(stage: Stage) -> None:
    ana, ben = stage.phone("Ana"), stage.phone("Ben")
    diner = ana.made("place.add", name="Diner")
    ben.sync()
    ben.do("place.edit", diner, name="Ben's")
    ana.did("place.edit", diner, name="Ana's")
    ben.sync()
    assert ben.did("place.edit", diner, name="Ben's, having seen hers").outcome == "applied"
    question = stage.question(diner, "name")
    assert question
    assert (question["state"], question["lines"]) == ("closed", [])


def test_M3_a_line_falls_when_its_value_comes_to_stand(stage: Stage) -> None:
    diner, _ = disagreement(stage)
    stage.phone("Ana").did("place.edit", diner, name="Ben's")
    assert (stage.question(diner, "name") or {})["state"] == "closed"


def test_M3_what_stands_is_always_the_present_value(stage: Stage) -> None:
    diner, _ = disagreement(stage)
    stage.wait(minutes=5)
    stage.phone("Dov").did("place.edit", diner, name="Dov's")
    question = stage.question(diner, "name")
    assert question
    assert question["stands"]["person"] == stage.people["Dov"]
    assert question["stands"]["at"] == "2026-03-07T12:20:00.000Z"
    assert question["state"] == "open"


def test_M3_a_settled_question_opens_again_for_a_new_disagreement(stage: Stage) -> None:
    diner, question = disagreement(stage)
    late = stage.phone("Dov")
    late.do("place.edit", diner, name="Dov's")
    imogen(stage).settle(question, "Ben's")
    assert [o.outcome for o in late.sync()] == ["contested"]
    again = stage.question(diner, "name")
    assert again
    assert again["id"] == question["id"]
    assert (again["state"], [line["value"] for line in again["lines"]]) == ("open", ["Dov's"])
    assert again["settled_by"] is None


def test_M3_between_two_devices_of_one_person_it_is_put_to_that_person(stage: Stage) -> None:
    phone, laptop = stage.phone("Ben"), stage.phone("Ben")
    diner = phone.made("place.add", name="Diner")
    laptop.sync()
    laptop.do("place.edit", diner, name="on the laptop")
    phone.did("place.edit", diner, name="on the phone")
    laptop.sync()
    question = stage.question(diner, "name")
    assert question
    assert question["person"] == stage.people["Ben"]
    phone.sync()
    assert ("question", question["id"]) in phone.replica.changes
    assert phone.settle(question, "on the laptop").outcome == "applied"
    assert stage.get("place", diner)["name"] == "on the laptop"


def test_M3_a_question_between_two_people_is_the_offices(stage: Stage) -> None:
    _, question = disagreement(stage)
    ben = stage.phone("Ben")
    assert ("question", question["id"]) not in ben.replica.changes
    outcome = ben.did("question.settle", question["id"], settling={"value": 1, "shown": {}})
    assert outcome.why
    assert outcome.why["code"] == "not_yours"


def test_M3_what_one_returning_phone_brings_came_at_one_moment(stage: Stage) -> None:
    ana, ben = stage.phone("Ana"), stage.phone("Ben")
    diners = [ana.made("place.add", name=f"Diner {n}") for n in range(3)]
    ben.sync()
    for diner in diners:
        ben.do("place.edit", diner, name="Ben's")
        ana.did("place.edit", diner, name="Ana's")
    ben.sync()
    lines = [line for question in stage.log.records("question") for line in question["lines"]]
    assert len(lines) == 3
    assert len({(line["device"], line["received_at"]) for line in lines}) == 1


def test_M3_a_settled_line_brings_about_what_its_own_deed_would_have(stage: Stage) -> None:
    office = imogen(stage)
    errand = office.made("errand.give", title="Film stock", assignee=stage.people["Ben"])
    ben, sol = stage.phone("Ben"), stage.phone("Sol")
    slip = ben.made("slip.make", errand=errand, person=ben.person)
    sol.do("errand.edit", errand, assignee=stage.people["Dov"])
    office.did("errand.edit", errand, assignee=stage.people["Ana"])
    sol.sync()
    assert stage.get("slip", slip)["assignee"] == stage.people["Ana"]
    question = stage.question(errand, "assignee")
    assert question
    office.sync()
    assert office.settle(question, stage.people["Dov"]).outcome == "applied"
    assert stage.get("slip", slip)["assignee"] == stage.people["Dov"]


def test_M4_the_office_may_ask_what_no_single_field_shows(stage: Stage) -> None:
    office, ben = imogen(stage), stage.phone("Ben")
    errand = office.made("errand.give", title="Film stock", assignee=stage.people["Ana"])
    assert ben.did("errand.doubt", errand).outcome == "applied"
    question = stage.question(errand, "assignee")
    assert question
    (line,) = question["lines"]
    assert (line["value"], line["sentence"]) == (stage.people["Ben"], "He says it is his.")
    office.sync()
    assert office.settle(question, stage.people["Ben"]).outcome == "applied"
    assert stage.get("errand", errand)["assignee"] == stage.people["Ben"]


def test_M4_what_the_server_asks_itself_is_put_to_the_office(stage: Stage) -> None:
    errand = stage.new_id()
    given = {"title": "Ice", "assignee": stage.people["Ben"]}
    stage.log.office([{"kind": "errand", "record": errand, "verb": "errand.give", "fields": given}])
    stage.log.office([{"kind": "errand", "record": errand, "verb": "errand.doubt", "fields": {}}])
    question = stage.question(errand, "assignee")
    assert question
    assert (question["person"], question["lines"][0]["person"]) == (None, "server")


def test_M4_two_takes_of_one_run_ask(stage: Stage) -> None:
    errand = imogen(stage).made("errand.give", title="Film stock", state="given", open_to="pa")
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    for phone in (ben, ana):
        phone.do("errand.take", errand, assignee=phone.person, state="taken")
    assert [[o.outcome for o in phone.sync()] for phone in (ben, ana)] == [["applied"], ["contested"]]
    question = stage.question(errand, "assignee")
    assert question
    assert question["stands"]["person"] == ben.person
    assert [line["person"] for line in question["lines"]] == [ana.person]
