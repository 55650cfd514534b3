"""Between a wall clock and an instant.

Promises that offsets move wall clocks, while rest, meals and hours are counted between instants (T2).
Refuses to fail on an unknown zone: it counts as UTC.
Twin of `pwa/src/rules/instants.ts`; `tests/vectors/instants.json` holds both.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo


def zone_of(name: str | None) -> ZoneInfo:
    """The zone of that IANA name; UTC where there is none such."""
    try:
        return ZoneInfo(name or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def is_zone(name: str | None) -> bool:
    return name == "UTC" or (bool(name) and zone_of(name).key != "UTC")


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time())


def text(instant: datetime) -> str:
    """An instant as records hold it: UTC, whole seconds, "2026-08-17T14:00:00Z"."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant_of(day: str, minutes: int, zone: str | None) -> str:
    """The instant of a wall time. Of a doubled one the first; a skipped one counts on from before the change (T3)."""
    wall = _midnight(day) + timedelta(minutes=minutes)
    return text(wall.replace(tzinfo=zone_of(zone)))


def wall_trouble(day: str, minutes: int, zone: str | None) -> Literal["skipped", "doubled"] | None:
    """Whether a daylight-saving change skips or doubles this wall time (T3)."""
    wall = (_midnight(day) + timedelta(minutes=minutes)).replace(tzinfo=zone_of(zone))
    first, second = wall.utcoffset(), wall.replace(fold=1).utcoffset()
    if first == second or first is None or second is None:
        return None
    return "doubled" if first > second else "skipped"


def minutes_at(instant: datetime | str, day: str, zone: str | None) -> int:
    """The whole minutes that the wall clock of that zone shows at an instant, from that date's midnight."""
    at = datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    wall = at.astimezone(zone_of(zone)).replace(tzinfo=None)
    return int((wall - _midnight(day)) // timedelta(minutes=1))
