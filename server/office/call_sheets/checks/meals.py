"""Meals as the sheet plans them: the first within six hours of each call, a second six hours after the first ends.

Promises that a breakfast within two hours of a call, which is not deducted, begins that person's six hours anew.
Refuses to plan with grace: it is for overruns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from server.office.call_sheets.checks.lengths import at, between
from server.office.call_sheets.checks.slots import LUNCH_MINUTES
from server.office.call_sheets.draft import Draft
from server.office.call_sheets.finding import Finding, found
from server.office.rules.book import Rule
from server.office.times import clock_time, span


def check(draft: Draft, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules.get("meal")
    if rule is None:
        return
    day, clock = str(draft.day.get("date")), draft.production.get("clock")
    lunch, wrap = draft.sheet.get("lunch"), draft.sheet.get("wrap")
    calls = sorted({row.minutes for row in draft.rows if row.minutes is not None})
    general = draft.sheet.get("general_call")
    if lunch is None:
        start = general if general is not None else next(iter(calls), None)
        if start is not None and wrap is not None and _length(draft, start, wrap) > rule.value:
            yield found("meal_none", rule, needs=span(rule.value), due=clock_time(start + rule.value, clock))
        return
    hungry: dict[int, list[str]] = {}
    for row in draft.rows:
        if row.minutes is not None and row.minutes < lunch:
            start = _begins(draft, row.minutes, rules)
            if _length(draft, start, lunch) > rule.value:
                hungry.setdefault(start, []).append(str(row.person.get("name")))
    for start, names in sorted(hungry.items()):
        yield found(
            "meal_late",
            rule,
            lunch=clock_time(lunch, clock),
            length=span(_length(draft, start, lunch)),
            time=clock_time(start, clock),
            needs=span(rule.value),
            due=clock_time(start + rule.value, clock),
            names=", ".join(sorted(names)),
        )
    ends = int(lunch) + int(draft.sheet.get("lunch_minutes") or LUNCH_MINUTES)
    if wrap is not None and between(at(day, ends, draft.zone), at(day, int(wrap), draft.zone)) > rule.value:
        yield found(
            "meal_second",
            rule,
            wrap=clock_time(int(wrap), clock),
            length=span(_length(draft, ends, int(wrap))),
            due=clock_time(ends + rule.value, clock),
        )


def _begins(draft: Draft, call: int, rules: Mapping[str, Rule]) -> int:
    """From when the six hours count for whoever is called then: his call, or the end of his breakfast."""
    served, within, takes = draft.sheet.get("breakfast"), rules.get("breakfast"), rules.get("breakfast_length")
    if within is None or served is None:
        return call
    # Whoever is called while it is served eats then.
    over = int(served) + (takes.value if takes else 0)
    return over if call < over and _length(draft, call, int(served)) <= within.value else call


def _length(draft: Draft, start: int, end: int) -> int:
    day = str(draft.day.get("date"))
    return between(at(day, start, draft.zone), at(day, end, draft.zone))
