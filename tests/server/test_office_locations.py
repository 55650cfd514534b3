"""Photos of places: records of their own, in one's own name."""

from __future__ import annotations

from typing import Any

from sync.log import Outcome
from tests.pictures import reference
from tests.server.office_stage import Phone, Stage

PHOTO = reference(b"north gate")


def add(phone: Phone, place: str, **fields: Any) -> tuple[str, Outcome]:
    id = phone.stage.uuid()
    return id, phone.do(
        "location_photo.add", id, **{"location": place, "person": phone.person, "photo": PHOTO, **fields}
    )


def test_LO1_two_who_add_a_photo_of_one_place_never_meet() -> None:
    stage = Stage()
    manager, place = stage.person("Ines", "location_manager"), stage.uuid()
    stage.coordinator.do("location.add", place, name="North gate")
    first, one = add(stage.coordinator, place)
    second, two = add(manager, place, photo=reference(b"south gate"), note="From the road")
    assert (one.outcome, two.outcome) == ("applied", "applied")
    assert stage.get("location_photo", first)["photo"] == PHOTO
    assert stage.get("location_photo", second)["note"] == "From the road"


def test_LO1_a_photo_is_added_in_ones_own_name_and_struck_by_whoever_may_add_one() -> None:
    stage = Stage()
    manager, theo, place = stage.person("Ines", "location_manager"), stage.person("Theo", "pa"), stage.uuid()
    stage.coordinator.do("location.add", place, name="North gate")
    for outcome in (add(theo, place)[1], add(manager, place, person=stage.coordinator.person)[1]):
        assert outcome.why is not None
        assert (outcome.outcome, outcome.why["code"]) == ("refused", "not_yours")
    id, _ = add(manager, place)
    at = "2026-05-14T12:55:00Z"
    assert theo.do("location_photo.strike", id, struck=at).outcome == "refused"
    assert stage.coordinator.do("location_photo.strike", id, struck=at).outcome == "applied"
    assert stage.coordinator.do("location_photo.strike", id, struck=None).outcome == "applied"


def test_F1_what_is_no_reference_to_a_file_is_refused() -> None:
    stage = Stage()
    place = stage.uuid()
    stage.coordinator.do("location.add", place, name="North gate")
    for wrong in ({}, {**PHOTO, "sha256": "x"}, {**PHOTO, "type": "image/svg+xml"}, {**PHOTO, "more": 1}, "photo"):
        outcome = add(stage.coordinator, place, photo=wrong)[1]
        assert outcome.why is not None
        assert (outcome.outcome, outcome.why["code"]) == ("refused", "bad_field")
