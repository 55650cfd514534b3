"""The places of a sheet: where to report, where to park, the sets, and the nearest hospital of each.

Promises each place once for each use. Refuses to name a hospital that no location of the day names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from server.office.call_sheets.draft import Draft, Row
from sync.house import Record


def by_use(draft: Draft) -> list[dict[str, Any]]:
    """`[{"use", "id", "name", "address", "phone", "lat", "lon", "for", "miles"}]`; the last two are a hospital's."""
    report_to, parking = draft.location(draft.sheet.get("report_to")), draft.location(draft.sheet.get("parking"))
    sets = day_sets(draft)
    listed = [("report_to", report_to), ("parking", parking), *(("set", one) for one in sets)]
    found = [{"use": use, **_place(one), "for": [], "miles": None} for use, one in listed if one is not None]
    hospitals: dict[str, dict[str, Any]] = {}
    for place in _once([*sets, *([report_to] if report_to else []), *_own_places(draft.rows)]):
        hospital = draft.location(place.get("hospital"))
        if hospital is not None:
            entry = hospitals.setdefault(
                str(hospital["id"]),
                {"use": "hospital", **_place(hospital), "for": [], "miles": place.get("hospital_miles")},
            )
            entry["for"].append(place.get("name"))
    return [*found, *hospitals.values()]


def day_sets(draft: Draft) -> list[Record]:
    """The locations of the day's scenes, each once, in shooting order."""
    scenes = [strip.scene for strip in draft.plan.strips if strip.scene is not None]
    return _once(place for scene in scenes if (place := draft.location(scene.get("location"))))


def place_of(row: Row) -> dict[str, Any] | None:
    """Where this person reports: `{"id", "name", "address", "lat", "lon"}`."""
    if row.place is None:
        return None
    place = _place(row.place)
    return {name: place[name] for name in ("id", "name", "address", "lat", "lon")}


def hospital_of(draft: Draft, row: Row) -> dict[str, Any] | None:
    """The hospital nearest to where this person works: `{"name", "address", "phone", "lat", "lon", "miles"}`."""
    for place in (row.place, *day_sets(draft)):
        hospital = draft.location((place or {}).get("hospital"))
        if place is not None and hospital is not None:
            found = _place(hospital)
            return {
                **{name: found[name] for name in ("name", "address", "phone", "lat", "lon")},
                "miles": place.get("hospital_miles"),
            }
    return None


def _own_places(rows: Iterable[Row]) -> list[Record]:
    return [row.place for row in rows if row.place is not None]


def _once(places: Iterable[Record]) -> list[Record]:
    return list({str(one["id"]): one for one in places}.values())


def _place(record: Record) -> dict[str, Any]:
    point = record.get("point") or {}
    return {
        "id": str(record["id"]),
        **{name: record.get(name) for name in ("name", "address", "phone")},
        "lat": point.get("lat"),
        "lon": point.get("lon"),
    }
