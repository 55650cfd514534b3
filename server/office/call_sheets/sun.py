"""Sunrise, sunset and civil twilight at a place, without a network.

Promises minutes from the day's local midnight. Where the sun does not rise, set or reach twilight, that one is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from astral import Observer, sun

from server.office.instants import minutes_at, zone_of

EVENTS = ("dawn", "sunrise", "sunset", "dusk")
_ASKED: Mapping[str, Callable[..., datetime]] = {
    "dawn": sun.dawn,
    "sunrise": sun.sunrise,
    "sunset": sun.sunset,
    "dusk": sun.dusk,
}


def sun_times(point: Mapping[str, Any] | None, day: str, zone: str | None) -> dict[str, int | None]:
    """`{"dawn", "sunrise", "sunset", "dusk"}`; all None without coordinates."""
    lat, lon = (point or {}).get("lat"), (point or {}).get("lon")
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return dict.fromkeys(EVENTS)
    observer = Observer(lat, lon)
    return {event: _at(_ASKED[event], observer, day, zone) for event in EVENTS}


def _at(event: Callable[..., datetime], observer: Observer, day: str, zone: str | None) -> int | None:
    local = date.fromisoformat(day)
    # Far from Greenwich the event of a local day may belong to another day of UTC.
    for asked in (local, local - timedelta(days=1), local + timedelta(days=1)):
        try:
            found = event(observer, asked, tzinfo=UTC)
        except ValueError:
            continue
        if found.astimezone(zone_of(zone)).date() == local:
            return minutes_at(found + timedelta(seconds=30), day, zone)
    return None
