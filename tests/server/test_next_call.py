"""Which call is the next one: the same rules as on the phone (my-call.test.ts)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from server.office.next_call import work_and_next

ZONE = "America/Los_Angeles"


def call(day: int, minutes: int | None = 420, **more: Any) -> dict[str, Any]:
    at = None if minutes is None else f"2026-05-{day:02}T{7 + minutes // 60:02}:{minutes % 60:02}:00Z"
    return {
        "id": f"c{day}",
        "shoot_day": f"d{day}",
        "date": f"2026-05-{day:02}",
        "zone": ZONE,
        "mode": "on_set" if at else "own_call",
        "minutes": minutes,
        "instant": at,
        **more,
    }


def said(day: int, what: str, id: str = "i", **more: Any) -> dict[str, Any]:
    return {"id": f"{id}{day}{what}", "shoot_day": f"d{day}", "what": what, **more}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """That wall time in Los Angeles."""
    return datetime(2026, 5, day, tzinfo=UTC) + timedelta(hours=hour + 7, minutes=minute)


def ids(calls: list[dict[str, Any]], check_ins: list[dict[str, Any]], moment: datetime) -> tuple[Any, Any]:
    work, following = work_and_next(calls, check_ins, moment)
    return work and work["id"], following and following["id"]


def test_the_soonest_that_is_not_over_counts_whatever_the_order() -> None:
    calls = [call(15), call(14), call(12)]
    assert ids(calls, [], at(13, 18)) == ("c14", "c14")
    assert ids([], [], at(13, 18)) == (None, None)


def test_who_is_in_or_two_hours_late_is_shown_the_one_after() -> None:
    calls = [call(14), call(15)]
    assert ids(calls, [], at(14, 8)) == ("c14", "c14")
    assert ids(calls, [said(14, "in")], at(14, 8)) == ("c14", "c15")
    assert ids(calls, [], at(14, 9, 1)) == ("c14", "c15")
    assert ids(calls[:1], [said(14, "in")], at(14, 8)) == ("c14", "c14")


def test_M4_what_was_taken_back_or_corrected_does_not_count() -> None:
    calls = [call(14), call(15)]
    back = said(14, "in", "x", corrects="i14in", taken_back=True)
    assert ids(calls, [said(14, "in"), back], at(14, 8)) == ("c14", "c14")
    corrected = said(14, "wrap", "x", corrects="i14in")
    assert ids(calls, [said(14, "in"), corrected], at(14, 8)) == ("c15", "c15")


def test_a_wrapped_day_and_one_long_past_are_over() -> None:
    calls = [call(14), call(15)]
    assert ids(calls, [said(14, "wrap")], at(14, 12)) == ("c15", "c15")
    assert ids(calls[:1], [], at(14, 16)) == ("c14", "c14")
    assert ids(calls[:1], [], at(14, 23, 1)) == (None, None)


def test_one_without_an_hour_stands_until_its_day_is_over_or_he_is_in() -> None:
    calls = [call(14, None), call(15)]
    assert ids(calls, [], at(14, 12)) == ("c14", "c14")
    assert ids(calls, [said(14, "in")], at(14, 12)) == ("c14", "c15")
    assert ids(calls, [], at(15, 4, 1)) == ("c15", "c15")
