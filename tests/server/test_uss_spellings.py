"""The standard's text and its files differ; the reader takes every spelling that was ever published."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from server.formats import read
from server.formats.schedule import Schedule
from tests.server.uss_builder import raw, scene, uss


def schedule(**more: Any) -> Schedule:
    return read(raw(uss(**more)))


def days(file: Schedule) -> list[tuple[date | None, tuple[str, ...]]]:
    return [(day.date, day.items) for day in file.boards[0].days]


def stripboard(items: list[Any], key: str = "breakdownIds", boneyard: list[Any] | None = None) -> list[dict[str, Any]]:
    boards = [{"name": "Stripboard", key: items}, {"name": "Boneyard", key: boneyard or []}]
    return [{"id": "s", "name": "One", "calendar": "k", "boards": boards}]


def calendar(events: list[dict[str, Any]], off: list[int] | None = None) -> list[dict[str, Any]]:
    return [{"id": "k", "name": "Cal", "daysOff": off or [], "events": events}]


def start(day: str) -> dict[str, Any]:
    return {"id": "x", "type": "start", "name": None, "date": day}


@pytest.mark.parametrize("key", ["breakdownIds", "breakdownArrays"])
def test_both_names_of_a_boards_list(key: str) -> None:
    file = schedule(stripboards=stripboard([["b"], ["a"]], key))
    assert days(file) == [(date(2026, 5, 14), ("b",)), (date(2026, 5, 15), ("a",))]


@pytest.mark.parametrize("key", ["duration", "time"])
def test_both_names_of_a_duration(key: str) -> None:
    file = schedule(breakdowns=[scene("a", **{key: 5_700_000})], stripboards=[])
    assert file.strips[0].minutes == 95


@pytest.mark.parametrize("key", ["ucid", "catId"])
def test_both_names_of_the_category_number(key: str) -> None:
    file = schedule(categories=[{"id": "c", key: 100, "name": "Reparto"}])
    assert file.elements[0].is_cast


@pytest.mark.parametrize("sort", ["scene", "strip"])
def test_both_names_of_a_scene(sort: str) -> None:
    assert len(schedule(breakdowns=[scene("a", type=sort)], stripboards=[]).strips) == 1


def test_a_category_that_lists_its_elements() -> None:
    file = schedule(
        categories=[{"id": "c", "catId": 100, "name": "Cast", "elements": ["e"]}],
        elements=[{"id": "e", "elementId": "1", "name": "ANA"}],
        breakdowns=[scene("a", elements=["e"])],
        stripboards=[],
    )
    assert file.strips[0].cast_ids == ("1",)


def test_day_breaks_as_strips_close_a_day() -> None:
    file = schedule(
        breakdowns=[scene("a"), scene("b"), scene("c"), {"id": "d1", "type": "day"}, {"id": "d2", "type": "day"}],
        stripboards=stripboard(["a", "b", "d1", "c", "d2"]),
    )
    assert days(file) == [(date(2026, 5, 14), ("a", "b")), (date(2026, 5, 15), ("c",))]
    assert (len(file.strips), file.warnings) == (3, ())


def test_a_banner_in_the_old_spelling_says_its_text_in_the_description() -> None:
    file = schedule(breakdowns=[{"id": "n", "type": "banner", "description": "COMPANY MOVE"}], stripboards=[])
    assert file.banners[0].text == "COMPANY MOVE"


def test_events_in_the_old_spelling() -> None:
    events = [
        {"effect": "start", "type": None, "date": "2026-05-14T07:00:00Z"},
        {"effect": "dayOff", "type": "holiday", "date": "2026-05-15T07:00:00Z"},
    ]
    assert [when for when, _ in days(schedule(calendars=calendar(events)))] == [date(2026, 5, 14), date(2026, 5, 16)]


def test_a_holiday_is_skipped_whether_written_as_day_off_or_as_event() -> None:
    events = [
        start("2026-05-14T07:00:00.000Z"),
        {"type": "event", "name": "holiday", "date": "2026-05-15T07:00:00.000+0000"},
        {"type": "dayOff", "name": "turnaround", "date": "2026-05-18T07:00:00.000Z"},
        {"type": "event", "name": "travel", "date": "2026-05-19T07:00:00.000Z"},
    ]
    file = schedule(calendars=calendar(events, off=[0, 6]))
    assert [when for when, _ in days(file)] == [date(2026, 5, 14), date(2026, 5, 19)]
    assert file.calendars[0].events == ((date(2026, 5, 19), "travel"),)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-05-14T00:00:00.000Z", date(2026, 5, 14)),
        ("2026-05-14T07:00:00.000Z", date(2026, 5, 14)),  # midnight in Los Angeles
        ("2026-05-13T22:00:00.000Z", date(2026, 5, 14)),  # midnight in Madrid
        ("2026-05-14T12:00:00.000Z", date(2026, 5, 14)),
        ("2026-05-14T00:00:00+02:00", date(2026, 5, 14)),
        ("2026-05-14", date(2026, 5, 14)),
    ],
)
def test_a_date_is_the_local_midnight_that_was_meant(written: str, meant: date) -> None:
    assert days(schedule(calendars=calendar([start(written)])))[0][0] == meant


def test_days_without_start_or_calendar_have_numbers_and_no_dates() -> None:
    file = schedule(calendars=calendar([]))
    assert [(day.number, day.date) for day in file.boards[0].days] == [(1, None), (2, None)]
    assert [one.code for one in file.warnings] == ["no_start"]
    assert [one.code for one in schedule(calendars=[]).warnings] == ["no_calendar"]


@pytest.mark.parametrize(("pages", "eighths"), [(0.125, 1), (0.375, 3), (1, 8), (1.625, 13), (6.875, 55), (None, None)])
def test_pages_become_eighths(pages: float | None, eighths: int | None) -> None:
    assert schedule(breakdowns=[scene("a", pages=pages)], stripboards=[]).strips[0].eighths == eighths


def test_pages_that_are_no_eighths_are_rounded_and_said() -> None:
    file = schedule(breakdowns=[scene("a", "7", pages=0.33)], stripboards=[])
    assert file.strips[0].eighths == 3
    assert [one.in_words("en") for one in file.warnings] == ["scene 7: 0.33 pages is no whole eighth; taken as 3/8"]


def test_a_breakdown_without_a_schedule() -> None:
    assert schedule(stripboards=None, calendars=None).boards == ()


def test_keys_of_a_programs_own_are_passed_over() -> None:
    assert len(schedule(_scenario={"deep": [1]}).strips) == 2


def test_a_place_on_the_board_counts_once() -> None:
    file = schedule(stripboards=stripboard([["a", "b"], ["a", "ghost"]]))
    assert [items for _, items in days(file)] == [("a", "b"), ()]
    assert [one.code for one in file.warnings] == ["twice_on_board", "unknown_on_board"]


def test_a_further_unit_keeps_its_own_days() -> None:
    boards = [
        {"name": "stripboard", "breakdownIds": [["a"]]},
        {"name": "second unit", "breakdownIds": [["b"]]},
    ]
    file = schedule(stripboards=[{"id": "s", "name": "One", "calendar": "k", "boards": boards}])
    (board,) = file.boards
    assert [(unit.name, unit.days[0].date, unit.days[0].items) for unit in board.units] == [
        ("second unit", date(2026, 5, 14), ("b",))
    ]
    assert (board.placed, board.unplaced) == (2, ())


def test_cast_stand_in_the_order_of_their_board_ids() -> None:
    ids = ["10", "2", "1A", "X", "1"]
    elements = [{"id": f"e{one}", "category": "c", "elementId": one, "name": one} for one in ids]
    file = schedule(elements=elements, breakdowns=[scene("a", elements=[f"e{one}" for one in ids])], stripboards=[])
    assert file.strips[0].cast_ids == ("1", "1A", "2", "10", "X")
