"""The frozen document of a call sheet, one an audience: what paper, screen and preview draw.

Promises one shape for all audiences. Refuses cast and vendors the telephone numbers of others, and vendors the names
of cast and crew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from server.office.call_sheets.arithmetic import SHEET_TIMES
from server.office.call_sheets.day import ScheduledDay
from server.office.call_sheets.draft import Draft, Row
from server.office.call_sheets.places import by_use
from server.office.call_sheets.sun import sun_times
from server.office.schedule.cast import cast_id_of
from sync.house import Record

PRODUCTION = ("title", "company", "office_address", "office_phone", "clock", "paper", "zone")
CAST_FACTS = ("mode", "minutes", "pickup", "makeup", "on_set", "report_to", "remarks")
CREW_FACTS = ("mode", "minutes")


def document(draft: Draft, audience: str, published: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The document for "crew", "cast" or "vendor"; `published` is `{"at", "by"}`, None in a preview."""
    sheet, day, production = draft.sheet, draft.day, draft.production
    times = sheet_times(draft)
    return {
        "v": 1,
        "audience": audience,
        "production": {name: production.get(name) for name in PRODUCTION},
        "sheet": {
            "call_sheet": draft.id,
            "shoot_day": str(day["id"]),
            "date": day.get("date"),
            "unit": day.get("unit"),
            "day": day.get("number"),
            "of": draft.day_count,
            "zone": draft.zone,
            "number": draft.number,
            "colour": draft.colour,
            "prelim": draft.prelim,
            "closed_set": bool(sheet.get("closed_set")),
            **{
                name: production.get(name)
                for name in ("script_colour", "script_date", "schedule_colour", "schedule_date")
            },
        },
        "published": dict(published) if published else None,
        "credits": production.get("credits") or [],
        "times": times,
        "moved": _moved(times, (draft.last or {}).get("times"), [name for name in times if name in SHEET_TIMES]),
        **{name: sheet.get(name) for name in ("weather", "safety", "notes", "channels")},
        "places": by_use(draft),
        "scenes": [_scene(draft, strip.id, strip) for strip in draft.plan.strips],
        "total_eighths": draft.plan.eighths,
        "cast": [] if audience == "vendor" else _cast(draft),
        "departments": [] if audience == "vendor" else _departments(draft, audience),
        "ring": ring(draft, audience),
        "advance": [_coming(coming, plan) for coming, plan in draft.advance],
    }


def sheet_times(draft: Draft) -> dict[str, int | None]:
    """The sheet's own times and the sun's, in minutes."""
    names = ("general_call", "shooting_call", "breakfast", "lunch", "lunch_minutes", "wrap")
    here = draft.location(draft.sheet.get("report_to"))
    sets = [draft.location((strip.scene or {}).get("location")) for strip in draft.plan.strips]
    points = [place.get("point") for place in (here, *sets) if place and place.get("point")]
    sun = sun_times(points[0] if points else None, str(draft.day.get("date")), draft.zone)
    return {**{name: draft.sheet.get(name) for name in names}, **sun}


def ring(draft: Draft, audience: str) -> dict[str, Any] | None:
    """Whom to ring. Cast and vendors get the production office's number, never a person's own."""
    if draft.ring is None:
        return None
    id = str(draft.ring["id"])
    phone = draft.phones.get(id) if audience == "crew" else draft.production.get("office_phone")
    return {"person": id, "name": draft.ring.get("name"), "position": draft.ring.get("position"), "phone": phone}


def _moved(now: Mapping[str, Any], last: Mapping[str, Any] | None, names: list[str]) -> list[str]:
    """The names of what differs from the last revision; nothing where there is none."""
    return [] if last is None else [name for name in names if now.get(name) != last.get(name)]


def _scene(draft: Draft, id: str, strip: Any) -> dict[str, Any]:
    if strip.scene is None:
        return {"strip": id, "banner": strip.banner}
    place = draft.location(strip.scene.get("location"))
    return {
        "strip": id,
        "scene": strip.scene.get("number"),
        **{name: strip.scene.get(name) for name in ("ie", "set", "dn", "description", "script_day", "eighths")},
        "cast": [cast_id for one in strip.cast if (cast_id := cast_id_of(one))],
        "location": place.get("name") if place else None,
    }


def _cast(draft: Draft) -> list[dict[str, Any]]:
    """Everyone with a cast row, then whomever the scenes name and no row does: character and id, without a time."""
    last = {str(one.get("row")): one for one in (draft.last or {}).get("cast", ())}
    rows = [_cast_row(draft, row, last) for row in draft.rows if row.is_cast]
    rowed = {str(part["id"]) for row in draft.rows if row.is_cast for part in row.elements}
    bare: list[dict[str, Any]] = [
        {
            "row": None,
            "person": str(part.person["id"]) if part.person else None,
            "cast_id": part.cast_id,
            "artist": part.person.get("name") if part.person else None,
            "character": part.element.get("name"),
            "minor": bool(part.person and part.person.get("minor")),
            "status": draft.plan.status((part.element,)),
            **dict.fromkeys(CAST_FACTS),
            "moved": [],
        }
        for part in draft.plan.parts
        if str(part.element["id"]) not in rowed
    ]
    return [*rows, *bare]


def _cast_row(draft: Draft, row: Row, last: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    own = draft.location(row.fields.get("report_to"))
    facts = {
        "mode": row.mode,
        "minutes": row.minutes,
        **{name: row.fields.get(name) for name in ("pickup", "makeup", "on_set")},
        "report_to": own.get("name") if own else None,
        "remarks": row.fields.get("remarks"),
    }
    return {
        "row": row.id,
        "person": str(row.person["id"]),
        "cast_id": row.cast_id,
        "artist": row.person.get("name"),
        "character": row.character,
        "minor": bool(row.person.get("minor")),
        "status": row.status,
        **facts,
        "moved": [] if draft.last is None else _moved(facts, last.get(row.id, {}), list(CAST_FACTS)),
    }


def _departments(draft: Draft, audience: str) -> list[dict[str, Any]]:
    """The crew grid. Departments stand in the order of whoever comes first in the list of people."""
    last = {
        str(one.get("row")): one
        for group in (draft.last or {}).get("departments", ())
        for one in group.get("people", ())
    }
    grid: dict[str, list[dict[str, Any]]] = {}
    for row in draft.rows:
        if not row.is_cast:
            person = _crew_row(draft, row, last, audience == "crew")
            grid.setdefault(str(row.person.get("department") or ""), []).append(person)
    return [{"name": name, "people": people} for name, people in grid.items()]


def _crew_row(draft: Draft, row: Row, last: Mapping[str, Mapping[str, Any]], numbers: bool) -> dict[str, Any]:
    facts = {"mode": row.mode, "minutes": row.minutes}
    id = str(row.person["id"])
    call = row.fields.get("call_time") or {}
    return {
        "row": row.id,
        "person": id,
        "name": row.person.get("name"),
        "position": row.person.get("position"),
        "phone": draft.phones.get(id) if numbers else None,
        "mode": row.mode,
        "offset": int(call.get("offset") or 0) if row.mode == "offset" else None,
        "minutes": row.minutes,
        "moved": draft.last is not None and bool(_moved(facts, last.get(row.id, {}), list(CREW_FACTS))),
    }


def _coming(day: Record, plan: ScheduledDay) -> dict[str, Any]:
    scenes = [strip.scene for strip in plan.strips if strip.scene is not None]
    return {
        "date": day.get("date"),
        "day": day.get("number"),
        "scenes": [
            {"scene": one.get("number"), **{name: one.get(name) for name in ("ie", "set", "dn", "eighths")}}
            for one in scenes
        ],
    }
