"""A board frozen at one moment: what two versions of a schedule are told apart by.

`{board, days, boneyard, unplaced, scenes, cast}`: days hold strips by id with what each shows; scenes by id with slug,
pages, time and the elements of their cast; cast by element with id, name, who plays it, and the code of each day that
it has one. Plain data, for the log. Promises nothing that is struck. Refuses to judge.
"""

from __future__ import annotations

from typing import Any

from server.office.schedule.cast import cast_id_of, is_cast
from server.office.schedule.dood_document import dood_of
from server.office.schedule.layout import laid
from sync.house import House, Record

SHOWN = ("number", "ie", "set", "dn", "eighths", "estimate", "omitted")
"""What of a scene is told when it changes, besides its cast."""


def snapshot(house: House, board: str) -> dict[str, Any] | None:
    """The board as it stands; None where there is none."""
    record, lies, table = house.get("board", board), laid(house, board), dood_of(house, board)
    if record is None or lies is None or table is None:
        return None
    elements = {str(one["id"]): one for one in house.all("element") if is_cast(one)}
    scenes = {str(one["id"]): one for one in house.all("scene")}
    days = [
        {
            "id": day.id,
            "unit": day.unit,
            "number": day.number,
            "date": day.date and day.date.isoformat(),
            "strips": [_strip(one) for one in day.strips],
        }
        for day in lies.days
    ]
    work: dict[str, dict[str, str]] = {}
    for row in table.rows:
        own = work.setdefault(str(row.element["id"]), {})
        for column, cell in zip(table.columns, row.line.cells, strict=True):
            if cell:
                own[column.date.isoformat() if column.date else f"#{column.number or 0}"] = cell
    return {
        "board": {"id": board, "name": record["name"]},
        "days": days,
        "boneyard": [_strip(one) for one in lies.boneyard],
        "unplaced": [_strip(one) for one in lies.unplaced],
        "scenes": {id: _scene(one, elements) for id, one in scenes.items()},
        "cast": {
            id: {
                "cast_id": cast_id_of(one),
                "name": one.get("name"),
                "person": one.get("person"),
                "days": work.get(id, {}),
            }
            for id, one in elements.items()
        },
    }


def _strip(strip: Record) -> list[Any]:
    """[id, scene or null, banner or null]"""
    return [str(strip["id"]), strip.get("scene"), None if strip.get("scene") else strip.get("banner")]


def _scene(scene: Record, elements: dict[str, Record]) -> dict[str, Any]:
    cast = sorted(str(one) for one in scene.get("elements") or () if str(one) in elements)
    return {**{name: scene[name] for name in SHOWN if scene.get(name) is not None}, "cast": cast}
