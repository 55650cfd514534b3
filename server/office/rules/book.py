"""What the trade's rules say, from which day and by which source, where a production has set none of its own.

Promises: a rule is a value with its date and its source, never a constant in a check. Refuses: to give legal advice; a
production chooses its own values (`work_rule`), and one that it switched off is not checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sync.house import House


@dataclass(frozen=True)
class Rule:
    """`value` in minutes. `since` is the first day it holds, "2021-08-01"; `own`: the production set it."""

    name: str
    value: int
    since: str
    source: str
    own: bool = False

    def said(self) -> dict[str, object]:
        return {"name": self.name, "value": self.value, "since": self.since, "source": self.source, "own": self.own}


SAG = "SAG-AFTRA, Theatrical and Television: rest periods (forced calls)"
IATSE = "IATSE Basic Agreement 2021: daily rest"
WAGE_ORDER = "California, Industrial Welfare Commission Order 12-2001, 11: meal periods"
NDB = "SAG-AFTRA and IATSE: non-deductible breakfast within two hours of call"
CCR = "California, 8 CCR 11760: working hours of minors"
LABOR = "California, Labor Code 1308.7: hours of the day for minors"

BOOK = (
    Rule("cast_rest", 12 * 60, "2014-07-01", SAG),
    Rule("crew_rest", 10 * 60, "2021-08-01", IATSE),
    Rule("meal", 6 * 60, "2001-01-01", WAGE_ORDER),
    Rule("breakfast", 2 * 60, "2014-07-01", NDB),
    Rule("breakfast_length", 30, "2014-07-01", NDB),
    Rule("minor_earliest", 5 * 60, "2001-01-01", LABOR),
    Rule("minor_latest", 22 * 60, "2001-01-01", LABOR),
    Rule("minor_latest_free", 24 * 60 + 30, "2001-01-01", LABOR),
    Rule("minor_infant", 2 * 60, "2001-01-01", CCR),
    Rule("minor_half", 4 * 60, "2001-01-01", CCR),
    Rule("minor_two", 6 * 60, "2001-01-01", CCR),
    Rule("minor_six", 8 * 60, "2001-01-01", CCR),
    Rule("minor_nine", 9 * 60, "2001-01-01", CCR),
    Rule("minor_sixteen", 10 * 60, "2001-01-01", CCR),
)
NAMES = tuple(dict.fromkeys(rule.name for rule in BOOK))


def rules_on(house: House, date: str) -> Mapping[str, Rule]:
    """Each rule as it holds on that day: the production's own newest, else the book's; none before its first day."""
    found: dict[str, Rule] = {}
    for rule in sorted(BOOK, key=lambda one: one.since):
        if rule.since <= date:
            found[rule.name] = rule
    for own in sorted(house.all("work_rule"), key=lambda one: str(one.get("since"))):
        name, since = str(own.get("name")), str(own.get("since"))
        if since > date:
            continue
        if own.get("value") is None:
            found.pop(name, None)
        else:
            found[name] = Rule(name, int(own["value"]), since, str(own.get("source") or ""), own=True)
    return found
