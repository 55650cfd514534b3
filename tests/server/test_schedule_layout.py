"""Places in a row, the dates of days, and a board as it lies; the same vectors as `pwa/src/rules/schedule.test.ts`."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.office.schedule.dates import Calendar, dates_of
from server.office.schedule.layout import layout
from server.office.schedule.order import between, nth
from tests.server.test_office_vectors import vectors

IDS = st.integers(0, 2**128 - 1).map(lambda number: str(uuid.UUID(int=number)))


def calendar_of(record: dict[str, Any] | None, days: list[dict[str, Any]]) -> Calendar | None:
    return Calendar.of(record, days) if record else None


@pytest.mark.parametrize("case", vectors("order", "nth"))
def test_BD1_a_row_written_at_once_has_the_same_keys_every_time(case: dict[str, Any]) -> None:
    assert nth(case["n"]) == case["key"]


@pytest.mark.parametrize("case", vectors("order", "between"))
def test_BD1_a_key_lies_between_two(case: dict[str, Any]) -> None:
    assert between(case["before"], case["after"], case["id"]) == case["key"]


@given(st.lists(st.tuples(st.integers(0, 40), IDS), max_size=60))
def test_BD1_there_is_always_room_between_two_and_the_row_keeps_its_order(moves: list[tuple[int, str]]) -> None:
    row = [nth(index * 10) for index in range(1, 6)]
    for place, id in moves:
        at = place % (len(row) + 1)
        before, after = (row[at - 1] if at else None), (row[at] if at < len(row) else None)
        key = between(before, after, id)
        assert before is None or before < key
        assert after is None or key < after
        assert not key.endswith("0")
        row.insert(at, key)
    assert row == sorted(row)


@given(IDS, IDS)
def test_BD1_two_into_one_gap_get_two_keys(one: str, other: str) -> None:
    keys = between("000A", "000K", one), between("000A", "000K", other)
    assert (keys[0] == keys[1]) == (int(one[-8:], 16) % (61 * 62**2) == int(other[-8:], 16) % (61 * 62**2))


@pytest.mark.parametrize("case", vectors("dates", "dates"), ids=lambda case: case["what"])
def test_BD2_shoot_dates_follow_from_the_calendar(case: dict[str, Any]) -> None:
    found = dates_of(calendar_of(case["calendar"], case["days"]), case["fixed"], case.get("brought", ()))
    assert [when and when.isoformat() for when in found] == case["dates"]


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.sets(st.integers(0, 6), max_size=6),
    st.sets(st.dates(date(2020, 1, 1), date(2030, 12, 31)), max_size=9),
)
def test_BD2_no_day_after_the_first_falls_on_a_day_off(start: date, weekly: set[int], off: set[date]) -> None:
    calendar = Calendar(start, frozenset(weekly), dict.fromkeys(off, "holiday"))
    found = dates_of(calendar, [None] * 12)
    assert found[0] == start
    assert all(when and not calendar.off(when) for when in found[1:])
    assert list(found) == sorted(set(found), key=str)


@pytest.mark.parametrize("case", vectors("layout", "layouts"), ids=lambda case: case["what"])
def test_BD3_every_strip_of_a_board_is_in_one_place(case: dict[str, Any]) -> None:
    calendars = {id: Calendar.of(one, one["days"]) for id, one in case["calendars"].items()}
    found = layout(case["board"], case["breaks"], case["strips"], calendars, case["units"])
    days = [
        {
            "id": day.id,
            "unit": day.unit,
            "number": day.number,
            "date": day.date and day.date.isoformat(),
            "strips": [one["id"] for one in day.strips],
        }
        for day in found.days
    ]
    assert days == case["days"]
    assert [one["id"] for one in found.boneyard] == case["boneyard"]
    assert [one["id"] for one in found.unplaced] == case["unplaced"]
