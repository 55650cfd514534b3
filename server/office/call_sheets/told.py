"""Whose own call moves if a draft is published, against what each was last told (R3).

Promises that everyone with a row is either told or kept.
Refuses to count a day that is past: about it nobody is told (M6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.office.call_sheets.arithmetic import follows
from server.office.call_sheets.document import ring
from server.office.call_sheets.draft import Draft, Row
from server.office.call_sheets.places import hospital_of, place_of
from server.office.instants import instant_of
from server.office.roles import WITH_NUMBERS
from sync.house import House, Record, record_id

FACTS = ("mode", "minutes", "instant", "place", "pickup", "makeup", "on_set")
"""What makes a call another call. Hospital and whom to ring go with it, but do not move it."""
TIMED = ("offset", "time", "on_set")
_DAY = 1440


@dataclass(frozen=True)
class News:
    """One person's call as it would now be, as fields of the `call` record, and as last told (None: never)."""

    person: Record
    slot: str
    row: str | None
    call: Mapping[str, Any]
    earlier: Record | None
    moved: tuple[str, ...]


def calls(draft: Draft) -> list[dict[str, Any]]:
    """Each row's call: person, shoot_day, slot, date, day, zone, hospital, ring, and the facts that make it a call."""
    return [_call(draft, row) for row in draft.rows]


def news(house: House, draft: Draft) -> list[News]:
    """Everyone with a row, moved or not, and whoever was told a call and has no row any more: those are told N/C."""
    before = {str(one["id"]): one for one in house.all("call", shoot_day=str(draft.day["id"]))}
    found = []
    for row in draft.rows:
        call = _call(draft, row)
        earlier = before.pop(call_id(call), None)
        found.append(News(row.person, row.slot, row.id, call, earlier, _moved(draft, call, earlier)))
    for earlier in before.values():
        person = house.get("person", str(earlier.get("person")))
        if earlier.get("mode") != "no_call" and person is not None:
            about = _about(draft, person, str(earlier.get("slot")))
            call = {**about, "zone": earlier.get("zone"), **dict.fromkeys(FACTS), "mode": "no_call"}
            found.append(News(person, str(earlier.get("slot")), None, call, earlier, _moved(draft, call, earlier)))
    return found


def call_id(call: Mapping[str, Any]) -> str:
    return record_id("call", str(call["person"]), str(call["shoot_day"]), str(call["slot"]))


def told(house: House, draft: Draft, now: datetime | None = None) -> dict[str, Any]:
    """`{"told": [{person, name, department, slot, row, from, to, moved}], "kept": n, "staying": {mode: n}}`.

    from and to are `{mode, minutes, pickup, makeup, on_set, place}` with the place's name; from is None for whoever is
    told first. staying counts, by mode, the rows that no push moves.
    """
    everyone = news(house, draft)
    moved = [] if now is not None and is_past(draft, now) else [one for one in everyone if one.moved]
    staying: dict[str, int] = {}
    for row in draft.rows:
        if not follows(row.fields) and row.mode:
            staying[row.mode] = staying.get(row.mode, 0) + 1
    telling = {id(one) for one in moved}
    return {
        "told": [_line(one) for one in moved],
        "kept": sum(1 for one in everyone if one.row is not None and id(one) not in telling),
        "staying": staying,
    }


def is_past(draft: Draft, now: datetime) -> bool:
    """Whether the day is over: its midnight, its estimated wrap and its last call all lie behind."""
    times = [_DAY, draft.sheet.get("wrap"), *(row.minutes for row in draft.rows)]
    last = max(time for time in times if time is not None)
    return now >= datetime.fromisoformat(instant_of(str(draft.day.get("date")), last, draft.zone))


def _moved(draft: Draft, call: Mapping[str, Any], earlier: Record | None) -> tuple[str, ...]:
    if earlier is None:
        return tuple(fact for fact in FACTS if call[fact] is not None) or ("mode",)
    differing = tuple(fact for fact in FACTS if _plain(fact, call[fact]) != _plain(fact, earlier.get(fact)))
    # A prelim needs no copy (R5), so the first final tells everyone again.
    return differing or (("colour",) if not draft.prelim and not earlier.get("told_colour") else ())


def _plain(fact: str, value: Any) -> Any:
    """To whoever is called at 07:00 it is one whether the sheet says so as a time, an offset or an on-set time."""
    return "timed" if fact == "mode" and value in TIMED else value


def _call(draft: Draft, row: Row) -> dict[str, Any]:
    date = str(draft.day.get("date"))
    here = row.mode != "no_call"
    return {
        **_about(draft, row.person, row.slot),
        "zone": row.zone,
        "mode": row.mode,
        "minutes": row.minutes,
        "instant": instant_of(date, row.minutes, row.zone) if row.minutes is not None else None,
        "place": place_of(row) if here else None,
        **{name: row.fields.get(name) if here else None for name in ("pickup", "makeup", "on_set")},
        "hospital": hospital_of(draft, row) if here else None,
    }


def _about(draft: Draft, person: Record, slot: str) -> dict[str, Any]:
    numbers = person.get("role") in WITH_NUMBERS
    return {
        "person": str(person["id"]),
        "shoot_day": str(draft.day["id"]),
        "slot": slot,
        "date": draft.day.get("date"),
        "day": {"number": draft.day.get("number"), "of": draft.day_count},
        "ring": ring(draft, "crew" if numbers else "cast"),
        "hospital": None,
    }


def _line(one: News) -> dict[str, Any]:
    return {
        "person": str(one.person["id"]),
        "name": one.person.get("name"),
        "department": one.person.get("department"),
        "slot": one.slot,
        "row": one.row,
        "from": facts(one.earlier) if one.earlier is not None else None,
        "to": facts(one.call),
        "moved": list(one.moved),
    }


def facts(call: Mapping[str, Any]) -> dict[str, Any]:
    """A call in brief: `{mode, minutes, pickup, makeup, on_set, place}`, the place by its name."""
    place = call.get("place")
    return {
        **{name: call.get(name) for name in ("mode", "minutes", "pickup", "makeup", "on_set")},
        "place": place.get("name") if place else None,
    }
