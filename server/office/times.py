"""Times of day as people write them: whole minutes from the shoot day's local midnight (T1), and lengths.

Promises `parse_time(clock_time(m)) == m` on both clocks. Refuses to guess at what is no time: it gives None.
Twin of `pwa/src/rules/time.ts`; `tests/vectors/time.json` holds both.
"""

from __future__ import annotations

import re
from typing import Literal

Clock = Literal["24", "12"]
DAY = 1440
_MINUS = "−"
_TYPED = re.compile(
    r"(\d{1,2}?)(?:[:.h]?(\d\d)|h)?\s*(?:([ap])\.?\s?(?:m\.?)?)?\s*(?:([+−-])\s*([123]))?",
    re.IGNORECASE | re.ASCII,
)


def clock_time(minutes: int | None, clock: str | None = "24") -> str:
    """420 is "07:00" or "7:00 am", 1,560 is "02:00 +1", -30 is "23:30 −1"; None is the empty text."""
    if minutes is None:
        return ""
    day, rest = divmod(minutes, DAY)
    hour, minute = divmod(rest, 60)
    twelve = f"{hour % 12 or 12}:{minute:02} {'am' if hour < 12 else 'pm'}"
    time = twelve if clock == "12" else f"{hour:02}:{minute:02}"
    return f"{time} {'+' if day > 0 else _MINUS}{abs(day)}" if day else time


def parse_time(typed: str) -> int | None:
    """What a hand types, "0700", "7", "7a", "02:00 +1", in minutes; None for what is no time. 26:00 is 02:00 +1."""
    found = _TYPED.fullmatch(typed.strip())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if minute > 59 or hour > 47 or (half and not 1 <= hour <= 12) or (found[5] and hour > 23):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    days = int(found[5] or 0) * (1 if found[4] == "+" else -1)
    return hour * 60 + minute + days * DAY


def span(minutes: int, where: Literal["text", "table"] = "text") -> str:
    """A length: 149 is "2 h 29 min", in tables "2 h 29"; below zero it carries a minus."""
    sign = _MINUS if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), 60)
    if not hours:
        return f"{sign}{rest} min"
    if not rest:
        return f"{sign}{hours} h"
    return f"{sign}{hours} h {rest:02}{' min' if where == 'text' else ''}"


def signed(minutes: int) -> str:
    """How far something moves: 30 is "+30 min", -90 is "−1 h 30 min"."""
    return f"+{span(minutes)}" if minutes > 0 else span(minutes)
