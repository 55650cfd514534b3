"""A schedule as the entries that put it into a production (K2).

Promises one draft a record, in an order in which nothing is named before it is there, with ids that
follow from the file's own: the same file read twice makes edits, never twins. What the file leaves
empty is not set.
Refuses to guess: strips between the days are put among the unplaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from server.formats.schedule import Board, Schedule
from server.formats.uss_own import FIELDS, Own
from server.office.schedule.layout import AT_ONCE, MAIN, day_id
from server.office.schedule.order import nth
from server.office.schedule.settings import STANDS, week
from sync.house import record_id
from sync.plain import is_uuid

Draft = dict[str, Any]
"""`{kind, record, verb, fields, import}`: an entry without its device's part."""

CHUNK = 400


def entries(schedule: Schedule, *, import_id: str, board: str | None = None) -> list[Draft]:
    """All drafts of an import; `board` names the board whose days become shoot days."""
    drafts = [
        *_locations(schedule),
        *_calendars(schedule),
        *_elements(schedule),
        *_scenes(schedule),
        *(draft for one in schedule.boards for draft in _board(schedule, one)),
    ]
    current = current_board(schedule, board)
    if current is not None:
        drafts += _shoot_days(schedule, current)
    if schedule.own:
        drafts = _as_it_was(drafts, schedule.own)
    for draft in drafts:
        draft["import"] = import_id
    return drafts


def _as_it_was(drafts: list[Draft], own: Own) -> list[Draft]:
    """The drafts of a file that Callboard wrote, with what stands in its own part."""
    found = {(one["kind"], one["record"]): one for one in drafts if (one["kind"], one["record"]) not in own.less}
    for kind, id, fields in own.records:
        one = found.setdefault((kind, id), _draft(kind, id, {}))
        one["fields"] = {name: value for name, value in {**one["fields"], **fields}.items() if value is not None}
    order = [*FIELDS, "shoot_day"]
    return sorted(found.values(), key=lambda one: order.index(one["kind"]))


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
    """The board of that name; without a name the one that was in use where the file says so, else the last that has
    dated days, else the last."""
    if name is not None:
        return next((one for one in schedule.boards if one.name == name), None)
    if schedule.own and schedule.own.board:
        return next((one for one in schedule.boards if one.id == schedule.own.board), None)
    dated = [one for one in schedule.boards if any(day.date for day in one.days)]
    boards = dated or schedule.boards
    return boards[-1] if boards else None


def chunks(drafts: list[Draft], most: int = CHUNK) -> Iterator[list[Draft]]:
    """The drafts in pushes of at most `most` (A7 allows 500)."""
    for start in range(0, len(drafts), most):
        yield drafts[start : start + most]


def _id(schedule: Schedule, kind: str, *key: str) -> str:
    """The record of what a file calls so; a file that Callboard wrote has the records' own ids."""
    if schedule.own and len(key) == 1 and is_uuid(key[0]):
        return key[0]
    return record_id(kind, schedule.id, *key)


def _day_id(schedule: Schedule, board: str, number: int, unit: str) -> str:
    own = schedule.own.days.get(board, {}).get(unit, ()) if schedule.own else ()
    return own[number - 1] if number <= len(own) else day_id(board, number, unit)


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
            dood={name: said for name, said in element.dood if said is not None and said != STANDS[name]} or None,
            days_off=week(element.weekdays_off),
        )
        yield _draft("element", _id(schedule, "element", element.id), fields)
        for when, sort, note in element.days:
            own = {"element": _id(schedule, "element", element.id), "date": when.isoformat()}
            yield _draft(
                "element_day", record_id("element_day", *own.values()), {**own, **_filled(sort=sort, note=note)}
            )


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


def _calendars(schedule: Schedule) -> Iterator[Draft]:
    for one in schedule.calendars:
        id = _id(schedule, "calendar", one.id)
        start = one.start.isoformat() if one.start else None
        yield _draft("calendar", id, _filled(name=one.name or one.id, start=start, days_off=week(one.weekdays_off)))
        days = {when: ("event", name) for when, name in one.events} | {when: _sort_of(name) for when, name in one.off}
        for when, (sort, note) in sorted(days.items()):
            own = {"calendar": id, "date": when.isoformat()}
            yield _draft(
                "calendar_day", record_id("calendar_day", *own.values()), {**own, **_filled(sort=sort, note=note)}
            )


def _sort_of(name: str) -> tuple[str, str]:
    """The sort of a day off, and its name where the sort does not say it already."""
    plain = name.casefold().replace(" ", "").replace("_", "")
    sort = {"holiday": "holiday", "travel": "travel", "companymove": "company_move"}.get(plain, "day_off")
    return sort, "" if plain in ("holiday", "dayoff", "travel", "companymove") else name


def _board(schedule: Schedule, board: Board) -> Iterator[Draft]:
    id = _id(schedule, "board", board.id)
    calendar = _id(schedule, "calendar", board.calendar_id) if board.calendar_id else None
    yield _draft("board", id, _filled(name=board.name or board.id, on_calendar=calendar))
    units = [
        (MAIN, board.days),
        *((unit.name or f"Unit {index}", unit.days) for index, unit in enumerate(board.units, 2)),
    ]
    for unit, days in units:
        if unit != MAIN:
            own = {"board": id, "unit": unit}
            yield _draft(
                "board_unit",
                record_id("board_unit", *own.values()),
                _filled(**own, sort="second", on_calendar=calendar),
            )
        for day in days:
            fields = _filled(board=id, unit=unit, order=nth(day.number * AT_ONCE))
            yield _draft("day_break", _day_id(schedule, id, day.number, unit), fields)
    for unit, days in units:
        for day in days:
            yield from _strips(schedule, board, day.items, "day", _day_id(schedule, id, day.number, unit))
    loose = (*board.loose, *(one for unit in board.units for one in unit.loose))
    yield from _strips(schedule, board, board.boneyard, "boneyard")
    yield from _strips(schedule, board, (*loose, *board.unplaced), "unplaced")


def _strips(
    schedule: Schedule, board: Board, ids: Iterable[str], place: str, day: str | None = None
) -> Iterator[Draft]:
    banners = {banner.id: banner for banner in schedule.banners}
    own = schedule.own.strips.get(board.id, {}) if schedule.own else {}
    if schedule.own:
        ids = [one for one in ids if one in own]
    for index, one in enumerate(ids, start=1):
        banner = banners.get(one)
        if banner:
            shows = _filled(banner=banner.text[:500] or "–", minutes=banner.minutes, comments=banner.comments)
        else:
            shows = {"scene": _id(schedule, "scene", one)}
        at = _filled(place=place, day=day, order=nth(index * AT_ONCE))
        fields = {"board": _id(schedule, "board", board.id), **shows, "at": at}
        yield _draft("strip", own.get(one) or _id(schedule, "strip", board.id, one), fields)


def _shoot_days(schedule: Schedule, board: Board) -> Iterator[Draft]:
    for day in board.days:
        if day.date is None:
            continue
        date = day.date.isoformat()
        fields = {
            "unit": MAIN,
            "date": date,
            "number": day.number,
            "of": len(board.days),
            "board": _id(schedule, "board", board.id),
        }
        yield _draft("shoot_day", record_id("shoot_day", MAIN, date), fields)
