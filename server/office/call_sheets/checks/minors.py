"""Minors: the hours of the day they may work in, and how long they may be there at their age.

Promises that a date of birth is read here and goes no further than an age in words. Refuses to guess an age: where
none is known it says that the hours are not checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from server.office.call_sheets.checks.lengths import at, between
from server.office.call_sheets.checks.slots import done_by
from server.office.call_sheets.draft import Draft, Row
from server.office.call_sheets.finding import Finding, found
from server.office.rules.book import Rule
from server.office.times import clock_time, span
from sync.house import House, record_id

AGES = ((16, "minor_sixteen"), (9, "minor_nine"), (6, "minor_six"), (2, "minor_two"))
MEAL = 30
"""What a meal adds to the hours of the day, in minutes."""
FRIDAY, SATURDAY = 4, 5


def check(house: House, draft: Draft, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    done = done_by(draft)
    for row in draft.rows:
        if row.person.get("minor") and row.minutes is not None:
            yield from _of(house, draft, row, rules, done)


def _of(house: House, draft: Draft, row: Row, rules: Mapping[str, Rule], done: Mapping[str, int]) -> Iterator[Finding]:
    day, clock, name = str(draft.day.get("date")), draft.production.get("clock"), str(row.person.get("name"))
    start, out = int(row.minutes or 0), _out(draft, row, done)
    earliest = rules.get("minor_earliest")
    if earliest and start < earliest.value:
        time, limit = clock_time(start, clock), clock_time(earliest.value, clock)
        yield found("minor_early", earliest, name=name, time=time, limit=limit)
    free = date.fromisoformat(day).weekday() in (FRIDAY, SATURDAY)
    latest = rules.get("minor_latest_free" if free else "minor_latest")
    if latest and out is not None and out > latest.value:
        time, limit = clock_time(out, clock), clock_time(latest.value, clock)
        yield found("minor_late", latest, name=name, time=time, limit=limit)
    born = (house.get("minor", record_id("minor", str(row.person["id"]))) or {}).get("born")
    if not born:
        yield found("minor_age", name=name)
        return
    rule, age = limit_at(date.fromisoformat(str(born)), date.fromisoformat(day), rules)
    if age == "":
        yield found("minor_infant_no", rules.get("minor_infant"), name=name)
    elif rule and out is not None:
        length = between(at(day, start, row.zone), at(day, out, draft.zone))
        lunch = draft.sheet.get("lunch")
        most = rule.value + (MEAL if lunch is not None and start < lunch < out else 0)
        if length > most:
            yield found("minor_hours", rule, name=name, age=age, length=span(length), limit=span(most))


def _out(draft: Draft, row: Row, done: Mapping[str, int]) -> int | None:
    """When the last of his scenes would be done, else the estimated wrap."""
    ends = [done[str(one["id"])] for one in row.elements if str(one["id"]) in done]
    wrap = draft.sheet.get("wrap")
    return max(ends) if ends else None if wrap is None else int(wrap)


def limit_at(born: date, day: date, rules: Mapping[str, Rule]) -> tuple[Rule | None, str]:
    """The rule for that age and the age, "9" in years or "7 m" in months; "" below 15 days. Adults have no rule."""
    years = _years(born, day)
    if years >= 18:
        return None, str(years)
    for least, name in AGES:
        if years >= least:
            return rules.get(name), str(years)
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    if months >= 6:
        return rules.get("minor_half"), f"{months} m"
    if (day - born).days >= 15:
        return rules.get("minor_infant"), f"{months} m"
    return None, ""


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
