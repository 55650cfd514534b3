"""The day-out-of-days as plain data for a screen and a paper.

Promises each performer's cells with what they add up to, and by name what is odd: a cast id on two elements, work on a
performer's day off. Refuses words and layout.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from server.office.schedule.cast import cast_id_of
from server.office.schedule.dates import Calendar
from server.office.schedule.dood_table import Row, Table, table
from server.office.schedule.layout import laid
from server.office.schedule.one_liner import heading
from sync.house import House, Record


def dood_document(house: House, board: str) -> dict[str, Any] | None:
    """`{production, board, columns, rows, twins}`; None where there is no such board."""
    record = house.get("board", board)
    made = dood_of(house, board)
    if record is None or made is None:
        return None
    columns = [
        {"date": one.date and one.date.isoformat(), "number": one.number, "off": one.off} for one in made.columns
    ]
    people = {str(one["id"]): one.get("name") for one in house.all("person")}
    ids = Counter(id for row in made.rows if (id := cast_id_of(row.element)))
    return {
        "production": heading(house),
        "board": {"id": board, "name": record["name"]},
        "columns": columns,
        "rows": [_row(row, made, people.get(str(row.element.get("person")))) for row in made.rows],
        "twins": sorted(id for id, count in ids.items() if count > 1),
    }


def dood_of(house: House, board: str) -> Table | None:
    """The table of a board of the house."""
    record, lies = house.get("board", board), laid(house, board)
    if record is None or lies is None:
        return None
    follows = house.get("calendar", str(record["on_calendar"])) if record.get("on_calendar") else None
    calendar = Calendar.of(follows, house.all("calendar_day", calendar=str(follows["id"]))) if follows else None
    scenes = {str(one["id"]): one for one in house.all("scene")}
    return table(record, lies, scenes, house.all("element"), house.all("element_day"), calendar)


def _row(row: Row, made: Table, artist: Any) -> dict[str, Any]:
    line = row.line
    dates = [column.date for column, cell in zip(made.columns, line.cells, strict=True) if "W" in cell]
    element: Record = row.element
    return {
        "element": str(element["id"]),
        "cast_id": cast_id_of(element),
        "name": element.get("name"),
        "artist": artist,
        "cells": list(line.cells),
        "work": line.worked,
        "hold": line.count("H"),
        "travel": sum("T" in cell.split("/") for cell in line.cells),
        "rehearsal": sum("R" in cell.split("/") for cell in line.cells),
        "fitting": sum("FT" in cell.split("/") for cell in line.cells),
        "total": line.total,
        "start": dates[0].isoformat() if dates and dates[0] else None,
        "finish": dates[-1].isoformat() if dates and dates[-1] else None,
        "clashes": list(line.clashes),
    }
