"""Calendars of a USS file, and the dates of shoot days that follow from them.

Promises that day 1 falls on the calendar's start, as the standard says, and every later day on the
next date that is neither a weekday off, nor a day off, nor a holiday.
Refuses a calendar whose whole week is off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from server.formats.format_error import FormatError
from server.formats.schedule import Calendar, Remark, remark

# Programs write holidays as `event`, where the standard's text wants `dayOff`.
_OFF_NAMES = {"holiday", "dayoff", "day off"}
_OF_PERFORMERS = {"travel", "rehearsal", "fitting", "hold"}


def calendars_of(records: list[dict[str, Any]]) -> tuple[dict[str, Calendar], list[Remark]]:
    """Calendars by id, with what is odd about them."""
    calendars = {}
    remarks = []
    for index, record in enumerate(records):
        events = [_event(event) for event in record["events"] or ()]
        starts = [when for when, sort, _ in events if sort == "start"]
        weekdays = weekdays_of(record["daysOff"] or ())
        if len(weekdays) == 7:
            where = f"universalScheduleStandard.calendars[{index}].daysOff"
            raise FormatError("no_work_day", where, name=record["name"])
        calendar = Calendar(
            id=record["id"],
            name=record["name"],
            start=starts[0] if starts else None,
            weekdays_off=weekdays,
            dates_off=days_off_of(record["events"] or []),
            events=tuple((when, name) for when, sort, name in events if sort == "event" and not _is_off(sort, name)),
            off=tuple((when, name) for when, sort, name in events if _is_off(sort, name)),
        )
        calendars[calendar.id] = calendar
        remarks += _odd(calendar, len(starts))
    return calendars, remarks


def days_off_of(events: list[dict[str, Any]]) -> frozenset[date]:
    """The single dates that a calendar or an element has off."""
    return frozenset(when for when, sort, name in map(_event, events) if _is_off(sort, name))


def weekdays_of(days: Iterable[int]) -> frozenset[int]:
    """The standard counts Sunday as 0, Python Monday."""
    return frozenset((day - 1) % 7 for day in days)


def performers_days(events: list[dict[str, Any]]) -> tuple[tuple[date, str, str], ...]:
    """What single dates are to an element: (date, sort, name), the last word on a date counting."""
    found = {}
    for when, sort, name in map(_event, events):
        plain = name.casefold()
        found[when] = (
            when,
            "day_off" if _is_off(sort, name) else plain if plain in _OF_PERFORMERS else "event",
            "" if plain in _OF_PERFORMERS or plain == "dayoff" else name,
        )
    return tuple(found[when] for when in sorted(found))


def shooting_dates(calendar: Calendar | None) -> Iterator[date | None]:
    """The dates of day 1, 2, 3…; None for ever where the calendar is missing or has no start."""
    if calendar is None or calendar.start is None:
        while True:
            yield None
    when = calendar.start
    while True:
        yield when
        when += timedelta(days=1)
        while _off(calendar, when):
            when += timedelta(days=1)


def _event(record: dict[str, Any]) -> tuple[date, str, str]:
    """Date, sort (start, dayoff, event) and name, from either spelling."""
    old = bool(record["effect"])
    sort = record["effect"] if old else record["type"]
    name = record["type"] if old else record["name"]
    return record["date"], sort.casefold(), name


def _is_off(sort: str, name: str) -> bool:
    return sort == "dayoff" or (sort == "event" and name.casefold() in _OFF_NAMES)


def _off(calendar: Calendar, when: date) -> bool:
    return when.weekday() in calendar.weekdays_off or when in calendar.dates_off


def _odd(calendar: Calendar, starts: int) -> list[Remark]:
    if calendar.start is None:
        return [remark("no_start", calendar=calendar.name)]
    found = []
    if starts > 1:
        found.append(remark("many_starts", calendar=calendar.name, date=calendar.start.isoformat()))
    if _off(calendar, calendar.start):
        found.append(remark("start_off", calendar=calendar.name, date=calendar.start.isoformat()))
    return found
