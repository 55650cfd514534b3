"""Questions, as people of an office with unlike rights meet them: who is shown what, and whose word settles it."""

from __future__ import annotations

import pytest

from server.office.kinds import KINDS
from server.office.roles import OFFICE, SHEET_MAKERS
from sync.channels import channels_of
from sync.house import record_id
from sync.log import Outcome
from tests.server.office_stage import EPOCH, Phone, Stage

BORN, OTHER = "2015-03-04", "2014-03-04"
SHOWN_TO_THE_OFFICE = {f"role:{role}" for role in OFFICE}


@pytest.fixture
def stage() -> Stage:
    return Stage()


def late(phone: Phone, since: int, verb: str, record: str, **fields: object) -> Outcome:
    """A deed that says it had seen nothing beyond `since`."""
    phone.seen = since
    phone.write(verb, record, **fields)["base"] = {"epoch": EPOCH, "rev": since}
    return phone.send()[-1]


def settle(stage: Stage, phone: Phone, record: str, field: str, value: object) -> Outcome:
    """A tap on what stands, with the right lines."""
    question = record_id("question", record, field)
    kind, lines = stage.get("question", question)["about_kind"], stage.get("question", question)["lines"]
    shown = {"stands": stage.get(kind, record)[field], "lines": [line["entry"] for line in lines]}
    return phone.do("question.settle", question, settling={"value": value, "shown": shown})


def told(stage: Stage, phone: Phone) -> str:
    """All that somebody's phone is given."""
    viewer = stage.log.viewer(phone.person)
    assert viewer
    return "\n".join(stage.log.take_in(viewer, None, None).changes)


def test_CS17_M3_two_dates_of_birth_are_no_question_and_reach_sheet_makers_alone(stage: Stage) -> None:
    everyone = {role: stage.person(role, role) for role in (*OFFICE, "accountant", "pa", "cast", "guardian", "vendor")}
    kid = stage.person("Kit", "cast", minor=True)
    record, first, second = record_id("minor", kid.person), everyone["first_ad"], everyone["second_ad"]
    second.write("minor.edit", record, person=kid.person, born=OTHER)
    first.did("minor.edit", record, person=kid.person, born=BORN)
    assert second.send()[-1].outcome == "applied"
    assert stage.get("minor", record)["born"] == OTHER
    assert not stage.all("question")
    for role, phone in everyone.items():
        seen = told(stage, phone)
        assert (OTHER in seen, BORN in seen) == (role in SHEET_MAKERS, False), role


def test_CS17_A6_who_made_sheets_once_writes_no_date_of_birth(stage: Stage) -> None:
    kid, maker, secretary = (
        stage.person("Kit", "cast"),
        stage.person("Ada", "second_ad"),
        stage.person("Sol", "secretary"),
    )
    record = record_id("minor", kid.person)
    maker.did("minor.edit", record, person=kid.person, born=BORN)
    since = maker.look().seen
    stage.coordinator.did("person.edit", maker.person, role="pa")
    assert late(maker, since, "minor.edit", record, born=OTHER).outcome == "refused"
    other = stage.person("Lou", "cast")
    made = late(maker, since, "minor.edit", record_id("minor", other.person), person=other.person, born=OTHER)
    assert made.outcome == "refused"
    assert stage.get("minor", record)["born"] == BORN
    assert OTHER not in told(stage, secretary)


def test_M3_what_not_all_of_the_office_may_see_is_never_asked() -> None:
    for kind in KINDS.values():
        by_people = [verb for verb in kind.verbs if verb.who.roles != ("server",)]
        if by_people and not channels_of(kind, {}) >= SHOWN_TO_THE_OFFICE and "everyone" not in channels_of(kind, {}):
            writable = {name for name, one in kind.fields.items() if not one.given}
            assert not kind.asks or {kind.fields[name].word for name in writable} <= {"first", "carried"}, kind.name


def test_A6_M3_nobody_lets_his_own_late_word_stand(stage: Stage) -> None:
    scout = stage.person("Cory", "location_manager")
    diner = stage.uuid()
    scout.did("location.add", diner, name="Diner")
    since = scout.look().seen
    stage.coordinator.did("person.edit", scout.person, role="vendor")
    assert late(scout, since, "location.edit", diner, name="Mine now").outcome == "contested"
    assert stage.get("question", record_id("question", diner, "name"))["person"] is None
    assert settle(stage, scout, diner, "name", "Mine now").outcome == "refused"
    assert stage.get("location", diner)["name"] == "Diner"
    assert settle(stage, stage.coordinator, diner, "name", "Mine now").outcome == "applied"
    assert stage.get("location", diner)["name"] == "Mine now"


def test_A6_M3_a_question_put_to_somebody_is_the_offices_once_he_lost_the_right(stage: Stage) -> None:
    scout = stage.person("Cory", "location_manager")
    laptop = Phone(stage, scout.person, "laptop")
    diner = stage.uuid()
    scout.did("location.add", diner, name="Diner")
    laptop.look().write("location.edit", diner, name="on the laptop")
    scout.did("location.edit", diner, name="on the phone")
    assert laptop.send()[-1].outcome == "contested"
    assert stage.get("question", record_id("question", diner, "name"))["person"] == scout.person
    stage.coordinator.did("person.edit", scout.person, role="vendor")
    tap = settle(stage, scout, diner, "name", "on the laptop")
    assert tap.why is not None
    assert (tap.outcome, tap.why["code"]) == ("refused", "not_yours")
    assert settle(stage, stage.coordinator, diner, "name", "on the laptop").outcome == "applied"
