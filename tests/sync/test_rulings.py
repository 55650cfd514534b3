"""Whoever's word was before the office hears what was decided about it (M3)."""

from __future__ import annotations

import pytest

from tests.sync.stage import Stage
from tests.sync.test_questions import disagreement, imogen


@pytest.fixture
def stage() -> Stage:
    return Stage()


def rulings(stage: Stage, name: str) -> list[tuple[str, object, bool]]:
    """What a person's phone is told of settled questions: field, his own value, whether it stands."""
    found = stage.phone(name).records("ruling").values()
    return sorted((one["about_field"], one["value"], one["stood"]) for one in found)


def test_M3_the_newcomer_whose_value_did_not_stand_is_told(stage: Stage) -> None:
    _, question = disagreement(stage)
    settling = imogen(stage)
    assert settling.settle(question, "Ana's").outcome == "applied"
    assert rulings(stage, "Ben") == [("name", "Ben's", False)]
    assert rulings(stage, "Ana") == rulings(stage, "Imogen") == []
    (ruling,) = stage.phone("Ben").records("ruling").values()
    assert (ruling["entry"], ruling["by"]) == (question["lines"][0]["entry"], settling.person)


def test_M3_whose_value_stood_until_the_tap_is_told_that_it_does_not_any_more(stage: Stage) -> None:
    _, question = disagreement(stage)
    assert imogen(stage).settle(question, "Ben's").outcome == "applied"
    assert rulings(stage, "Ana") == [("name", "Ana's", False)]
    # And the newcomer, who was told that somebody decides, hears that his word stands.
    assert rulings(stage, "Ben") == [("name", "Ben's", True)]


def test_M3_a_ruling_is_seen_by_its_own_person_and_by_nobody_else(stage: Stage) -> None:
    _, question = disagreement(stage)
    imogen(stage).settle(question, "Ana's")
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    (ruling,) = ben.records("ruling")
    assert ana.did("ruling.see", ruling, seen="2026-03-07T12:00:00Z").outcome == "refused"
    assert ben.did("ruling.see", ruling, seen="2026-03-07T12:00:00Z").outcome == "applied"


def test_M3_a_tap_that_is_refused_tells_nobody(stage: Stage) -> None:
    _, question = disagreement(stage)
    assert imogen(stage).settle(question, "Neither's").outcome == "refused"
    assert rulings(stage, "Ana") == rulings(stage, "Ben") == []
