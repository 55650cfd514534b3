"""The rows that a new sheet starts with, from the schedule's day: the crew, and the day's cast by their on-set times.

Promises a start, not a decision: every row can be changed, and what was changed or struck by hand is left alone.
Refuses to row whoever is struck, belongs to another unit, or is a vendor or guardian.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from server.office.call_sheets.arithmetic import LEAST, MOST
from server.office.call_sheets.day import ScheduledDay, scheduled
from sync.house import Consequence, Deed, House, Record, Write, record_id

FIRST = "1"
"""The slot of a person's only call of the day; a second call has slot "2"."""
NO_ROW = ("cast", "guardian", "vendor")
OWN_CALL = ("coordinator", "apoc", "upm", "accountant", "secretary", "location_manager", "transport_captain")
PER_HOD = ("driver",)
_QUARTER = 15


def rows_for(house: House, shoot_day: str, sheet: Record | None = None) -> list[dict[str, Any]]:
    """The `sheet_row` fields (without `call_sheet`) of everyone whom the day needs, against the times of `sheet`."""
    day = house.get("shoot_day", shoot_day)
    if day is None:
        return []
    plan = scheduled(house, day)
    cast = [_cast_row(plan, part.person, sheet or {}) for part in plan.parts if part.person is not None]
    playing = {row["person"] for row in cast}
    crew = [
        {"person": str(person["id"]), "slot": FIRST, "call_time": _crew_call(person)}
        for person in house.all("person")
        if is_crew_of(person, day) and str(person["id"]) not in playing
    ]
    return [*{row["person"]: row for row in cast}.values(), *crew]


def is_crew_of(person: Record, day: Record) -> bool:
    """Whether this person belongs on the back of that day's sheet."""
    return person.get("role") not in NO_ROW and person.get("unit") in (None, "", day.get("unit"))


def make(deed: Deed, house: House) -> Iterable[Consequence]:
    """Brings the rows that are missing, each once: what was ever there, struck or not, is left as it is."""
    id = str(deed.entry["record"])
    shoot_day = str(deed.after.get("shoot_day") or "")
    for row in rows_for(house, shoot_day, deed.after):
        row_id = record_id("sheet_row", id, row["person"], row["slot"])
        if house.get("sheet_row", row_id) is None:
            yield Write("sheet_row", row_id, {"call_sheet": id, **row})


def _crew_call(person: Record) -> dict[str, Any]:
    position = str(person.get("position") or "").casefold()
    if person.get("role") in OWN_CALL or "producer" in position:
        return {"mode": "own_call"}
    if person.get("role") in PER_HOD:
        return {"mode": "per_hod"}
    return {"mode": "offset", "offset": 0}


def _cast_row(plan: ScheduledDay, person: Record, sheet: Record) -> dict[str, Any]:
    id = str(person["id"])
    parts = plan.plays.get(id, ())
    row: dict[str, Any] = {"person": id, "slot": FIRST, "call_time": {"mode": "on_set"}}
    on_set, status = _wanted(plan, {str(one["id"]) for one in parts}, sheet), plan.status(parts)
    if on_set is not None:
        row["on_set"] = on_set
    if status is not None:
        row["status"] = status
    return row


def _wanted(plan: ScheduledDay, elements: set[str], sheet: Record) -> int | None:
    """When these elements' first scene comes up: the estimates before it, lunch left out, down to the quarter hour."""
    start: int | None = sheet.get("shooting_call")
    if start is None:
        start = sheet.get("general_call")
    if start is None:
        return None
    time, lunch = start, sheet.get("lunch")
    for strip in plan.strips:
        if elements & {str(one["id"]) for one in strip.cast}:
            break
        time += (strip.scene or {}).get("estimate") or 0
    if lunch is not None and start <= lunch < time:
        time += sheet.get("lunch_minutes") or 0
    # An estimate may be anything that a file said; a time may not.
    return time - (time - start) % _QUARTER if LEAST <= time <= MOST else None
