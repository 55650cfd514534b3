"""Check-ins are only ever added; a correction is one more, about the same person."""

from __future__ import annotations

from typing import Any

from sync.log import Outcome
from tests.server.office_stage import Phone, Stage

AT = "2026-05-14T12:55:00Z"


def check_in(phone: Phone, verb: str = "make", **fields: Any) -> tuple[str, Outcome]:
    id = phone.stage.uuid()
    outcome = phone.do(f"check_in.{verb}", id, **{"person": phone.person, "what": "in", "at": AT, **fields})
    return id, outcome


def code(outcome: Outcome) -> str:
    assert outcome.why is not None
    assert outcome.outcome == "refused"
    return str(outcome.why["code"])


def test_CI1_M4_a_check_in_is_added_and_never_changed() -> None:
    stage = Stage()
    theo = stage.person("Theo", "pa")
    id, outcome = check_in(theo)
    assert outcome.outcome == "applied"
    assert code(theo.do("check_in.make", id, what="wrap")) == "append_only"
    assert code(stage.coordinator.do("check_in.correct", id, corrects=id, at=AT)) == "append_only"
    assert stage.get("check_in", id)["what"] == "in"


def test_CI1_by_oneself_or_by_the_office_and_by_nobody_else() -> None:
    stage = Stage()
    theo, maya = stage.person("Theo", "pa"), stage.person("Maya", "pa")
    assert code(check_in(maya, person=theo.person)[1]) == "not_yours"
    assert check_in(stage.coordinator, person=theo.person)[1].outcome == "applied"


def test_CI2_M4_a_correction_names_what_it_corrects() -> None:
    stage = Stage()
    theo = stage.person("Theo", "pa")
    first, _ = check_in(theo)
    second, outcome = check_in(theo, "correct", corrects=first, at="2026-05-14T12:50:00Z")
    assert outcome.outcome == "applied"
    assert {one["id"] for one in stage.all("check_in")} == {first, second}
    assert stage.get("check_in", first)["at"] == AT
    assert code(check_in(theo, "correct")[1]) == "bad_field"


def test_CI2_nobody_corrects_anothers_check_in_as_his_own() -> None:
    stage = Stage()
    theo, maya = stage.person("Theo", "pa"), stage.person("Maya", "pa")
    first, _ = check_in(theo)
    assert code(check_in(maya, "correct", corrects=first)[1]) == "not_yours"
    assert check_in(stage.coordinator, "correct", corrects=first, person=theo.person)[1].outcome == "applied"


def test_CI2_a_correction_of_what_has_not_arrived_is_taken_on_trust() -> None:
    stage = Stage()
    theo = stage.person("Theo", "pa")
    assert check_in(theo, "correct", corrects=stage.uuid())[1].outcome == "applied"
