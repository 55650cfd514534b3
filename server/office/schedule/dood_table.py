"""The day-out-of-days of a board: a column a day, a line a performer.

Promises every day of work of every unit; days without a date stand behind the dated ones. Performers who neither work
nor have a day entered are left out, and so is whoever is not to be shown. Twin of `pwa/src/rules/dood-table.ts`;
`tests/vectors/dood_table.json` holds both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from server.office.schedule.cast import by_part, is_cast
from server.office.schedule.dates import Calendar
from server.office.schedule.dood import CODES, Column, Line, Rules, line
from server.office.schedule.layout import MAIN, Layout
from server.office.schedule.settings import WEEKDAYS
from sync.house import Record

LONGEST = 800
"""Days from first to last beyond which days off are no columns."""


@dataclass(frozen=True)
class Row:
    element: Record
    line: Line


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def table(
    board: Record,
    lies: Layout,
    scenes: Mapping[str, Record],
    elements: Iterable[Record],
    element_days: Iterable[Record],
    calendar: Calendar | None = None,
    of: Callable[[Record], bool] = is_cast,
) -> Table:
    """`calendar` is the main unit's. `of` says whose lines: the cast's where nothing else is asked."""
    asked = [
        one for one in sorted(elements, key=by_part) if of(one) and (one.get("dood") or {}).get("shown") is not False
    ]
    marks: dict[str, dict[date, str]] = {str(one["id"]): {} for one in asked}
    for one in element_days:
        if str(one["element"]) in marks:
            marks[str(one["element"])][date.fromisoformat(str(one["date"]))] = str(one["sort"])
    entered = {when for of_one in marks.values() for when, sort in of_one.items() if sort in CODES}
    columns, places = _columns(lies, entered, calendar)
    works: dict[str, set[int]] = {}
    for day in lies.days:
        for strip in day.strips:
            for element in working(scenes.get(str(strip.get("scene")))):
                works.setdefault(element, set()).add(places[day.id])
    rows = []
    for one in asked:
        id = str(one["id"])
        week = one.get("days_off") or {}
        weekly = [index for index, name in enumerate(WEEKDAYS) if week.get(name)]
        found = line(works.get(id, set()), columns, marks[id], Rules.of(board.get("dood"), one.get("dood")), weekly)
        if found.total:
            rows.append(Row(one, found))
    return Table(columns, tuple(rows))


def working(scene: Record | None) -> tuple[str, ...]:
    """The elements that a scene needs; an omitted one needs none."""
    if scene is None or scene.get("omitted"):
        return ()
    return tuple(str(one) for one in scene.get("elements") or ())


def _columns(lies: Layout, entered: set[date], calendar: Calendar | None) -> tuple[tuple[Column, ...], dict[str, int]]:
    """The columns, and which of them each day of the board is."""
    shot = {day.date for day in lies.days if day.date}
    dates = {*shot, *entered}
    if shot and (span := (max(shot) - min(shot)).days) <= LONGEST:
        dates |= {min(shot) + timedelta(days=index) for index in range(span)}
    numbers = {day.date: day.number for day in lies.days if day.date and day.unit == MAIN}
    columns = [
        Column(when, numbers.get(when), when not in shot and calendar is not None and calendar.off(when))
        for when in sorted(dates)
    ]
    where = {column.date: index for index, column in enumerate(columns)}
    places = {}
    for day in lies.days:
        if day.date:
            places[day.id] = where[day.date]
        else:
            places[day.id] = len(columns)
            columns.append(Column(None, day.number if day.unit == MAIN else None))
    return tuple(columns), places
