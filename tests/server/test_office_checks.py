"""The checks before publishing: each rule at, under and over its limit, through midnight and changing clocks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from server.office.call_sheets.checks.minors import limit_at
from server.office.rules.book import rules_on
from sync.house import record_id
from tests.server.office_stage import DATE, Phone, Reading, Stage

PLACE = {"lat": 36.24, "lon": -116.82}


def after(days: int, of: str = DATE) -> str:
    return str(date.fromisoformat(of) + timedelta(days=days))


def found(stage: Stage, sheet: str, code: str, **options: Any) -> list[dict[str, Any]]:
    return [one for one in stage.preview(sheet, **options)["look"] if one["code"] == code]


def two_days(wrap: int, call: int, *, role: str = "crew", first: str = DATE, gap: int = 1) -> tuple[Stage, Phone, str]:
    """Somebody who worked a first day with that estimated wrap and is called on the next; that second sheet."""
    stage = Stage()
    who = stage.person("Rafe Duarte", role, cast_id="6" if role == "cast" else None)
    one = stage.sheet(stage.day(first), wrap=wrap)
    stage.row(one, who, call_time={"mode": "offset", "offset": 0})
    two = stage.sheet(stage.day(after(gap, first), number=2), wrap=None, lunch=None, general_call=call)
    stage.row(two, who, call_time={"mode": "time", "time": call})
    return stage, who, two


@pytest.mark.parametrize(
    ("role", "wrap", "call", "short"),
    [
        ("crew", 1140, 300, None),  # 19:00 to 05:00 is ten hours to the minute
        ("crew", 1141, 300, "1 min"),
        ("crew", 1140, 301, None),
        ("cast", 1080, 360, None),  # twelve hours
        ("cast", 1080, 359, "1 min"),
        ("cast", 1080, 300, "1 h"),
        ("crew", 1560, 720, None),  # 02:00 in the night, called at noon
        ("crew", 1560, 660, "1 h"),
        ("crew", 1500, 629, "31 min"),
    ],
)
def test_CS13_T2_rest_is_counted_from_the_estimated_wrap_on_either_side_of_midnight(
    role: str, wrap: int, call: int, short: str | None
) -> None:
    stage, _, sheet = two_days(wrap, call, role=role)
    assert [one["values"]["short"] for one in found(stage, sheet, "rest_estimated")] == ([short] if short else [])


@pytest.mark.parametrize(
    ("first", "call", "short"),
    [
        ("2026-03-07", 300, "1 h"),  # the clocks go forward in that night: ten hours on the wall are nine
        ("2026-03-07", 360, None),
        ("2026-10-31", 240, None),  # and back: nine on the wall are ten
        ("2026-10-31", 239, "1 min"),
    ],
)
def test_CS13_T2_rest_through_a_change_of_clocks_is_what_was_slept(first: str, call: int, short: str | None) -> None:
    stage, _, sheet = two_days(1140, call, first=first)
    assert [one["values"]["short"] for one in found(stage, sheet, "rest_estimated")] == ([short] if short else [])


def test_CS13_a_recorded_out_counts_before_the_estimate_and_the_finding_says_so() -> None:
    stage, who, sheet = two_days(1140, 300)
    day = record_id("shoot_day", "Main", DATE)
    out = stage.uuid()
    late = {"person": who.person, "what": "wrap", "at": "2026-05-15T03:30:00Z", "shoot_day": day}  # 20:30
    who.did("check_in.make", out, **late)
    (short,) = found(stage, sheet, "rest_recorded")
    assert (short["values"]["short"], short["values"]["ended"], short["values"]["names"]) == (
        "1 h 30 min",
        "20:30 −1",
        "Rafe Duarte 05:00, −1 h 30",
    )
    rule = short["rule"]
    assert (rule["name"], rule["value"], rule["since"], rule["own"]) == ("crew_rest", 600, "2021-08-01", False)
    assert rule["source"]
    # Corrected, the correction counts; taken back, the estimate does again.
    again = {**late, "at": "2026-05-15T02:00:00Z", "corrects": out}
    who.did("check_in.correct", stage.uuid(), **again)
    assert found(stage, sheet, "rest_recorded") == []


def test_CS13_a_push_says_whose_next_call_it_breaks() -> None:
    stage, _, second = two_days(1140, 300)
    stage.publish(second)
    first = record_id("call_sheet", record_id("shoot_day", "Main", DATE))
    assert found(stage, first, "rest_next") == []
    (broken,) = found(stage, first, "rest_next", shift=45)
    assert (broken["values"]["short"], broken["values"]["date"], broken["values"]["names"]) == (
        "45 min",
        after(1),
        "Rafe Duarte 05:00, −45 min",
    )


def test_CS13_a_gap_of_a_day_is_rest_and_a_day_without_a_call_is_no_work() -> None:
    stage, who, sheet = two_days(1140, 300, gap=2)
    assert found(stage, sheet, "rest_estimated") == []
    idle = stage.sheet(stage.day(after(1), number=3), wrap=1400)
    stage.row(idle, who, call_time={"mode": "no_call"})
    assert found(stage, sheet, "rest_estimated") == []


def test_CS13_people_in_their_rest_are_named_before_they_are_told() -> None:
    stage, _, sheet = two_days(1140, 720)
    stage.now = stage.now.replace(day=15, hour=2)  # 19:00: just out
    assert stage.preview(sheet, now=stage.now)["resting"] == ["Rafe Duarte"]
    stage.wait(hours=10)
    assert stage.preview(sheet, now=stage.now)["resting"] == []


def test_CS14_a_production_sets_its_own_value_from_a_day_on_or_switches_a_rule_off() -> None:
    stage, _, sheet = two_days(1140, 300)

    def sets(since: str, value: int | None) -> None:
        fields = {"name": "crew_rest", "since": since, "value": value, "source": "Our own agreement"}
        stage.coordinator.did("work_rule.set", record_id("work_rule", "crew_rest", since), **fields)

    sets(after(1), 660)
    (short,) = found(stage, sheet, "rest_estimated")
    assert (short["values"]["short"], short["rule"]["source"], short["rule"]["own"]) == (
        "1 h",
        "Our own agreement",
        True,
    )
    sets(after(2), None)
    assert found(stage, sheet, "rest_estimated"), "it holds from that day on and not before"
    assert "crew_rest" not in rules_on(Reading(stage.log), after(2))
    assert "crew_rest" not in rules_on(Reading(stage.log), "2021-07-31"), "the book's own has its first day too"


def test_CS15_whoever_answers_for_a_finding_signs_it_and_a_shorter_rest_asks_again() -> None:
    stage, who, sheet = two_days(1150, 300)
    (short,) = found(stage, sheet, "rest_estimated")
    id = record_id("overrule", sheet, short["key"])
    told = {"call_sheet": sheet, "finding": short["key"]}
    assert stage.coordinator.do("overrule.make", id, **told, why="  ").why["code"] == "no_reason"
    ad = stage.person("Sol Reyes", "first_ad")
    ad.did("overrule.make", id, **told, why="UPM approved the forced call")
    (stands,) = found(stage, sheet, "rest_estimated")
    assert stands["overruled"]["by"] == "Sol Reyes"
    assert stands["overruled"]["why"] == "UPM approved the forced call"
    assert stands["overruled"]["at"]
    assert who.do("overrule.make", id, **told, why="mine").outcome == "refused"
    stage.row(sheet, who, call_time={"mode": "time", "time": 290})
    (again,) = found(stage, sheet, "rest_estimated")
    assert again["overruled"] is None


@pytest.mark.parametrize(
    ("call", "breakfast", "lunch", "due"),
    [
        (360, None, 720, None),
        (359, None, 720, "11:59"),
        (360, None, 721, "12:00"),
        (300, 330, 720, None),  # fed by 06:00
        (300, 330, 721, "12:00"),
        (209, 330, 720, "09:29"),  # breakfast comes more than two hours after the call
        (210, 330, 720, None),
    ],
)
def test_CS16_lunch_is_due_within_six_hours_of_each_call_or_of_breakfast(
    call: int, breakfast: int | None, lunch: int, due: str | None
) -> None:
    stage = Stage()
    cook = stage.person("Nell", "crew")
    sheet = stage.sheet(stage.day(), general_call=600, breakfast=breakfast, lunch=lunch, wrap=None)
    stage.row(sheet, cook, call_time={"mode": "time", "time": call})
    assert [one["values"]["due"] for one in found(stage, sheet, "meal_late")] == ([due] if due else [])


def test_CS16_a_second_meal_and_a_day_without_one_are_asked_about() -> None:
    stage = Stage()
    sheet = stage.sheet(stage.day(), lunch_minutes=30, wrap=1110)
    assert found(stage, sheet, "meal_second") == []
    stage.coordinator.did("call_sheet.edit", sheet, wrap=1111)
    assert [one["values"]["due"] for one in found(stage, sheet, "meal_second")] == ["18:30"]
    stage.coordinator.did("call_sheet.edit", sheet, lunch=None, wrap=720)
    assert found(stage, sheet, "meal_none") == []
    stage.coordinator.did("call_sheet.edit", sheet, wrap=721)
    assert [one["values"]["due"] for one in found(stage, sheet, "meal_none")] == ["12:00"]


@pytest.mark.parametrize(
    ("born", "name", "age"),
    [
        ("2026-05-01", None, ""),
        ("2026-04-29", "minor_infant", "0 m"),
        ("2025-11-15", "minor_infant", "5 m"),
        ("2025-11-14", "minor_half", "6 m"),
        ("2024-05-15", "minor_half", "23 m"),
        ("2024-05-14", "minor_two", "2"),
        ("2020-05-15", "minor_two", "5"),
        ("2020-05-14", "minor_six", "6"),
        ("2017-05-14", "minor_nine", "9"),
        ("2010-05-15", "minor_nine", "15"),
        ("2010-05-14", "minor_sixteen", "16"),
        ("2008-05-14", None, "18"),
        ("2012-02-29", "minor_nine", "14"),
    ],
)
def test_CS17_a_minors_hours_follow_from_his_age_on_the_day(born: str, name: str | None, age: str) -> None:
    rules = rules_on(Reading(Stage().log), DATE)
    rule, said = limit_at(date.fromisoformat(born), date.fromisoformat(DATE), rules)
    assert (rule.name if rule else None, said) == (name, age)


def minor(stage: Stage, sheet: str, call: int, born: str | None = "2015-02-11") -> Phone:
    kid = stage.person("Wren Vale", "cast", cast_id="2", minor=True)
    if born:
        fields = {"person": kid.person, "born": born}
        stage.coordinator.did("minor.edit", record_id("minor", kid.person), **fields)
    stage.row(sheet, kid, call_time={"mode": "time", "time": call})
    return kid


@pytest.mark.parametrize(
    ("day", "call", "wrap", "codes"),
    [
        (DATE, 480, 1050, set()),  # 08:00 to 17:30: nine hours and the meal
        (DATE, 480, 1051, {"minor_hours"}),
        (DATE, 299, 600, {"minor_early"}),
        (DATE, 300, 600, set()),
        (DATE, 800, 1320, set()),  # a Thursday: by ten at night
        (DATE, 800, 1321, {"minor_late"}),
        ("2026-05-15", 930, 1470, set()),  # a Friday: half past midnight, no school after it
        ("2026-05-15", 931, 1471, {"minor_late"}),
        ("2026-05-17", 800, 1321, {"minor_late"}),  # a Sunday is before a school day
    ],
)
def test_CS17_a_minor_is_asked_about_outside_his_hours(day: str, call: int, wrap: int, codes: set[str]) -> None:
    stage = Stage()
    sheet = stage.sheet(stage.day(day), general_call=None, shooting_call=None, wrap=wrap)
    minor(stage, sheet, call)
    assert {one["code"] for one in stage.preview(sheet)["look"] if one["code"].startswith("minor")} == codes


def test_CS17_an_unknown_age_is_said_and_a_date_of_birth_reaches_the_sheets_makers_alone() -> None:
    stage = Stage()
    sheet = stage.sheet(stage.day())
    kid = minor(stage, sheet, 480, born=None)
    assert len(found(stage, sheet, "minor_age")) == 1
    id = record_id("minor", kid.person)
    assert kid.do("minor.edit", id, person=kid.person, born="2001-01-01").outcome == "refused"
    stage.coordinator.did("minor.edit", id, person=kid.person, born="2015-02-11")
    assert "2015" not in str(stage.preview(sheet))


def test_CS18_two_units_at_one_time_and_a_pickup_after_the_call_are_asked_about() -> None:
    stage = Stage()
    rafe = stage.person("Rafe Duarte", "crew")
    main, second = stage.sheet(stage.day(), wrap=1140), stage.sheet(stage.day(unit="Splinter"), wrap=1300)
    stage.row(main, rafe, call_time={"mode": "time", "time": 360}, pickup=361, on_set=359)
    stage.row(second, rafe, call_time={"mode": "time", "time": 1139})
    (twice,) = found(stage, main, "booked_twice")
    assert (twice["values"]["other"], twice["values"]["unit"]) == ("18:59", "Splinter")
    assert [one["values"]["pickup"] for one in found(stage, main, "pickup_late")] == ["06:01"]
    assert [one["values"]["on_set"] for one in found(stage, main, "on_set_early")] == ["05:59"]
    stage.row(second, rafe, call_time={"mode": "time", "time": 1140})
    stage.row(main, rafe, pickup=360, on_set=360)
    assert not [code for code in ("booked_twice", "pickup_late", "on_set_early") if found(stage, main, code)]


def test_CS19_exterior_scenes_in_the_wrong_light_are_asked_about() -> None:
    stage = Stage()
    desert = stage.add("location", name="Dunes", point=PLACE, zone="America/Los_Angeles")
    board = stage.add("board", name="White", dates=[DATE])
    for order, (number, ie, dn, minutes) in enumerate(
        [("1", "EXT", "NIGHT", 60), ("2", "INT", "NIGHT", 700), ("3", "EXT", "DAY", 60), ("4", "I/E", "Day", 60)]
    ):
        scene = stage.add("scene", number=number, ie=ie, dn=dn, estimate=minutes, location=desert)
        stage.add("strip", board=board, scene=scene, place="day", day=1, order=order)
    sheet = stage.sheet(stage.day(board=board), report_to=desert, shooting_call=420, lunch=720, wrap=1320)
    (late,) = found(stage, sheet, "day_after_dark")
    assert late["values"]["scenes"] == "3, 4"
    assert [one["values"]["scenes"] for one in found(stage, sheet, "night_in_light")] == ["1"]
    stage.coordinator.did("scene.edit", str(stage.all("scene", number="1")[0]["id"]), dn="DAY")
    assert found(stage, sheet, "day_before_light") == []
    stage.coordinator.did("call_sheet.edit", sheet, shooting_call=240)
    assert [one["values"]["scenes"] for one in found(stage, sheet, "day_before_light")] == ["1"]
    stage.coordinator.did("location.edit", desert, point=None)
    assert found(stage, sheet, "day_after_dark") == [], "without coordinates there is no sun"
