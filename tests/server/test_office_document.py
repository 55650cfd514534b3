"""The frozen document: what each audience may read, what is starred, the places, the sun, and what to look at."""

from __future__ import annotations

import json
from typing import Any

import pytest

from server.office.call_sheets.sun import sun_times
from sync.house import record_id
from tests.server.office_stage import ZONE, Phone, Stage

PLACE = {"lat": 36.24, "lon": -116.82}


class Quarry:
    """A day at a quarry with a hospital, a cast member, two crew with numbers, a vendor."""

    def __init__(self, date: str = "2026-05-14", **sheet: Any) -> None:
        self.stage = stage = Stage()
        self.ad = stage.person(
            "Sol Reyes", "second_ad", phone="760 555 0111", position="2nd AD", department="AD", order=1
        )
        self.grip = stage.person("Rafe", "crew", phone="760 555 0138", department="Grip", order=2)
        self.ruth = stage.person("Ruth", "cast", phone="760 555 0199", cast_id="1", character="RUTH", minor=True)
        stage.person("Vera", "vendor")
        hospital = stage.add(
            "location", name="Mercy", sort="hospital", address="1 Mercy Way", phone="760 555 9000", point=PLACE
        )
        self.quarry = stage.add(
            "location",
            name="Quarry",
            address="Pit Road",
            point=PLACE,
            hospital=hospital,
            hospital_miles=12.5,
            zone=ZONE,
        )
        self.parking = stage.add("location", name="Lot B", sort="parking")
        board = stage.add("board", name="White", dates=["2026-05-14", "2026-05-15"])
        role = stage.add("element", name="RUTH", category="Cast Members", board_id="1")
        for number in (1, 2):
            scene = stage.add(
                "scene", number=f"{number}A", ie="EXT", set="QUARRY", dn="DAY", eighths=13, estimate=300,
                elements=[role],
                location=self.quarry,
            )  # fmt: skip
            stage.add("strip", board=board, scene=scene, place="day", day=number, order=1)
        self.day = stage.day(date, board=board, of=None)
        if date == "2026-05-14":
            stage.day("2026-05-15", board=board, number=2)
        born = {"person": self.ruth.person, "born": "2014-02-11"}
        stage.coordinator.did("minor.edit", record_id("minor", self.ruth.person), **born)
        places = {"report_to": self.quarry, "parking": self.parking, "ring": self.ad.person}
        self.sheet = stage.sheet(self.day, **{"breakfast": 330, "wrap": 1080, **places, **sheet})

    def document(self, audience: str) -> dict[str, Any]:
        return self.stage.document(self.sheet, audience)


@pytest.fixture
def quarry() -> Quarry:
    found = Quarry()
    found.stage.publish(found.sheet)
    return found


def test_CS8_C3_the_crews_document_has_everyone_and_their_numbers(quarry: Quarry) -> None:
    document = quarry.document("crew")
    assert [group["name"] for group in document["departments"]] == ["AD", "Grip", "Production"]
    people = {one["name"]: one for group in document["departments"] for one in group["people"]}
    assert people["Rafe"]["phone"] == "760 555 0138"
    assert (people["Rafe"]["mode"], people["Rafe"]["offset"], people["Rafe"]["minutes"]) == ("offset", 0, 360)
    assert document["ring"] == {
        "person": quarry.ad.person, "name": "Sol Reyes", "position": "2nd AD", "phone": "760 555 0111",
    }  # fmt: skip
    assert [(row["cast_id"], row["artist"], row["minor"], row["status"]) for row in document["cast"]] == [
        ("1", "Ruth", True, "SW")
    ]


@pytest.mark.parametrize("audience", ["cast", "vendor"])
def test_CS8_cast_and_vendors_get_no_persons_number(quarry: Quarry, audience: str) -> None:
    text = json.dumps(quarry.document(audience))
    assert not [number for number in ("0111", "0138", "0199") if f"760 555 {number}" in text]
    assert quarry.document(audience)["ring"]["phone"] == "760 555 0100"
    assert "760 555 9000" in text


def test_CS8_the_calls_of_cast_carry_no_persons_number(quarry: Quarry) -> None:
    assert quarry.stage.call(quarry.day, quarry.ruth)["ring"]["phone"] == "760 555 0100"
    assert quarry.stage.call(quarry.day, quarry.grip)["ring"]["phone"] == "760 555 0111"


def test_CS8_vendors_get_no_names_of_cast_and_crew(quarry: Quarry) -> None:
    document = quarry.document("vendor")
    assert document["cast"] == document["departments"] == []
    assert "Rafe" not in json.dumps(document)
    assert [one["scene"] for one in document["scenes"]] == ["1A"]
    assert quarry.document("cast").keys() == document.keys() == quarry.document("crew").keys()


def test_CS8_each_audience_hears_of_its_own_document_alone(quarry: Quarry) -> None:
    def held(phone: Phone) -> list[str]:
        viewer = quarry.stage.log.viewer(phone.person)
        assert viewer is not None
        changes = [json.loads(text) for text in quarry.stage.log.take_in(viewer, None, None).changes]
        return [one["record"]["audience"] for one in changes if one["kind"] == "sheet_revision"]

    assert held(quarry.grip) == ["crew"]
    assert held(quarry.ruth) == ["cast"]


def test_CS8_places_name_the_hospital_of_each_location(quarry: Quarry) -> None:
    places = [(one["use"], one["name"], one["for"], one["miles"]) for one in quarry.document("crew")["places"]]
    assert places == [
        ("report_to", "Quarry", [], None),
        ("parking", "Lot B", [], None),
        ("set", "Quarry", [], None),
        ("hospital", "Mercy", ["Quarry"], 12.5),
    ]
    call = quarry.stage.call(quarry.day, quarry.grip)
    assert call["hospital"] == {
        "name": "Mercy",
        "address": "1 Mercy Way",
        "phone": "760 555 9000",
        **PLACE,
        "miles": 12.5,
    }


def test_CS8_the_foot_shows_the_days_to_come(quarry: Quarry) -> None:
    document = quarry.document("crew")
    assert document["advance"] == [
        {"date": "2026-05-15", "day": 2, "scenes": [
            {"scene": "2A", "ie": "EXT", "set": "QUARRY", "dn": "DAY", "eighths": 13}
        ]}
    ]  # fmt: skip
    assert (document["sheet"]["day"], document["sheet"]["of"], document["total_eighths"]) == (1, 2, 13)


def test_CS9_white_has_no_stars_and_blue_stars_what_moved(quarry: Quarry) -> None:
    def stars(document: dict[str, Any]) -> tuple[Any, ...]:
        crew = [one["name"] for group in document["departments"] for one in group["people"] if one["moved"]]
        return document["moved"], [row["moved"] for row in document["cast"]], crew

    assert stars(quarry.document("crew")) == ([], [[]], [])
    quarry.stage.row(quarry.sheet, quarry.ruth, remarks="With tutor")
    quarry.stage.publish(quarry.sheet, 30)
    every = ["general_call", "shooting_call", "breakfast", "lunch", "wrap"]
    assert stars(quarry.document("crew")) == (every, [["minutes", "on_set", "remarks"]], ["Sol Reyes", "Rafe"])
    quarry.stage.publish(quarry.sheet)
    assert stars(quarry.document("crew")) == ([], [[]], [])


def test_CS9_white_has_no_stars_against_its_prelim() -> None:
    quarry = Quarry()
    quarry.stage.publish(quarry.sheet, prelim=True)
    quarry.stage.coordinator.did("call_sheet.edit", quarry.sheet, general_call=390)
    document = quarry.stage.preview(quarry.sheet)["document"]
    assert (document["sheet"]["colour"], document["moved"]) == ("White", [])
    assert not [one for group in document["departments"] for one in group["people"] if one["moved"]]


def test_CS9_a_new_row_is_starred(quarry: Quarry) -> None:
    new = quarry.stage.person("Bo", "crew", department="Grip")
    quarry.stage.row(quarry.sheet, new, call_time={"mode": "offset", "offset": 0})
    grid = quarry.stage.preview(quarry.sheet)["document"]["departments"]
    assert [one["name"] for group in grid for one in group["people"] if one["moved"]] == ["Bo"]


def test_CS10_the_sun_is_that_of_the_place(quarry: Quarry) -> None:
    times = quarry.document("crew")["times"]
    # The sunrise equation for 36.24 N, 116.82 W, UTC-7: declination 18.7°, equation of time 3.7 min, the sun's rim and
    # refraction 0.833° below: 421.98 min either side of 12:43.6.
    assert abs(times["sunrise"] - 341) <= 2
    assert abs(times["sunset"] - 1_186) <= 2
    assert times["dawn"] < times["sunrise"] < times["sunset"] < times["dusk"]


@pytest.mark.parametrize(
    ("lat", "lon", "day", "zone", "there"),
    [
        (69.65, 18.96, "2026-06-21", "Europe/Oslo", set()),
        (69.65, 18.96, "2026-12-21", "Europe/Oslo", {"dawn", "dusk"}),
        (65.0, 25.0, "2026-06-21", "Europe/Helsinki", {"sunrise"}),
        (-18.14, 178.44, "2026-05-14", "Pacific/Fiji", {"dawn", "sunrise", "sunset", "dusk"}),
        (1.87, -157.4, "2026-05-14", "Pacific/Kiritimati", {"dawn", "sunrise", "sunset", "dusk"}),
        (-14.28, -170.7, "2026-05-14", "Pacific/Pago_Pago", {"dawn", "sunrise", "sunset", "dusk"}),
    ],
)
def test_CS10_what_does_not_come_that_day_is_left_out(
    lat: float, lon: float, day: str, zone: str, there: set[str]
) -> None:
    times = sun_times({"lat": lat, "lon": lon}, day, zone)
    assert {event for event, minutes in times.items() if minutes is not None} >= there
    if len(there) == 4:
        assert 300 < (times["sunrise"] or 0) < 420
        assert 1_020 < (times["sunset"] or 0) < 1_140
    if not there:
        assert set(times.values()) == {None}


@pytest.mark.parametrize("point", [None, {}, {"lat": 36.2}, {"lat": 95.0, "lon": 0.0}])
def test_CS10_without_coordinates_there_is_no_sun(point: dict[str, float] | None) -> None:
    assert set(sun_times(point, "2026-05-14", ZONE).values()) == {None}


def codes(stage: Stage, sheet: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for one in stage.preview(sheet)["look"]:
        found.setdefault(one["code"], []).append(one)
    return found


def test_CS11_a_sheet_in_order_has_nothing_to_look_at(quarry: Quarry) -> None:
    assert quarry.stage.preview(quarry.sheet)["look"] == []


def test_CS11_what_is_missing_is_said_and_forbids_nothing() -> None:
    stage = Stage()
    wren = stage.person("Wren", "pa")
    sheet = stage.sheet(stage.day(), general_call=None, shooting_call=None, wrap=None)
    stage.row(sheet, wren, call_time={"mode": "time"})
    stage.person("Hollis", "pa")
    found = codes(stage, sheet)
    assert set(found) == {"no_general_call", "no_report_to", "no_ring", "no_time", "no_row"}
    assert found["no_time"][0]["values"] == {"name": "Wren", "row": stage.row_id(sheet, wren)}
    assert found["no_row"][0]["text"] == "Hollis is on the crew and not on the sheet."
    stage.publish(sheet)


def test_CS11_a_part_without_a_call_and_a_set_without_a_hospital_are_said(quarry: Quarry) -> None:
    stage = quarry.stage
    stage.coordinator.did("sheet_row.strike", stage.row_id(quarry.sheet, quarry.ruth), struck="2026-05-13T18:00:00Z")
    stage.coordinator.did("location.edit", quarry.quarry, hospital=None)
    found = codes(stage, quarry.sheet)
    assert found["no_call_for"][0]["text"] == "1 RUTH works that day and has no call."
    assert found["no_hospital"][0]["values"] == {"place": "Quarry"}


@pytest.mark.parametrize(
    ("date", "general", "code", "text"),
    [
        ("2026-03-08", 150, "skipped", "02:30 does not exist on that day: the clocks go forward."),
        ("2026-11-01", 90, "doubled", "01:30 comes twice on that day: the clocks go back. The first is meant."),
    ],
)
def test_CS11_T3_a_wall_time_that_the_clocks_skip_or_double_is_asked_about(
    date: str, general: int, code: str, text: str
) -> None:
    quarry = Quarry(date, general_call=general, shooting_call=420)
    found = codes(quarry.stage, quarry.sheet)
    assert [one["values"]["minutes"] for one in found[code]] == [general]
    assert found[code][0]["text"].startswith(text)
    assert "Rafe" in found[code][0]["values"]["names"]
    pushed = {one["code"] for one in quarry.stage.preview(quarry.sheet, 60)["look"]}
    assert not pushed & {"skipped", "doubled"}
