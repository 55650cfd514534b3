"""Stripboards of a USS file: which strips shoot on which day.

Promises that a shoot day is a nested list, or in the old spelling what stands before a day break, and
that every strip and banner is in exactly one of: a day, loose on the board, the boneyard, unplaced.
Refuses more shoot days than any production has.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from server.formats.format_error import FormatError
from server.formats.schedule import Banner, Board, Calendar, Day, Remark, Strip, Unit, remark
from server.formats.uss_calendars import shooting_dates
from server.formats.uss_remarks import name_of
from server.formats.words import Name

MOST_DAYS = 500


@dataclass
class _Placing:
    """What one stripboard has placed so far; an id counts where it stands first."""

    strips: dict[str, Strip]
    banners: dict[str, Banner]
    breaks: frozenset[str]
    seen: set[str] = field(default_factory=set)
    twice: dict[str, None] = field(default_factory=dict)
    unknown: int = 0

    def new(self, ids: Collection[str]) -> tuple[str, ...]:
        """Those ids that are strips or banners of the file and stand nowhere yet."""
        found = []
        for one in ids:
            if one in self.breaks:
                continue
            if one in self.seen:
                self.twice[one] = None
            elif one in self.strips or one in self.banners:
                self.seen.add(one)
                found.append(one)
            else:
                self.unknown += 1
        return tuple(found)


def boards_of(
    records: list[dict[str, Any]],
    calendars: dict[str, Calendar],
    strips: dict[str, Strip],
    banners: dict[str, Banner],
    breaks: frozenset[str],
) -> tuple[tuple[Board, ...], list[Remark]]:
    """Every stripboard in the file's order, with what is odd about it."""
    boards = []
    remarks = []
    for index, record in enumerate(records):
        placing = _Placing(strips, banners, breaks)
        calendar = calendars.get(record["calendar"] or "")
        board = _board(record, calendar, placing, f"universalScheduleStandard.stripboards[{index}]")
        boards.append(board)
        if board.days and calendar is None:
            remarks.append(remark("no_calendar", board=board.name))
        remarks += _odd(board, placing)
    return tuple(boards), remarks


def _board(record: dict[str, Any], calendar: Calendar | None, placing: _Placing, where: str) -> Board:
    boneyard: tuple[str, ...] = ()
    units = []
    for index, part in enumerate(record["boards"]):
        new_spelling = part["breakdownIds"] is not None
        items = part["breakdownIds"] if new_spelling else part["breakdownArrays"]
        key = "breakdownIds" if new_spelling else "breakdownArrays"
        if "boneyard" in part["name"].casefold():
            for item in items or ():
                boneyard += placing.new(item if isinstance(item, list) else [item])
        else:
            units.append(_unit(part["name"], items or [], calendar, placing, f"{where}.boards[{index}].{key}"))
    main = next((unit for unit in units if unit.name.casefold() == "stripboard"), units[0] if units else None)
    return Board(
        id=record["id"],
        name=record["name"],
        calendar_name=calendar.name if calendar else "",
        days=main.days if main else (),
        loose=main.loose if main else (),
        boneyard=boneyard,
        units=tuple(unit for unit in units if unit is not main),
        unplaced=tuple(one for one in (*placing.strips, *placing.banners) if one not in placing.seen),
        calendar_id=calendar.id if calendar else None,
    )


def _unit(name: str, items: list[Any], calendar: Calendar | None, placing: _Placing, where: str) -> Unit:
    if any(one in placing.breaks for one in items if isinstance(one, str)):
        items = _grouped(items, placing.breaks)
    groups = [item for item in items if isinstance(item, list)]
    if len(groups) > MOST_DAYS:
        raise FormatError("too_many", where, count=len(groups), things=Name("days"), most=MOST_DAYS)
    dates = shooting_dates(calendar)
    days: list[Day] = []
    loose: tuple[str, ...] = ()
    for item in items:
        if isinstance(item, list):
            days.append(Day(len(days) + 1, next(dates), placing.new(item)))
        else:
            loose += placing.new([item])
    return Unit(name, tuple(days), loose)


def _grouped(items: list[Any], breaks: frozenset[str]) -> list[Any]:
    """The old spelling with a break at the end of each day; what follows the last break is in no day."""
    grouped: list[Any] = []
    day: list[str] = []
    for item in items:
        if isinstance(item, list):
            grouped.append(item)
        elif item in breaks:
            grouped.append(day)
            day = []
        else:
            day.append(item)
    return [*grouped, *day]


def _odd(board: Board, placing: _Placing) -> list[Remark]:
    def names(ids: Collection[str]) -> tuple[Name, ...]:
        return tuple(name_of(one, placing.strips, placing.banners) for one in ids)

    found = []
    if board.unplaced:
        found.append(remark("unplaced", board=board.name, count=len(board.unplaced), names=names(board.unplaced)))
    if board.days and board.loose:
        found.append(remark("loose", board=board.name, count=len(board.loose), names=names(board.loose)))
    found += [remark("twice_on_board", board=board.name, name=name) for name in names(list(placing.twice)[:12])]
    if placing.unknown:
        found.append(remark("unknown_on_board", board=board.name, count=placing.unknown))
    return found
