"""Who gives which role: what carries the office's rights, or its money, is given by those who hire for it."""

from __future__ import annotations

import pytest

from server.office.roles import HIRERS, RESERVED
from tests.server.office_stage import Stage

ON_BOARDS = ("second_ad", "secretary")


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.mark.parametrize("role", ON_BOARDS)
@pytest.mark.parametrize("given", RESERVED)
def test_PE1_whoever_only_on_boards_gives_no_reserved_role(stage: Stage, role: str, given: str) -> None:
    who, pa = stage.person("Sol", role), stage.person("Wren", "pa")
    new = stage.uuid()
    for outcome in (
        who.do("person.add", new, name="Nobody", role=given),
        who.do("person.edit", pa.person, role=given),
        who.do("person.add", pa.person, name="Wren", role=given),
    ):
        assert outcome.why is not None
        assert (outcome.outcome, outcome.why["code"]) == ("refused", "not_yours")
    assert stage.log.get("person", new) is None
    assert stage.get("person", pa.person)["role"] == "pa"


@pytest.mark.parametrize("role", ON_BOARDS)
def test_PE1_and_takes_none_away_nor_changes_one(stage: Stage, role: str) -> None:
    who = stage.person("Sol", role)
    for held in RESERVED:
        other = stage.person("Holder", held)
        for given in ("pa", None, "coordinator" if held != "coordinator" else "upm"):
            assert who.do("person.edit", other.person, role=given).outcome == "refused"
        assert stage.get("person", other.person)["role"] == held
    assert who.do("person.edit", who.person, role="coordinator").outcome == "refused", "his own neither"


@pytest.mark.parametrize("role", ON_BOARDS)
def test_PE1_all_else_stays_his_to_do(stage: Stage, role: str) -> None:
    who, upm = stage.person("Sol", role), stage.person("Delphine", "upm")
    who.did("person.add", stage.uuid(), name="Wren", role="pa")
    who.did("person.edit", upm.person, position="Line producer", role="upm")
    assert stage.get("person", upm.person)["position"] == "Line producer"


@pytest.mark.parametrize("role", HIRERS)
def test_PE1_those_who_hire_give_and_take_every_role(stage: Stage, role: str) -> None:
    who, pa = stage.person("Head", role), stage.person("Wren", "pa")
    for given in (*RESERVED, "crew"):
        who.did("person.edit", pa.person, role=given)
        who.did("person.add", stage.uuid(), name="New", role=given)


def test_PE1_A6_a_word_written_before_the_right_was_lost_asks_and_a_second_ad_cannot_let_it_pass(stage: Stage) -> None:
    past, sol, pa = stage.person("Past", "apoc"), stage.person("Sol", "second_ad"), stage.person("Wren", "pa")
    past.look().write("person.edit", pa.person, role="upm")
    stage.coordinator.did("person.edit", past.person, role="crew")
    assert [one.outcome for one in past.send()] == ["contested"]
    (question,) = stage.all("question", state="open")
    shown = {"stands": "pa", "lines": [line["entry"] for line in question["lines"]]}
    assert sol.do("question.settle", question["id"], settling={"value": "upm", "shown": shown}).outcome == "refused"
    assert stage.get("person", pa.person)["role"] == "pa"
    stage.coordinator.did("question.settle", question["id"], settling={"value": "upm", "shown": shown})
    assert stage.get("person", pa.person)["role"] == "upm"
    past.write("person.add", stage.uuid(), name="Nobody", role="coordinator")
    assert [one.outcome for one in past.send()] == ["refused"], "a new record would stand until it was settled"
