"""The Universal Schedule Standard (`.uss`): bytes to a Schedule.

Promises both spellings of its keys (`duration` or `time`, `ucid` or `catId`, `breakdownIds` or
`breakdownArrays`, `type`/`name` or `effect`/`type` of events, categories that list their elements, day
breaks that are strips), pages as eighths, durations as minutes, and a remark for all that is odd.
Refuses a file whose shape is wrong, with the path of the first wrong value; nothing is half read.
"""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError

from server.formats.format_error import FormatError
from server.formats.json_text import parse
from server.formats.schedule import Banner, Category, Element, Remark, Schedule, Strip
from server.formats.uss_boards import boards_of
from server.formats.uss_breakdowns import banner_of, strip_of
from server.formats.uss_calendars import calendars_of, days_off_of, performers_days, weekdays_of
from server.formats.uss_own import KEY, own_part
from server.formats.uss_remarks import about_elements, about_strips
from server.formats.uss_shapes import ScheduleShape
from server.formats.words import Name

ROOT = "universalScheduleStandard"
MOST = {"breakdowns": 20_000, "elements": 50_000, "categories": 2_000, "calendars": 500, "stripboards": 500}

_SHAPE = ScheduleShape()
_DOOD = {
    "shown": ("isDood", "doodInclude"),
    "hold": ("isHold", "doodHoldAllow"),
    "drop": ("isDrop", "doodDropAllow"),
    "drop_days": ("dropDayCount", "doodDayCount", "doodDropDays"),
}
_WHY = {
    "Missing data for required field.": "missing",
    "Field may not be null.": "missing",
    "Not a valid number.": "number",
    "Number too large.": "number",
    "Not a valid integer.": "number",
    "Special numeric values (nan or infinity) are not permitted.": "number",
    "Not a valid list.": "list",
    "Invalid input type.": "record",
}


def read_uss(text: str) -> Schedule:
    """The Schedule that a USS text holds."""
    file = _shaped(parse(text))
    categories = _categories(file["categories"])
    elements = _elements(file["elements"], file["categories"], categories)
    strips, banners, breaks, remarks = _breakdowns(file["breakdowns"], elements)
    calendars, calendar_remarks = calendars_of(file["calendars"] or [])
    boards, board_remarks = boards_of(file["stripboards"] or [], calendars, strips, banners, breaks)
    return Schedule(
        format="uss",
        id=file["id"],
        project=file["project"],
        company=file["company"],
        name=file["name"],
        script_colour=file["scriptColor"],
        script_date=file["scriptDate"],
        schedule_colour=file["schedColor"],
        schedule_date=file["schedDate"],
        strips=tuple(strips.values()),
        banners=tuple(banners.values()),
        elements=tuple(elements.values()),
        categories=tuple(categories.values()),
        calendars=tuple(calendars.values()),
        boards=boards,
        warnings=(*remarks, *about_elements(file, elements), *calendar_remarks, *board_remarks),
        own=own_part({"source": file["source"], KEY: file["own"]}),
    )


def _shaped(value: object) -> dict[str, Any]:
    root = value.get(ROOT) if isinstance(value, dict) else None
    if root is None:
        raise FormatError("not_uss")
    if not isinstance(root, dict):
        raise FormatError("shape", ROOT, why=Name("why.record"))
    for things, most in MOST.items():
        listed = root.get(things)
        if isinstance(listed, list) and len(listed) > most:
            raise FormatError("too_many", f"{ROOT}.{things}", count=len(listed), things=Name(things), most=most)
    try:
        file: dict[str, Any] = _SHAPE.load(root)
    except ValidationError as wrong:
        path, why = _first(wrong.normalized_messages())
        raise FormatError("shape", ROOT + path, why=Name(f"why.{why}")) from None
    for things in MOST:
        _no_twin_ids(things, file[things] or [])
    return file


def _first(messages: Any) -> tuple[str, str]:
    """The path and the reason of the first wrong value; `_schema` means the record itself."""
    path = ""
    while isinstance(messages, dict):
        key, messages = next(iter(messages.items()))
        if key != "_schema":
            path += f"[{key}]" if isinstance(key, int) else f".{key}"
    message = messages[0] if isinstance(messages, list) and messages else ""
    if isinstance(message, dict):
        deeper, why = _first(message)
        return path + deeper, why
    return path, _WHY.get(message, message if " " not in message and message else "other")


def _no_twin_ids(things: str, records: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    for index, record in enumerate(records):
        if record["id"] in seen:
            raise FormatError("twin_id", f"{ROOT}.{things}[{index}].id", id=record["id"], things=Name(things))
        seen.add(record["id"])


def _categories(records: list[dict[str, Any]]) -> dict[str, Category]:
    return {
        record["id"]: Category(
            record["id"], record["name"], record["ucid"] if record["ucid"] is not None else record["catId"]
        )
        for record in records
    }


def _elements(
    records: list[dict[str, Any]], listed: list[dict[str, Any]], categories: dict[str, Category]
) -> dict[str, Element]:
    # The old spelling: a category lists its elements, and the first to list one has it.
    owner: dict[str, str] = {}
    for category in listed:
        for element_id in category["elements"] or ():
            owner.setdefault(element_id, category["id"])
    elements = {}
    for record in records:
        category_id = record["category"] or owner.get(record["id"])
        held = categories.get(category_id or "")
        elements[record["id"]] = Element(
            id=record["id"],
            name=record["name"],
            category_id=held.id if held else None,
            category=held.name if held else "",
            is_cast=held is not None and held.is_cast,
            board_id=record["elementId"] or None,
            linked_ids=tuple(record["linkedElements"] or ()),
            days_off=days_off_of(record["events"] or []),
            weekdays_off=weekdays_of(record["daysOff"] or ()),
            days=performers_days(record["events"] or []),
            dood=tuple((name, _first_said(record, keys)) for name, keys in _DOOD.items()),
        )
    return elements


def _first_said(record: dict[str, Any], keys: tuple[str, ...]) -> bool | int | None:
    return next((record[key] for key in keys if record[key] is not None), None)


def _breakdowns(
    records: list[dict[str, Any]], elements: dict[str, Element]
) -> tuple[dict[str, Strip], dict[str, Banner], frozenset[str], list[Remark]]:
    strips: dict[str, Strip] = {}
    banners: dict[str, Banner] = {}
    breaks: set[str] = set()
    for index, record in enumerate(records):
        sort = record["type"].casefold() or "scene"
        if sort in {"scene", "strip"}:
            strips[record["id"]] = strip_of(record, elements)
        elif sort == "banner":
            banners[record["id"]] = banner_of(record)
        elif sort == "day":
            breaks.add(record["id"])
        else:
            raise FormatError("shape", f"{ROOT}.breakdowns[{index}].type", why=Name("why.type"))
    return strips, banners, frozenset(breaks), about_strips(records, strips)
