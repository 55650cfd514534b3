"""What to look at before publishing: nothing here forbids it, everything here is worth asking about (T3).

Promises each finding as `{"code", "text", "values"}`: `look.<code>` is its key in the catalogue, the text English.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from server.office.call_sheets.draft import Draft, Row
from server.office.call_sheets.places import day_sets
from server.office.call_sheets.rows import is_crew_of
from server.office.instants import wall_trouble
from server.office.times import clock_time
from sync.house import House

TEXTS = {
    "no_general_call": "The sheet has no general call.",
    "no_report_to": "The sheet does not say where to report.",
    "no_ring": "The sheet does not say whom to ring.",
    "skipped": "{time} does not exist on that day: the clocks go forward. {names}",
    "doubled": "{time} comes twice on that day: the clocks go back. The first is meant. {names}",
    "no_time": "{name} has no time.",
    "no_row": "{name} is on the crew and not on the sheet.",
    "no_call_for": "{cast_id} {character} works that day and has no call.",
    "no_hospital": "{place} names no nearest hospital.",
}


def look(house: House, draft: Draft) -> list[dict[str, Any]]:
    """The findings on a draft, the sheet's own first."""
    return [*_of_sheet(draft), *_of_clocks(draft), *_of_rows(house, draft), *_of_places(draft)]


def _found(code: str, **values: Any) -> dict[str, Any]:
    return {"code": code, "text": TEXTS[code].format(**values).strip(), "values": values}


def _of_sheet(draft: Draft) -> Iterator[dict[str, Any]]:
    for field in ("general_call", "report_to", "ring"):
        if draft.sheet.get(field) is None:
            yield _found(f"no_{field}")


def _of_clocks(draft: Draft) -> Iterator[dict[str, Any]]:
    """The wall times that a daylight-saving change skips or doubles, each once, with whom they touch."""
    date, clock = str(draft.day.get("date")), draft.production.get("clock")
    asked: dict[tuple[int, str], list[str]] = {}
    for name in ("general_call", "shooting_call", "breakfast", "lunch", "wrap"):
        if draft.sheet.get(name) is not None:
            asked.setdefault((int(draft.sheet[name]), draft.zone), [])
    for row in draft.rows:
        for time in (row.minutes, *(row.fields.get(name) for name in ("pickup", "makeup", "on_set"))):
            if time is not None:
                asked.setdefault((int(time), row.zone), []).append(str(row.person.get("name")))
    for (minutes, zone), names in sorted(asked.items()):
        trouble = wall_trouble(date, minutes, zone)
        if trouble:
            who = ", ".join(dict.fromkeys(names))
            yield _found(trouble, time=clock_time(minutes, clock), minutes=minutes, zone=zone, names=who)


def _of_rows(house: House, draft: Draft) -> Iterator[dict[str, Any]]:
    for row in draft.rows:
        if row.minutes is None and row.mode in (None, "offset", "time", "on_set") and not _waits(draft, row):
            yield _found("no_time", name=row.person.get("name"), row=row.id)
    rowed = {str(row.person["id"]) for row in draft.rows}
    for part in draft.plan.parts:
        if part.person is None or str(part.person["id"]) not in rowed:
            yield _found("no_call_for", cast_id=part.cast_id or "", character=part.element.get("name"))
    for person in house.all("person"):
        if is_crew_of(person, draft.day) and str(person["id"]) not in rowed:
            yield _found("no_row", name=person.get("name"), person=str(person["id"]))


def _waits(draft: Draft, row: Row) -> bool:
    """An offset without a general call is the sheet's own fault, and said once."""
    return row.mode == "offset" and draft.sheet.get("general_call") is None


def _of_places(draft: Draft) -> Iterator[dict[str, Any]]:
    for place in day_sets(draft):
        if not place.get("hospital"):
            yield _found("no_hospital", place=place.get("name"))
