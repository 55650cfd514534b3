"""The three call sheets: drafted for every day, published for the first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from server.demo import show
from server.demo.pen import Pen, Records
from server.demo.people import artist_id, members, person_id
from server.demo.plan import place_id
from server.demo.sheets import SHEETS, Called, Sheet
from server.office.call_sheets.preview import preview
from server.office.call_sheets.rows import FIRST
from server.office.instants import text
from sync.house import record_id

PATIENCE = timedelta(minutes=10)


def draft_sheets(pen: Pen, days: list[str]) -> list[str]:
    """A sheet with its rows for each shoot day; gives the sheets' ids."""
    return [_draft(pen, day, sheet) for day, sheet in zip(days, SHEETS, strict=True)]


def publish(pen: Pen, sheet: str) -> None:
    """Publish as previewed, by the same deed as the coordinator's own button."""
    _go_out(pen, sheet, 0)


def push(pen: Pen, sheet: str, minutes: int) -> None:
    """Push the general call, and all that hangs on it, by so many minutes."""
    _go_out(pen, sheet, minutes)


def _go_out(pen: Pen, sheet: str, shift: int) -> None:
    seen = preview(Records(pen.log), sheet, shift)
    publishing = {"digest": seen["digest"], "deadline": text(pen.now + PATIENCE), "prelim": False}
    if shift:
        publishing["general_call"] = seen["general_call"]
    pen.write("call_sheet", sheet, "push" if shift else "publish", {"publishing": publishing})
    pen.send()


def _draft(pen: Pen, day: str, sheet: Sheet) -> str:
    id = record_id("call_sheet", day)
    fields = {
        "shoot_day": day,
        **sheet.times,
        "report_to": place_id(sheet.report_to),
        "parking": place_id(sheet.parking),
        "ring": person_id("second_ad"),
        "weather": sheet.weather,
        "safety": sheet.safety,
        "notes": sheet.notes,
        "channels": show.CHANNELS,
    }
    pen.write("call_sheet", id, "make", fields)
    for board_id, called in sheet.cast.items():
        _row(pen, id, artist_id(board_id), _cast_call(called))
    for member in members():
        _row(pen, id, person_id(member.key), {"call_time": _call_time(sheet.crew.get(member.key, member.call))})
    return id


def _row(pen: Pen, sheet: str, person: str, fields: dict[str, Any]) -> None:
    row = {"call_sheet": sheet, "person": person, "slot": FIRST, **fields}
    pen.write("sheet_row", record_id("sheet_row", sheet, person, FIRST), "add", row)


def _cast_call(called: Called) -> dict[str, Any]:
    return {
        "call_time": {"mode": "on_set"},
        "pickup": called.pickup,
        "makeup": called.makeup,
        "on_set": called.on_set,
        "remarks": called.remarks or None,
    }


def _call_time(call: int | str) -> dict[str, Any]:
    return {"mode": "offset", "offset": call} if isinstance(call, int) else {"mode": call}
