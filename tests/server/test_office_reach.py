"""Who is told: exactly those whose own call moved, once for each revision, and never about a day that is past."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.server.office_crew import Crew
from tests.server.office_stage import Stage


@pytest.fixture
def crew() -> Crew:
    return Crew()


def moved(before: Mapping[str, int], after: Mapping[str, int]) -> set[str]:
    return {mode for mode in before if before[mode] != after[mode]}


def test_RE1_R3_a_push_moves_the_calls_of_those_whose_time_moved_and_no_other(crew: Crew) -> None:
    before, copies = crew.revs(), {copy["id"]: copy for copy in crew.stage.all("copy")}
    previewed = crew.stage.preview(crew.sheet, 30)
    assert {line["name"] for line in previewed["told"]} == {"Wren", "Ruth"}
    assert previewed["kept"] == 8
    assert previewed["staying"] == {
        "time": 1, "own_call": 2, "per_hod": 1, "will_notify": 1, "standby": 1, "on_hold": 1, "no_call": 1,
    }  # fmt: skip
    crew.stage.publish(crew.sheet, 30)
    assert moved(before, crew.revs()) == {"offset", "on_set"}
    fresh = [copy for copy in crew.stage.all("copy") if copy["id"] not in copies]
    assert {copy["person"] for copy in fresh} == {crew.people[mode].person for mode in ("offset", "on_set")}
    assert {copy["id"]: copy for copy in crew.stage.all("copy") if copy["id"] in copies} == copies
    wren = crew.calls()["offset"]
    assert (wren["minutes"], wren["instant"]) == (360, "2026-05-14T13:00:00Z")
    assert wren["was"] == {"mode": "offset", "minutes": 330, "pickup": None, "colour": "White", "number": 1}
    assert (wren["told_number"], wren["told_colour"], wren["told_by"]) == (2, "Blue", "Imogen Ash")


def test_RE1_R3_publishing_again_tells_nobody(crew: Crew) -> None:
    before = crew.revs()
    crew.stage.publish(crew.sheet)
    assert moved(before, crew.revs()) == set()
    assert len(crew.stage.all("copy")) == 10
    assert crew.stage.document(crew.sheet)["sheet"]["colour"] == "Blue"


@pytest.mark.parametrize(
    ("fields", "fact"),
    [
        ({"pickup": 300}, "pickup"),
        ({"makeup": 345}, "makeup"),
        ({"on_set": 400}, "on_set"),
        ({"call_time": {"mode": "offset", "offset": -15}}, "minutes"),
        ({"call_time": {"mode": "own_call"}}, "mode"),
    ],
)
def test_RE1_each_own_fact_tells_that_person(crew: Crew, fields: dict[str, Any], fact: str) -> None:
    before = crew.revs()
    crew.stage.row(crew.sheet, crew.people["offset"], **fields)
    told = crew.stage.preview(crew.sheet)["told"]
    assert [line["name"] for line in told] == ["Wren"]
    assert fact in told[0]["moved"]
    crew.stage.publish(crew.sheet)
    assert moved(before, crew.revs()) == {"offset"}


def test_RE1_another_place_tells_whoever_reports_there(crew: Crew) -> None:
    quarry = crew.stage.add("location", name="Quarry gate", point={"lat": 36.2, "lon": -116.8}, zone="America/Phoenix")
    crew.stage.row(crew.sheet, crew.people["time"], report_to=quarry)
    told = crew.stage.preview(crew.sheet)["told"]
    assert [(line["name"], line["to"]["place"], line["moved"]) for line in told] == [
        ("Hollis", "Quarry gate", ["place"])
    ]
    crew.stage.publish(crew.sheet)
    call = crew.calls()["time"]
    assert call["place"] == {"id": quarry, "name": "Quarry gate", "address": None, "lat": 36.2, "lon": -116.8}
    assert call["zone"] == "America/Phoenix"


def test_RE1_what_is_nobodys_own_fact_tells_nobody(crew: Crew) -> None:
    crew.stage.row(crew.sheet, crew.people["offset"], remarks="Bring boots", status="W")
    crew.stage.coordinator.did(
        "call_sheet.edit", crew.sheet, weather="Wind", wrap=1200, ring=crew.people["time"].person
    )
    assert crew.stage.preview(crew.sheet)["told"] == []


def test_RE1_the_same_minute_said_otherwise_is_the_same_call(crew: Crew) -> None:
    before = crew.revs()
    crew.stage.row(crew.sheet, crew.people["offset"], call_time={"mode": "time", "time": 330})
    crew.stage.publish(crew.sheet)
    assert moved(before, crew.revs()) == set()
    crew.stage.publish(crew.sheet, 30)
    assert crew.calls()["offset"]["minutes"] == 330


def test_RE1_R3_what_moves_and_moves_back_unpublished_tells_nobody(crew: Crew) -> None:
    crew.stage.coordinator.did("call_sheet.edit", crew.sheet, general_call=400)
    assert len(crew.stage.preview(crew.sheet)["told"]) == 1
    crew.stage.coordinator.did("call_sheet.edit", crew.sheet, general_call=360)
    assert crew.stage.preview(crew.sheet)["told"] == []


def test_RE2_whoever_lost_his_row_is_told_no_call_once(crew: Crew) -> None:
    who = crew.people["time"]
    strike = {"struck": "2026-05-13T18:00:00Z"}
    crew.stage.coordinator.did("sheet_row.strike", crew.stage.row_id(crew.sheet, who), **strike)
    told = crew.stage.preview(crew.sheet)["told"]
    assert [(line["name"], line["row"], line["to"]["mode"]) for line in told] == [("Hollis", None, "no_call")]
    crew.stage.publish(crew.sheet)
    call = crew.calls()["time"]
    assert (call["mode"], call["minutes"], call["instant"], call["was"]["minutes"]) == ("no_call", None, None, 330)
    assert crew.stage.preview(crew.sheet)["told"] == []
    crew.stage.coordinator.did("sheet_row.strike", crew.stage.row_id(crew.sheet, who), struck=None)
    assert [line["to"]["minutes"] for line in crew.stage.preview(crew.sheet)["told"]] == [330]


def test_RE2_whoever_was_dropped_between_prelims_is_not_told_again() -> None:
    stage = Stage()
    wren = stage.person("Wren", "pa")
    sheet = stage.sheet(stage.day())
    stage.publish(sheet, prelim=True)
    stage.coordinator.did("sheet_row.strike", stage.row_id(sheet, wren), struck="2026-05-13T18:00:00Z")
    stage.publish(sheet, prelim=True)
    assert [line["name"] for line in stage.preview(sheet)["told"]] == ["Imogen Ash"]


def test_RE1_whoever_has_no_call_reports_nowhere(crew: Crew) -> None:
    quarry = crew.stage.add("location", name="Quarry gate")
    crew.stage.coordinator.did("call_sheet.edit", crew.sheet, report_to=quarry)
    told = {line["name"] for line in crew.stage.preview(crew.sheet)["told"]}
    assert "Hollis" in told
    assert "Fay" not in told
    crew.stage.row(crew.sheet, crew.people["offset"], call_time={"mode": "no_call"}, pickup=300)
    crew.stage.publish(crew.sheet)
    call = crew.calls()["offset"]
    assert [call[name] for name in ("mode", "minutes", "instant", "place", "pickup")] == [
        "no_call",
        None,
        None,
        None,
        None,
    ]


def test_RE2_whoever_left_the_production_is_told_no_call(crew: Crew) -> None:
    crew.stage.coordinator.did("person.strike", crew.people["offset"].person, struck="2026-05-13T18:00:00Z")
    assert [(line["name"], line["to"]["mode"]) for line in crew.stage.preview(crew.sheet)["told"]] == [
        ("Wren", "no_call")
    ]


def test_RE3_two_calls_of_one_day_work_by_slot(crew: Crew) -> None:
    who = crew.people["offset"]
    second = crew.stage.row_id(crew.sheet, who, "2")
    fields = {"call_sheet": crew.sheet, "person": who.person, "slot": "2"}
    crew.stage.coordinator.did("sheet_row.add", second, **fields, call_time={"mode": "time", "time": 1_080})
    before = crew.revs()
    crew.stage.publish(crew.sheet)
    assert moved(before, crew.revs()) == set()
    assert crew.stage.call(crew.day, who, "2")["minutes"] == 1_080
    crew.stage.publish(crew.sheet, 30)
    assert (crew.stage.call(crew.day, who)["minutes"], crew.stage.call(crew.day, who, "2")["minutes"]) == (360, 1_080)
    copies = [copy for copy in crew.stage.all("copy") if copy["person"] == who.person]
    assert len(copies) == 3


def test_RE6_M6_about_a_past_day_nobody_is_told(crew: Crew) -> None:
    before, copies = crew.revs(), crew.stage.all("copy")
    # 24:00 in Los Angeles
    crew.stage.now = datetime(2026, 5, 15, 7, 0, tzinfo=UTC)
    previewed = crew.stage.preview(crew.sheet, 30, now=crew.stage.now)
    assert (previewed["past"], previewed["told"], previewed["kept"]) == (True, [], 10)
    crew.stage.publish(crew.sheet, 30)
    assert moved(before, crew.revs()) == set()
    assert crew.stage.all("copy") == copies
    assert crew.stage.document(crew.sheet)["times"]["general_call"] == 390


def test_RE6_M6_a_night_is_not_past_before_its_last_call_and_wrap(crew: Crew) -> None:
    crew.stage.coordinator.did("call_sheet.edit", crew.sheet, general_call=1_080, wrap=1_740)
    crew.stage.publish(crew.sheet)
    crew.stage.now = datetime(2026, 5, 15, 11, 59, tzinfo=UTC)
    assert len(crew.stage.preview(crew.sheet, 30, now=crew.stage.now)["told"]) == 2
    # 05:00, the estimated wrap; the push itself would move it
    crew.stage.now = datetime(2026, 5, 15, 12, 0, tzinfo=UTC)
    assert crew.stage.preview(crew.sheet, now=crew.stage.now)["past"] is True
