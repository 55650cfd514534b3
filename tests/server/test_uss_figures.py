"""The reader against real schedules, and against the figures their publishers vouch for."""

from __future__ import annotations

from datetime import date

import pytest

from server.formats import figures, read
from server.formats.schedule import Board, Schedule
from tests.samples import sample


@pytest.fixture(scope="module")
def wonderful_life() -> Schedule:
    return read(sample("wonderful-life-full.uss"))


def board(schedule: Schedule, name: str) -> Board:
    return next(one for one in schedule.boards if one.name == name)


def test_figures_of_a_whole_feature_equal_its_oracle(wonderful_life: Schedule) -> None:
    found = figures(wonderful_life)
    assert {key: found[key] for key in ("format", "scenes", "banners", "eighths", "cast", "elements")} == {
        "format": "uss",
        "scenes": 173,
        "banners": 1,
        "eighths": 1421,
        "cast": 59,
        "elements": 238,
    }
    assert [one["name"] for one in found["boards"]] == ["Script Order", "First Pass", "Second Pass", "Rev. WHITE"]
    assert found["boards"][3] == {
        "name": "Rev. WHITE",
        "shoot_days": 56,
        "first_day": "2022-08-17",
        "placed": 169,
        "boneyard": 2,
    }


def test_categories_and_calendars_are_all_there(wonderful_life: Schedule) -> None:
    assert len(wonderful_life.categories) == 34
    assert [one.name for one in wonderful_life.calendars] == ["Start Aug 3, 2022", "Push 2 Weeks", "Start Aug 10, 2022"]


def test_header_of_the_file(wonderful_life: Schedule) -> None:
    assert (wonderful_life.project, wonderful_life.company) == ("It's A Wonderful Life", "RKO Pictures")
    assert (wonderful_life.script_colour, wonderful_life.script_date) == ("Pink", date(2022, 5, 1))
    assert (wonderful_life.schedule_colour, wonderful_life.schedule_date) == ("Blue", date(2022, 5, 6))


def test_day_1_of_the_white_board(wonderful_life: Schedule) -> None:
    strips = {one.id: one for one in wonderful_life.strips}
    white = board(wonderful_life, "Rev. WHITE")
    first = white.days[0]
    assert (white.calendar_name, first.number, first.date) == ("Push 2 Weeks", 1, date(2022, 8, 17))
    assert [(strips[one].number, strips[one].eighths) for one in first.items] == [("1", 24), ("2", 13), ("3", 6)]
    assert [strips[one].slug for one in first.items] == [
        "EXT. BEDFORD FALLS - NIGHT",
        "EXT. FROZEN RIVER AND HILL - DAY",
        "EXT. BEDFORD FALLS - MAIN STREET - AFTERNOON",
    ]
    # Violet bears the board id 6 too, but is background: scene 3 has George alone.
    assert [strips[one].cast_ids for one in first.items] == [(), ("1", "3", "56"), ("1",)]


def test_days_skip_weekends_and_holidays(wonderful_life: Schedule) -> None:
    # 5 September and 10 October 2022 are holidays of this calendar.
    dates = [day.date for day in board(wonderful_life, "First Pass").days]
    assert dates[:4] == [date(2022, 8, 3), date(2022, 8, 4), date(2022, 8, 5), date(2022, 8, 8)]
    assert all(one is not None and one.weekday() < 5 for one in dates)
    assert date(2022, 9, 2) in dates
    assert date(2022, 9, 5) not in dates
    assert date(2022, 9, 6) in dates
    assert date(2022, 10, 10) not in dates


def test_one_scene_number_may_stand_on_two_strips(wonderful_life: Schedule) -> None:
    twins = [one for one in wonderful_life.strips if one.number == "29"]
    assert len({one.id for one in twins}) == 2
    assert "Scene 29 stands on 2 strips" in figures(wonderful_life)["warnings"]


def test_what_is_placed_nowhere_is_a_warning(wonderful_life: Schedule) -> None:
    strips = {one.id: one for one in wonderful_life.strips}
    white = board(wonderful_life, "Rev. WHITE")
    assert sorted(strips[one].number if one in strips else "banner" for one in white.unplaced) == [
        "173",
        "29",
        "banner",
    ]
    said = [one for one in figures(wonderful_life)["warnings"] if "Rev. WHITE" in one]
    assert said == [
        "Board “Rev. WHITE”, in no day and not in the boneyard (3): scene 173, scene 29, banner It's A Wonderful Life"
    ]


def test_every_strip_is_in_exactly_one_place_of_each_board(wonderful_life: Schedule) -> None:
    everything = sorted(one.id for one in (*wonderful_life.strips, *wonderful_life.banners))
    for one in wonderful_life.boards:
        days = [item for day in one.days for item in day.items]
        assert sorted((*days, *one.loose, *one.boneyard, *one.unplaced)) == everything


def test_warnings_speak_spanish(wonderful_life: Schedule) -> None:
    assert "La escena 29 está en 2 tiras" in figures(wonderful_life, "es")["warnings"]


def test_small_file_with_the_other_spelling() -> None:
    found = figures(read(sample("wonderful-life-small.uss")))
    assert found == {
        "format": "uss",
        "scenes": 1,
        "banners": 1,
        "eighths": 2,
        "cast": 2,
        "elements": 6,
        "boards": [
            {"name": "Script Order", "shoot_days": 0, "first_day": None, "placed": 1, "boneyard": 1},
            {"name": "First Pass", "shoot_days": 1, "first_day": "2022-06-20", "placed": 2, "boneyard": 0},
        ],
        "warnings": [],
    }


def test_small_file_in_detail() -> None:
    schedule = read(sample("wonderful-life-small.uss"))
    (strip,) = schedule.strips
    assert (strip.number, strip.eighths, strip.minutes, strip.cast_ids) == ("89PT1", 2, 95, ("1", "2"))
    assert schedule.banners[0].text == "It's A Wonderful Life Production Schedule"
