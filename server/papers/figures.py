"""Times, dates and pages as a paper prints them.

Promises the trade's forms: 07:00 or 7:00 AM, `+1` past midnight, pages as 2 3/8.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from server.papers.words import MONTHS, WEEKDAYS, Language, say

DAY = 1440


def clock(minutes: int, style: str) -> str:
    """The wall time of minutes from the day's midnight, `style` "24" or "12", without its day mark."""
    hour, minute = divmod(minutes % DAY, 60)
    if style == "12":
        return f"{hour % 12 or 12}:{minute:02d} {'AM' if hour < 12 else 'PM'}"
    return f"{hour:02d}:{minute:02d}"


def day_mark(minutes: int) -> str:
    """`+1` for the morning after, a true minus for the evening before, else nothing."""
    days = minutes // DAY
    return "" if days == 0 else f"+{days}" if days > 0 else f"−{-days}"


def time(minutes: int | None, style: str) -> str:
    """The wall time with its day mark; nothing for no time."""
    return "" if minutes is None else f"{clock(minutes, style)} {day_mark(minutes)}".rstrip()


def pages(eighths: int | None) -> str:
    """19 is `2 3/8`; nothing for an unknown length."""
    if eighths is None:
        return ""
    whole, rest = divmod(eighths, 8)
    parts = ([str(whole)] if whole or not rest else []) + ([f"{rest}/8"] if rest else [])
    return " ".join(parts)


def long_date(iso: str | None, language: Language) -> str:
    """`Thursday 14 May 2026`, `jueves 14 de mayo de 2026`."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    weekday, month = WEEKDAYS[language][day.weekday()], MONTHS[language][day.month - 1]
    return say(language, "long_date", weekday=weekday, day=day.day, month=month, year=day.year)


def short_date(iso: str | None, language: Language) -> str:
    """`14 May`, `14 de mayo`."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return say(language, "short_date", day=day.day, month=MONTHS[language][day.month - 1])


def moment(instant: str, zone: str, style: str, language: Language) -> str:
    """An instant as people of that zone read it: `13 May, 19:20`."""
    local = datetime.fromisoformat(instant).astimezone(ZoneInfo(zone))
    return f"{short_date(local.date().isoformat(), language)}, {clock(local.hour * 60 + local.minute, style)}"
