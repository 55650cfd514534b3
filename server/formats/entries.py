"""A schedule as the entries that put it into a production (K2).

Promises one draft a record, in an order in which nothing is named before it is there, with ids that
follow from the file's own: the same file read twice makes edits, never twins. What the file leaves
empty is not set.
Refuses to guess: strips of further units and strips between the days are put among the unplaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from server.formats.schedule import Board, Schedule
from sync.house import record_id

Draft = dict[str, Any]
"""`{kind, record, verb, fields, import}`: an entry without its device's part."""

UNIT = "Main"
CHUNK = 400
# Room to lay a strip between two others without moving either.
_STEP = 10


def entries(schedule: Schedule, *, import_id: str, board: str | None = None) -> list[Draft]:
    """All drafts of an import; `board` names the board whose days become shoot days."""
    drafts = [
        *_locations(schedule),
        *_elements(schedule),
        *_scenes(schedule),
        *(draft for one in schedule.boards for draft in _board(schedule, one)),
    ]
    current = current_board(schedule, board)
    if current is not None:
        drafts += _shoot_days(schedule, current)
    for draft in drafts:
        draft["import"] = import_id
    return drafts


def settings(schedule: Schedule, board: str | None = None) -> dict[str, Any]:
    """What the file says about the production itself, as fields for `production.edit`."""
    current = current_board(schedule, board)
    return _filled(
        title=schedule.project or schedule.name,
        company=schedule.company,
        board=_id(schedule, "board", current.id) if current else None,
        script_colour=schedule.script_colour,
        script_date=schedule.script_date.isoformat() if schedule.script_date else None,
        schedule_colour=schedule.schedule_colour,
        schedule_date=schedule.schedule_date.isoformat() if schedule.schedule_date else None,
    )


def current_board(schedule: Schedule, name: str | None = None) -> Board | None:
    """The board of that name; without a name the last that has dated days, else the last."""
    if name is not None:
        return next((one for one in schedule.boards if one.name == name), None)
    dated = [one for one in schedule.boards if any(day.date for day in one.days)]
    boards = dated or schedule.boards
    return boards[-1] if boards else None


def chunks(drafts: list[Draft], most: int = CHUNK) -> Iterator[list[Draft]]:
    """The drafts in pushes of at most `most` (A7 allows 500)."""
    for start in range(0, len(drafts), most):
        yield drafts[start : start + most]


def _id(schedule: Schedule, kind: str, *key: str) -> str:
    return record_id(kind, schedule.id, *key)


def _draft(kind: str, record: str, fields: dict[str, Any], verb: str = "add") -> Draft:
    return {"kind": kind, "record": record, "verb": f"{kind}.{verb}", "fields": fields}


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _location_names(schedule: Schedule) -> Iterable[str]:
    return dict.fromkeys(strip.location for strip in schedule.strips if strip.location)


def _locations(schedule: Schedule) -> Iterator[Draft]:
    for name in _location_names(schedule):
        yield _draft("location", _id(schedule, "location", name), {"name": name[:500], "sort": "set"})


def _elements(schedule: Schedule) -> Iterator[Draft]:
    known = {element.id for element in schedule.elements}
    for element in schedule.elements:
        fields = _filled(
            name=element.name or element.category or element.id,
            category=element.category or "Other",
            board_id=element.board_id,
            linked=[_id(schedule, "element", one) for one in element.linked_ids if one in known],
        )
        yield _draft("element", _id(schedule, "element", element.id), fields)


def _scenes(schedule: Schedule) -> Iterator[Draft]:
    for strip in schedule.strips:
        fields = _filled(
            number=strip.number,
            ie=strip.int_ext,
            set=strip.set_name[:500],
            dn=strip.day_night[:500],
            description=strip.description,
            script_day=strip.script_day[:500],
            script_page=strip.script_page,
            eighths=strip.eighths,
            estimate=strip.minutes,
            elements=[_id(schedule, "element", one) for one in strip.element_ids],
            location=_id(schedule, "location", strip.location) if strip.location else None,
            comments=strip.comments,
        )
        yield _draft("scene", _id(schedule, "scene", strip.id), fields)


def _board(schedule: Schedule, board: Board) -> Iterator[Draft]:
    dates = [day.date.isoformat() if day.date else "" for day in board.days]
    fields = _filled(name=board.name or board.id, calendar=board.calendar_name, dates=dates if any(dates) else [])
    yield _draft("board", _id(schedule, "board", board.id), fields)
    elsewhere = [
        one for unit in board.units for one in (*unit.loose, *(item for day in unit.days for item in day.items))
    ]
    for day in board.days:
        yield from _strips(schedule, board, day.items, {"place": "day", "day": day.number})
    yield from _strips(schedule, board, board.boneyard, {"place": "boneyard"})
    yield from _strips(schedule, board, (*board.loose, *elsewhere, *board.unplaced), {"place": "unplaced"})


def _strips(schedule: Schedule, board: Board, ids: Iterable[str], place: dict[str, Any]) -> Iterator[Draft]:
    banners = {banner.id: banner for banner in schedule.banners}
    for index, one in enumerate(ids, start=1):
        banner = banners.get(one)
        shows = {"banner": banner.text[:500]} if banner else {"scene": _id(schedule, "scene", one)}
        fields = {"board": _id(schedule, "board", board.id), **shows, **place, "order": index * _STEP}
        yield _draft("strip", _id(schedule, "strip", board.id, one), fields)


def _shoot_days(schedule: Schedule, board: Board) -> Iterator[Draft]:
    for day in board.days:
        if day.date is None:
            continue
        date = day.date.isoformat()
        fields = {
            "unit": UNIT,
            "date": date,
            "number": day.number,
            "of": len(board.days),
            "board": _id(schedule, "board", board.id),
        }
        yield _draft("shoot_day", record_id("shoot_day", UNIT, date), fields)
