"""A board as it lies: its days by unit, each with its strips in order, the boneyard, and what is placed nowhere.

Promises every strip of the board in exactly one place, and one order for everyone: by key, then by id. A strip whose
day is no more stands among the unplaced. Strips from before there were day breaks (`place`, `day`, `order`) are read.
Twin of `pwa/src/rules/layout.ts`; `tests/vectors/layout.json` holds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from server.office.schedule.dates import Calendar, dates_of
from server.office.schedule.order import nth
from sync.house import House, Record, record_id

MAIN = "Main"
AT_ONCE = 10
"""What lies between two numbers of a row that is written at once."""


@dataclass(frozen=True)
class At:
    """Where a strip stands. `day` is the id of a day break."""

    place: str
    day: str | None
    order: str


@dataclass(frozen=True)
class Day:
    """A day of a board. `number` counts from 1 within its unit; `date` is null where nothing says when."""

    id: str
    unit: str
    number: int
    date: date | None
    strips: tuple[Record, ...]


@dataclass(frozen=True)
class Layout:
    """`days`: the main unit's, then each further unit's, in order."""

    days: tuple[Day, ...]
    boneyard: tuple[Record, ...]
    unplaced: tuple[Record, ...]

    def of(self, unit: str | None) -> tuple[Day, ...]:
        return tuple(day for day in self.days if day.unit == (unit or MAIN))


def day_id(board: str, number: int, unit: str = MAIN) -> str:
    """The day break that a file's nth day becomes."""
    return record_id("day_break", board, unit, str(number))


def at_of(strip: Record) -> At:
    """Where a strip stands, in whatever way it was written."""
    at = strip.get("at")
    if at:
        return At(str(at["place"]), at.get("day"), str(at["order"]))
    place, number, order = strip.get("place") or "unplaced", strip.get("day"), strip.get("order")
    day = day_id(str(strip.get("board")), int(number)) if place == "day" and number is not None else None
    return At(str(place), day, nth(BEYOND if order is None else int(order)))


BEYOND = 10**9


def layout(
    board: Record,
    breaks: Iterable[Record],
    strips: Iterable[Record],
    calendars: Mapping[str, Calendar] | None = None,
    units: Iterable[Record] = (),
) -> Layout:
    """The board as it lies. Breaks and strips of other boards are passed over; `units` are its board_units."""
    own = str(board["id"])
    placed = [(at_of(one), one) for one in strips if one.get("board") == own]
    placed.sort(key=lambda pair: (pair[0].order, str(pair[1]["id"])))
    days = [(str(one["id"]), str(one.get("unit") or MAIN), str(one["order"])) for one in breaks if one["board"] == own]
    fixed = {str(one["id"]): one.get("date") for one in breaks if one["board"] == own}
    days += _implied(own, {id for id, _, _ in days}, placed)
    known = {id for id, _, _ in days}
    rows: dict[str, list[Record]] = {id: [] for id in known}
    boneyard: list[Record] = []
    unplaced: list[Record] = []
    for at, strip in placed:
        if at.place == "day" and at.day in known:
            rows[str(at.day)].append(strip)
        else:
            (boneyard if at.place == "boneyard" else unplaced).append(strip)
    by_unit = {str(one["unit"]): one for one in units if one.get("board") == own}
    found: list[Day] = []
    for unit in sorted({unit for _, unit, _ in days}, key=lambda name: _unit_place(name, by_unit)):
        mine = sorted((one for one in days if one[1] == unit), key=lambda one: (one[2], one[0]))
        follows = (by_unit.get(unit) or {}).get("on_calendar") or (board.get("on_calendar") if unit == MAIN else None)
        calendar = (calendars or {}).get(str(follows))
        brought = board.get("dates") if unit == MAIN else None
        dates = dates_of(calendar, [fixed.get(id) for id, _, _ in mine], brought or ())
        found += [
            Day(id, unit, number, when, tuple(rows[id]))
            for number, ((id, _, _), when) in enumerate(zip(mine, dates, strict=True), 1)
        ]
    return Layout(tuple(found), tuple(boneyard), tuple(unplaced))


def _unit_place(unit: str, units: Mapping[str, Record]) -> tuple[bool, str, str]:
    return (unit != MAIN, str((units.get(unit) or {}).get("order") or ""), unit)


def _implied(board: str, known: set[str], placed: Sequence[tuple[At, Record]]) -> list[tuple[str, str, str]]:
    """Days that only their strips tell of, from before there were day breaks."""
    numbers = {int(one["day"]) for at, one in placed if not one.get("at") and at.day and at.day not in known}
    return [(day_id(board, number), MAIN, nth(number * AT_ONCE)) for number in sorted(numbers)]


def laid(house: House, board: Any) -> Layout | None:
    """A board of the house as it lies; none where there is no such board."""
    record = house.get("board", str(board)) if board else None
    if record is None:
        return None
    id = str(record["id"])
    units = house.all("board_unit", board=id)
    named = {str(one["on_calendar"]) for one in (record, *units) if one.get("on_calendar")}
    calendars = {
        one: Calendar.of(found, house.all("calendar_day", calendar=one))
        for one in named
        if (found := house.get("calendar", one))
    }
    return layout(record, house.all("day_break", board=id), house.all("strip", board=id), calendars, units)
