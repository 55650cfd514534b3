"""Makes the demonstration production: the tables of this folder, as the office would have entered them.

Promises a production whose first shoot day is tomorrow in its own zone, with day 1 published as White
and days 2 and 3 drafted. Refuses (DemoRefused) to leave a production of which an entry was refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

from server.demo import show
from server.demo.crew import CREW
from server.demo.day_sheets import draft_sheets, publish
from server.demo.pen import TAKEN, DemoRefused, Pen
from server.demo.people import add_people, member_fields, person_id
from server.demo.plan import add_places, add_plan, board_id
from server.demo.runs import give_runs, run_runs
from server.office.production import COLOURS
from sync.house import record_id

if TYPE_CHECKING:
    from sync.log import Log


class Production(Protocol):
    """What is asked of a production: its id and its log, nobody else writing."""

    @property
    def id(self) -> str: ...

    @property
    def log(self) -> Log: ...


LINKS = {
    "coordinator": "coordinator",
    "second_ad": "second_ad",
    "upm": "upm",
    "accountant": "accountant",
    "pa": "pa",
    "pa2": "pa2",
    "crew": "gaffer",
}
"""Whose sign-in links the demonstration prints, and who that is in the crew's table."""


def make(production: Production, now: datetime) -> dict[str, str]:
    """Fill a new production; gives the person ids of `LINKS`."""
    now = now.astimezone(UTC).replace(microsecond=0)
    log = production.log
    first = (now.astimezone(ZoneInfo(show.ZONE)) + timedelta(days=1)).date()
    own = record_id("production", production.id)
    for outcome in log.office([_entry("production", own, "edit", _production(production.id)), _coordinator()]):
        if outcome.outcome not in TAKEN:
            raise DemoRefused(f"{outcome.outcome} {outcome.why}")
    pen = Pen(log, person_id("coordinator"), "coordinator", "Production", "demo", now)
    add_people(pen)
    add_places(pen)
    days = add_plan(pen, first)
    pen.write("production", own, "edit", _plan_of(first))
    sheets = draft_sheets(pen, days)
    give_runs(pen, first)
    pen.send()
    publish(pen, sheets[0])
    run_runs(pen, log, first)
    return {link: person_id(key) for link, key in LINKS.items()}


def _entry(kind: str, record: str, verb: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "record": record, "verb": f"{kind}.{verb}", "fields": dict(fields)}


def _production(slug: str) -> dict[str, Any]:
    return {
        "slug": slug,
        "title": show.TITLE,
        "company": show.COMPANY,
        "office_address": show.OFFICE_ADDRESS,
        "office_phone": show.OFFICE_PHONE,
        "zone": show.ZONE,
        "colours": list(COLOURS),
        **show.SETTINGS,
    }


def _coordinator() -> dict[str, Any]:
    """The first person there is: nobody on the production could have added her."""
    return _entry("person", person_id("coordinator"), "add", member_fields("coordinator"))


def _plan_of(first: date) -> dict[str, Any]:
    names = {one.key: one.name for members in CREW.values() for one in members}
    return {
        "board": board_id(),
        "script_date": (first - timedelta(days=show.SCRIPT_DAYS_BEFORE)).isoformat(),
        "schedule_date": (first - timedelta(days=show.SCHEDULE_DAYS_BEFORE)).isoformat(),
        "credits": [{"duty": duty, "name": names[key]} for duty, key in show.CREDITS],
    }
