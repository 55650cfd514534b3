"""The shoot days of the board in use follow its days and its calendar.

Promises: whenever a day, a calendar, a unit or the choice of board changes, the shoot days are those of the board in
use, in the same commit. A day that moves to another date is a new shoot day that names the one it moved from (E5). One
that the board no longer has is struck; where a call sheet or something shot hangs on it, it stays, without a number.
Refuses to follow while an import comes in: that brings its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from server.office.instants import text
from server.office.schedule.layout import Day, laid
from sync.house import Consequence, Deed, House, Record, Write, record_id

HANGS = ("call_sheet", "scene_shot", "check_in")
"""Kinds that keep a shoot day from being struck."""


def follow(deed: Deed, house: House) -> Iterable[Consequence]:
    """The `then` of every deed that may move a shoot day."""
    if deed.entry.get("import") or not _concerns(deed, house):
        return
    production = next(iter(house.all("production")), None)
    lies = laid(house, (production or {}).get("board"))
    if production is None or lies is None or not any(day.date for day in lies.days):
        return
    yield from following(house, str(production["board"]), lies.days, text(deed.now))


def _concerns(deed: Deed, house: House) -> bool:
    """Whether the board in use may have moved; of a production's own settings only the choice of board does."""
    if deed.entry["kind"] == "production":
        return "board" in deed.entry["fields"]
    board = next((one.get("board") for one in house.all("production")), None)
    of = deed.after.get("board")
    return of is None or of == board


def following(house: House, board: str, days: Iterable[Day], now: str) -> Iterable[Write]:
    """What it takes for the shoot days to be these."""
    days = list(days)
    totals = {unit: sum(day.unit == unit for day in days) for unit in {day.unit for day in days}}
    standing = {(str(one["unit"]), str(one["date"])): one for one in house.all("shoot_day")}
    wanted = {(day.unit, day.date.isoformat()): day for day in days if day.date}
    was = {
        (str(one["unit"]), one.get("number")): one
        for key, one in standing.items()
        if one.get("number") and key not in wanted
    }
    for (unit, date), day in wanted.items():
        id = record_id("shoot_day", unit, date)
        fields: dict[str, Any] = {"number": day.number, "of": totals[unit], "board": board}
        there = standing.get((unit, date))
        if there is None:
            struck = house.get("shoot_day", id)
            fields |= {"unit": unit, "date": date, **({"struck": None} if struck else {})}
            moved = was.get((unit, day.number))
            fields |= {"moved_from": str(moved["id"])} if moved else {}
        if there is None or any(there.get(name) != value for name, value in fields.items()):
            yield Write("shoot_day", id, fields)
    for key, one in standing.items():
        if key not in wanted and (one.get("board") in (None, board) or one.get("number")):
            yield from _leaves(house, one, now)


def _leaves(house: House, day: Record, now: str) -> Iterable[Write]:
    id = str(day["id"])
    if any(house.all(kind, shoot_day=id) for kind in HANGS):
        if day.get("number") is not None:
            yield Write("shoot_day", id, {"number": None, "of": None})
    else:
        yield Write("shoot_day", id, {"struck": now})
