"""Call arithmetic: when a row's person reports, and what a push does (T1, T2).

Promises that a push of n and then of -n gives the same sheet.
Refuses to move a row that stands by itself: a time, O/C, per HOD, W/N, standby, on hold, N/C.
Twin of `pwa/src/rules/calls.ts`; `tests/vectors/calls.json` and `push.json` hold both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

BLOCK_MINUTES = 60
"""Where the production sets none: the start in use, as for MAKEUP_MINUTES."""
MAKEUP_MINUTES = 30
LEAST, MOST = -1_440, 4_320
"""What a field of minutes may hold: from the day before to the third morning after."""
SHEET_TIMES = ("general_call", "shooting_call", "breakfast", "lunch", "wrap")
ROW_TIMES = ("pickup", "makeup", "on_set")


def mode_of(row: Mapping[str, Any]) -> str | None:
    mode = (row.get("call_time") or {}).get("mode")
    return str(mode) if mode else None


def follows(row: Mapping[str, Any]) -> bool:
    """Whether a push moves this row: it is relative to the general call or worked back from an on-set time."""
    return mode_of(row) in ("offset", "on_set")


def call_time(row: Mapping[str, Any], sheet: Mapping[str, Any], production: Mapping[str, Any]) -> int | None:
    """The minutes at which the person reports; None where the row names no time."""
    call = row.get("call_time") or {}
    general: int | None = sheet.get("general_call")
    time: int | None = call.get("time")
    makeup: int | None = row.get("makeup")
    on_set: int | None = row.get("on_set")
    match call.get("mode"):
        case "offset":
            return None if general is None else general + int(call.get("offset") or 0)
        case "time":
            return time
        case "on_set" if makeup is not None:
            return makeup
        case "on_set" if on_set is not None:
            return (
                on_set
                - _setting(production, "block_minutes", BLOCK_MINUTES)
                - _setting(production, "makeup_minutes", MAKEUP_MINUTES)
            )
    return None


def shift_sheet(sheet: Mapping[str, Any], minutes: int) -> dict[str, Any]:
    """The sheet after a push of that many minutes; a pull is below zero."""
    return _moved(sheet, SHEET_TIMES, minutes)


def shift_row(row: Mapping[str, Any], minutes: int) -> dict[str, Any]:
    """The row after a push, the same where it does not follow."""
    return _moved(row, ROW_TIMES if follows(row) else (), minutes)


def _setting(production: Mapping[str, Any], name: str, start: int) -> int:
    value = production.get(name)
    return start if value is None else int(value)


def _moved(record: Mapping[str, Any], names: tuple[str, ...], minutes: int) -> dict[str, Any]:
    moved = {name: record[name] + minutes for name in names if record.get(name) is not None}
    return {**record, **moved}
