"""What to look at before publishing: nothing here forbids it, everything here is worth asking about (T3).

Promises the findings of the sheet, its clocks, rows and places, then those of the rules of work (`checks/`).
"""

from __future__ import annotations

from collections.abc import Iterator

from server.office.call_sheets.checks import bookings, daylight, meals, minors, rest
from server.office.call_sheets.draft import Draft, Row
from server.office.call_sheets.finding import Finding, found, with_overruled
from server.office.call_sheets.places import day_sets
from server.office.call_sheets.rows import is_crew_of
from server.office.instants import wall_trouble
from server.office.rules.book import rules_on
from server.office.times import clock_time
from sync.house import House


def look(house: House, draft: Draft) -> list[Finding]:
    """The findings on a draft, the sheet's own first, those that somebody answers for last."""
    rules = rules_on(house, str(draft.day.get("date")))
    return with_overruled(
        house,
        draft.id,
        [
            *_of_sheet(draft),
            *_of_clocks(draft),
            *_of_rows(house, draft),
            *_of_places(draft),
            *rest.check(house, draft, rules),
            *meals.check(draft, rules),
            *minors.check(house, draft, rules),
            *bookings.check(house, draft),
            *daylight.check(draft),
        ],
    )


def _of_sheet(draft: Draft) -> Iterator[Finding]:
    for field in ("general_call", "report_to", "ring"):
        if draft.sheet.get(field) is None:
            yield found(f"no_{field}")


def _of_clocks(draft: Draft) -> Iterator[Finding]:
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
            yield found(trouble, time=clock_time(minutes, clock), minutes=minutes, zone=zone, names=who)


def _of_rows(house: House, draft: Draft) -> Iterator[Finding]:
    for row in draft.rows:
        if row.minutes is None and row.mode in (None, "offset", "time", "on_set") and not _waits(draft, row):
            yield found("no_time", name=row.person.get("name"), row=row.id)
    rowed = {str(row.person["id"]) for row in draft.rows}
    for part in draft.plan.parts:
        if part.person is None or str(part.person["id"]) not in rowed:
            yield found("no_call_for", cast_id=part.cast_id or "", character=part.element.get("name"))
    for person in house.all("person"):
        if is_crew_of(person, draft.day) and str(person["id"]) not in rowed:
            yield found("no_row", name=person.get("name"), person=str(person["id"]))


def _waits(draft: Draft, row: Row) -> bool:
    """An offset without a general call is the sheet's own fault, and said once."""
    return row.mode == "offset" and draft.sheet.get("general_call") is None


def _of_places(draft: Draft) -> Iterator[Finding]:
    for place in day_sets(draft):
        if not place.get("hospital"):
            yield found("no_hospital", place=place.get("name"))
