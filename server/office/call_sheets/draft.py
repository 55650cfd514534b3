"""A call sheet with everything on it resolved, as it would be published now.

Promises that a draft holds all that documents, calls and digest need, so that these read nothing further.
Refuses (`no_such_record`) a sheet that is not there or whose shoot day is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from server.office.call_sheets.arithmetic import call_time, mode_of, shift_row, shift_sheet
from server.office.call_sheets.day import ScheduledDay, scheduled
from server.office.colours import COLOURS, colour_of
from server.office.instants import is_zone
from server.office.schedule.cast import by_cast_id, cast_id_of
from sync.house import House, Record, Refused, record_id

ADVANCE = 2
"""How many coming shoot days the foot of the sheet shows."""


@dataclass(frozen=True)
class Row:
    """One call of one person.

    zone: of the place to report to. fields: the sheet row as pushed. elements: the parts played that day,
    else on any day, in the order of their ids.
    """

    id: str
    person: Record
    slot: str
    mode: str | None
    minutes: int | None
    place: Record | None
    zone: str
    status: str | None
    fields: Record
    elements: tuple[Record, ...]

    @property
    def is_cast(self) -> bool:
        return self.person.get("role") == "cast" or (bool(self.elements) and self.mode == "on_set")

    @property
    def cast_id(self) -> str | None:
        own = self.person.get("cast_id")
        ids = [cast_id for one in self.elements if (cast_id := cast_id_of(one))] or ([str(own)] if own else [])
        return ", ".join(ids) or None

    @property
    def character(self) -> str | None:
        own = self.person.get("character")
        names = [str(one["name"]) for one in self.elements if one.get("name")]
        return str(own) if own and len(names) < 2 else ", ".join(names) or None


@dataclass(frozen=True)
class Draft:
    """A sheet about to be published. `number` and `colour` are those it would get: 0 and None for a prelim (R5).

    last: the crew's document of the final revision that stands now, None before the first. phones: by person.
    """

    id: str
    sheet: Record
    day: Record
    production: Record
    zone: str
    shift: int
    number: int
    colour: str | None
    prelim: bool
    rows: tuple[Row, ...]
    plan: ScheduledDay
    locations: Mapping[str, Record]
    phones: Mapping[str, str]
    ring: Record | None
    last: Mapping[str, Any] | None
    advance: tuple[tuple[Record, ScheduledDay], ...]
    day_count: int | None

    def location(self, id: Any) -> Record | None:
        return self.locations.get(str(id)) if id else None


def sheet(house: House, call_sheet_id: str, *, shift: int = 0, prelim: bool = False) -> Draft:
    """The draft of that sheet, pushed by `shift` minutes (pulled below zero)."""
    record = house.get("call_sheet", call_sheet_id)
    day = house.get("shoot_day", str(record.get("shoot_day"))) if record else None
    if record is None or day is None:
        raise Refused("no_such_record", "There is no such call sheet.", {"record": call_sheet_id})
    production = next(iter(house.all("production")), {})
    locations = {str(one["id"]): one for one in house.all("location")}
    pushed = shift_sheet(record, shift)
    plan = scheduled(house, day)
    zone = _zone(production, locations.get(str(pushed.get("report_to"))))
    rows = _rows(house, pushed, shift, production, locations, plan)
    number = 0 if prelim else int(record.get("number") or 0) + 1
    ring = house.get("person", str(pushed["ring"])) if pushed.get("ring") else None
    people = {str(row.person["id"]) for row in rows} | ({str(ring["id"])} if ring else set())
    board = house.get("board", str(day["board"])) if day.get("board") else None
    return Draft(
        id=call_sheet_id,
        sheet=pushed,
        day=day,
        production=production,
        zone=zone,
        shift=shift,
        number=number,
        colour=colour_of(number, production.get("colours") or COLOURS),
        prelim=prelim,
        rows=rows,
        plan=plan,
        locations=locations,
        phones={id: phone for id in sorted(people) if (phone := _phone(house, id))},
        ring=ring,
        last=_last(house, record),
        advance=_advance(house, day),
        day_count=day.get("of") or len((board or {}).get("dates") or ()) or None,
    )


def _zone(production: Record, *places: Record | None) -> str:
    """The first zone that exists, of the places in turn, then of the production."""
    named = [(place or {}).get("zone") for place in (*places, production)]
    return next((str(name) for name in named if is_zone(name)), "UTC")


def _rows(
    house: House,
    sheet: Record,
    shift: int,
    production: Record,
    locations: Mapping[str, Record],
    plan: ScheduledDay,
) -> tuple[Row, ...]:
    found = []
    here = locations.get(str(sheet.get("report_to")))
    for record in house.all("sheet_row", call_sheet=sheet["id"]):
        person = house.get("person", str(record.get("person")))
        if person is None or person.get("struck"):
            continue
        fields = shift_row(record, shift)
        place = locations.get(str(fields.get("report_to"))) or here
        plays = plan.plays.get(str(person["id"]), ())
        today = tuple(one for one in plays if any(one["id"] == part.element["id"] for part in plan.parts))
        found.append(
            Row(
                id=str(record["id"]),
                person=person,
                slot=str(fields.get("slot") or ""),
                mode=mode_of(fields),
                minutes=call_time(fields, sheet, production),
                place=place,
                zone=_zone(production, place, here),
                status=fields.get("status") or (plan.status(plays) if plays else None),
                fields=fields,
                elements=today or plays,
            )
        )
    return tuple(sorted(found, key=_by_place))


def _by_place(row: Row) -> tuple[object, ...]:
    """Cast by id, crew by their place in the list; then by name, and a person's calls by slot."""
    order = row.person.get("order")
    first = (
        by_cast_id((row.cast_id or "").split(", ")[0])
        if row.is_cast
        else (3, 1_000_000_000 if order is None else int(order), "")
    )
    return (*first, str(row.person.get("name") or ""), str(row.person["id"]), row.slot)


def _phone(house: House, person: str) -> str | None:
    contact = house.get("contact", record_id("contact", person))
    phone = (contact or {}).get("phone")
    return str(phone) if phone else None


def _last(house: House, sheet: Record) -> Mapping[str, Any] | None:
    if not sheet.get("revision") or not sheet.get("number"):
        return None
    found = house.all("sheet_revision", revision=sheet["revision"], audience="crew")
    document: Mapping[str, Any] | None = found[0].get("document") if found else None
    return document


def _advance(house: House, day: Record) -> tuple[tuple[Record, ScheduledDay], ...]:
    later = [one for one in house.all("shoot_day", unit=day.get("unit")) if str(one.get("date")) > str(day.get("date"))]
    coming = sorted(later, key=lambda one: str(one.get("date")))[:ADVANCE]
    return tuple((one, scheduled(house, one)) for one in coming)
