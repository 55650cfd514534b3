"""Turnaround: whoever is called before his rest is over, by how much, and from which end of his day it is counted.

Promises to count from the recorded out where there is one, else from the estimated wrap, and to say which; and to look
ahead, at the calls already published that this sheet's wrap would force. Refuses to guess where neither is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from server.office.call_sheets.arithmetic import call_time
from server.office.call_sheets.checks.lengths import at, between
from server.office.call_sheets.draft import Draft, Row
from server.office.call_sheets.finding import Finding, found
from server.office.instants import is_zone, minutes_at
from server.office.rules.book import Rule, rules_on
from server.office.times import clock_time, span
from sync.house import House, Record

Short = dict[tuple[str, str, str, str], list[tuple[int, str, str]]]
"""By finding, rule, out and date: each person's lack of minutes, name and call."""
DAYS = 3
"""How far back and ahead a rest may reach: a longer gap is rest enough for any rule."""


@dataclass(frozen=True)
class Out:
    """When somebody's earlier day ended, or would end; `zone` is that of its place."""

    at: datetime
    zone: str
    basis: Literal["recorded", "estimated"]


def check(house: House, draft: Draft, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Those short of rest before this sheet's call, then before a later call that is out, a line for each out."""
    date, clock = str(draft.day.get("date")), draft.production.get("clock")
    outs = outs_before(house, draft)
    short: Short = {}
    for row in _first_calls(draft):
        rule, out = rules.get(rule_name(row)), outs.get(str(row.person["id"]))
        if rule is None or out is None or row.minutes is None:
            continue
        lacks = rule.value - between(out.at, at(date, row.minutes, row.zone))
        if lacks > 0:
            ended = clock_time(minutes_at(out.at, date, out.zone), clock)
            group = (f"rest_{out.basis}", rule.name, ended, "")
            short.setdefault(group, []).append((lacks, str(row.person.get("name")), clock_time(row.minutes, clock)))
    yield from _said(short, rules)
    yield from _said(_ahead(house, draft, rules), rules)


def outs_before(house: House, draft: Draft) -> dict[str, Out]:
    """By person: the end of the last day he worked before this one, any unit's."""
    found: dict[str, Out] = {}
    for day in _days(house, draft, -DAYS, -1):
        for person, out in _outs_of(house, draft, day).items():
            if person not in found or out.at > found[person].at:
                found[person] = out
    return found


def resting(house: House, draft: Draft, told: set[str], now: datetime) -> list[str]:
    """The names of those among `told` whose rest since their last out runs at this moment."""
    rules, outs = rules_on(house, str(draft.day.get("date"))), outs_before(house, draft)
    names = []
    for row in _first_calls(draft):
        rule, out = rules.get(rule_name(row)), outs.get(str(row.person["id"]))
        if rule and out and str(row.person["id"]) in told and 0 <= between(out.at, now) < rule.value:
            names.append(str(row.person.get("name")))
    return sorted(names)


def rule_name(row: Row) -> str:
    return "cast_rest" if row.is_cast else "crew_rest"


def _first_calls(draft: Draft) -> Iterator[Row]:
    """Each person's earliest call: the others are within his day."""
    first: dict[str, Row] = {}
    for row in draft.rows:
        standing = first.get(str(row.person["id"]))
        if row.minutes is not None and (standing is None or row.minutes < (standing.minutes or 0)):
            first[str(row.person["id"])] = row
    return iter(first.values())


def _days(house: House, draft: Draft, first: int, last: int) -> list[Record]:
    today = date.fromisoformat(str(draft.day.get("date")))
    dates = {str(today + timedelta(days=by)) for by in range(first, last + 1)}
    return [one for one in house.all("shoot_day") if str(one.get("date")) in dates]


def _outs_of(house: House, draft: Draft, day: Record) -> dict[str, Out]:
    found = {person: Out(out, draft.zone, "recorded") for person, out in _recorded(house, str(day["id"])).items()}
    for sheet in house.all("call_sheet", shoot_day=str(day["id"])):
        if sheet.get("wrap") is None:
            continue
        place = house.get("location", str(sheet.get("report_to"))) or {}
        zone = str(place["zone"]) if is_zone(place.get("zone")) else draft.zone
        wrap = at(str(day.get("date")), int(sheet["wrap"]), zone)
        for person in _called(house, draft, sheet, day):
            found.setdefault(person, Out(wrap, zone, "estimated"))
    return found


def _recorded(house: House, day: str) -> dict[str, datetime]:
    """Each person's last wrap of that day as checked in, corrections counted."""
    told = house.all("check_in", shoot_day=day)
    gone = {str(one["corrects"]) for one in told if one.get("corrects")}
    outs: dict[str, datetime] = {}
    for one in told:
        if one.get("what") == "wrap" and not one.get("taken_back") and str(one["id"]) not in gone and one.get("at"):
            ended = datetime.fromisoformat(str(one["at"]))
            person = str(one.get("person"))
            outs[person] = max(ended, outs.get(person, ended))
    return outs


def _called(house: House, draft: Draft, sheet: Record, day: Record) -> Iterator[str]:
    """Whoever had a time that day: as published, else as its draft stands."""
    if sheet.get("revision"):
        calls = house.all("call", shoot_day=str(day["id"]))
        yield from (str(one.get("person")) for one in calls if one.get("minutes") is not None)
        return
    for row in house.all("sheet_row", call_sheet=str(sheet["id"])):
        if call_time(row, sheet, draft.production) is not None:
            yield str(row.get("person"))


def _ahead(house: House, draft: Draft, rules: Mapping[str, Rule]) -> Short:
    """Calls of the days after that are out already, and that this sheet's wrap leaves too close."""
    short: Short = {}
    if draft.sheet.get("wrap") is None:
        return short
    clock, day = draft.production.get("clock"), str(draft.day.get("date"))
    wrap = at(day, int(draft.sheet["wrap"]), draft.zone)
    rows = {str(row.person["id"]): row for row in draft.rows if row.minutes is not None}
    first: dict[str, Any] = {}
    for later in _days(house, draft, 1, DAYS):
        for call in house.all("call", shoot_day=str(later["id"])):
            person = str(call.get("person"))
            if call.get("instant") and person in rows:
                standing = first.get(person)
                if standing is None or str(call["instant"]) < str(standing["instant"]):
                    first[person] = call
    for person, call in first.items():
        rule = rules.get(rule_name(rows[person]))
        lacks = rule.value - between(wrap, datetime.fromisoformat(str(call["instant"]))) if rule else 0
        if rule and lacks > 0:
            group = ("rest_next", rule.name, clock_time(int(draft.sheet["wrap"]), clock), str(call.get("date")))
            told = (lacks, str(rows[person].person.get("name")), clock_time(call.get("minutes"), clock))
            short.setdefault(group, []).append(told)
    return short


def _said(short: Short, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """A line for all who came out at one time under one rule, the shortest rest first."""
    for (code, name, ended, on), people in sorted(short.items(), key=lambda one: -max(one[1])[0]):
        rule, worst = rules[name], sorted(people, key=lambda one: (-one[0], one[1]))
        names = "; ".join(f"{who} {time}, {span(-lacks, 'table')}" for lacks, who, time in worst)
        values = {"short": span(worst[0][0]), "needs": span(rule.value), "ended": ended}
        yield found(code, rule, **values, **({"date": on} if on else {}), names=names)
