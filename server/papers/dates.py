"""Dates and moments as a paper prints them, in its language and in the zone of the place."""

from __future__ import annotations

from datetime import date, datetime

from server.office.instants import zone_of
from server.office.times import Clock, clock_time
from server.papers.words import MONTHS, WEEKDAYS, Language, say


def long_date(iso: str | None, language: Language) -> str:
    """`Thursday 14 May 2026`, `jueves 14 de mayo de 2026`; nothing for no date."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    weekday, month = WEEKDAYS[language][day.weekday()], MONTHS[language][day.month - 1]
    return say(language, "long_date", weekday=weekday, day=day.day, month=month, year=day.year)


def short_date(iso: str | None, language: Language) -> str:
    """`14 May`, `14 de mayo`; nothing for no date."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return say(language, "short_date", day=day.day, month=MONTHS[language][day.month - 1])


def moment(instant: str, zone: str, clock: Clock, language: Language) -> str:
    """An instant as people of that zone read it: `13 May, 19:20`."""
    local = datetime.fromisoformat(instant).astimezone(zone_of(zone))
    return f"{short_date(local.date().isoformat(), language)}, {clock_time(local.hour * 60 + local.minute, clock)}"
