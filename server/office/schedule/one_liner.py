"""The one-liner: every day of a board with its strips, a line each.

Promises plain data for a screen and a paper, pages in eighths, cast ids in the paper's order, the dates of the board.
Refuses words and layout: those are the paper's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from server.office.schedule.cast import by_part, cast_id_of, is_cast
from server.office.schedule.layout import Day, laid
from sync.house import House, Record


def one_liner(house: House, board: str) -> dict[str, Any] | None:
    """`{production, board, days, boneyard, unplaced, eighths}`; None where there is no such board."""
    record, lies = house.get("board", board), laid(house, board)
    if record is None or lies is None:
        return None
    told = _Told(house)
    covers: dict[str, list[Record]] = {}
    for one in house.all("cover_set", board=board):
        covers.setdefault(str(one["day"]), []).append(one)
    totals = {unit: len(lies.of(unit)) for unit in {day.unit for day in lies.days}}
    notes = {str(one["id"]): one.get("note") for one in house.all("day_break", board=board)}
    days = [
        {
            **told.day(day),
            "of": totals[day.unit],
            "note": notes.get(day.id),
            "cover": [told.strip({"id": one["id"], "scene": one["scene"]}) for one in covers.get(day.id, ())],
        }
        for day in lies.days
    ]
    return {
        "production": heading(house),
        "board": {"id": board, "name": record["name"]},
        "days": days,
        "boneyard": [told.strip(one) for one in lies.boneyard],
        "unplaced": [told.strip(one) for one in lies.unplaced],
        "eighths": sum(day["eighths"] for day in days),
    }


def heading(house: House) -> dict[str, Any]:
    """What stands over every paper of a schedule."""
    production: Mapping[str, Any] = next(iter(house.all("production")), {})
    names = ("title", "company", "script_colour", "script_date", "schedule_colour", "schedule_date", "zone")
    return {name: production.get(name) for name in names}


class _Told:
    def __init__(self, house: House) -> None:
        self._scenes = {str(one["id"]): one for one in house.all("scene")}
        self._elements = {str(one["id"]): one for one in house.all("element")}
        self._locations = {str(one["id"]): one for one in house.all("location")}

    def day(self, day: Day) -> dict[str, Any]:
        strips = [self.strip(one) for one in day.strips]
        return {
            "id": day.id,
            "number": day.number,
            "unit": day.unit,
            "date": day.date and day.date.isoformat(),
            "strips": strips,
            "eighths": sum(one["eighths"] or 0 for one in strips),
            "minutes": sum(one["minutes"] or 0 for one in strips),
        }

    def strip(self, strip: Mapping[str, Any]) -> dict[str, Any]:
        scene = self._scenes.get(str(strip.get("scene")))
        if scene is None:
            lost = strip.get("scene") is not None
            return {
                "id": str(strip["id"]),
                **dict.fromkeys(("scene", "ie", "set", "dn", "description", "script_day", "location", "eighths")),
                "banner": None if lost else strip.get("banner"),
                "lost": lost,
                "omitted": False,
                "minutes": strip.get("minutes"),
                "cast": [],
            }
        place = self._locations.get(str(scene.get("location"))) or {}
        omitted = bool(scene.get("omitted"))
        return {
            "id": str(strip["id"]),
            "scene": scene.get("number"),
            "ie": scene.get("ie"),
            "set": scene.get("set"),
            "dn": scene.get("dn"),
            "description": scene.get("description"),
            "script_day": scene.get("script_day"),
            "location": place.get("name"),
            "eighths": None if omitted else scene.get("eighths"),
            "banner": None,
            "lost": False,
            "omitted": omitted,
            "minutes": None if omitted else scene.get("estimate"),
            "cast": [] if omitted else self._cast(scene),
        }

    def _cast(self, scene: Record) -> list[str]:
        found = [self._elements[str(one)] for one in scene.get("elements") or () if str(one) in self._elements]
        return [id for one in sorted(filter(is_cast, found), key=by_part) if (id := cast_id_of(one))]
