"""Makes the demonstration production: the tables of this folder, as the office would have entered them.

Promises `make`: a production whose first shoot day is tomorrow in its own zone, with day 1 published as White and days
2 and 3 drafted; and `make_under_way`: the same a day later, with day 1 in progress and day 2 out in two revisions.
Refuses (DemoRefused) to leave a production of which an entry was refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

from server.demo import show
from server.demo.crew import CREW
from server.demo.day_sheets import draft_sheets, publish
from server.demo.first_day import live_through
from server.demo.pen import TAKEN, DemoRefused, Pen
from server.demo.people import add_people, member_fields, person_id
from server.demo.plan import add_places, add_plan, board_id
from server.demo.runs import give_runs, run_runs
from server.demo.sheets import at
from server.demo.story import Clock, Story
from server.office.colours import COLOURS
from server.office.instants import instant_of
from sync.house import record_id

if TYPE_CHECKING:
    from sync.log import Log


class Production(Protocol):
    """What is asked of a production: its id and its log, nobody else writing."""

    @property
    def id(self) -> str: ...

    @property
    def log(self) -> Log: ...


EVENING = at(18)
"""When, on the evening before day 1, it is made."""
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
    """Fill a new production on the evening before day 1; gives the person ids of `LINKS`."""
    now = now.astimezone(UTC).replace(microsecond=0)
    first = (now.astimezone(ZoneInfo(show.ZONE)) + timedelta(days=1)).date()
    _the_evening_before(production, Story(production.log, now, first, lambda moment: None))
    return _linked()


def make_under_way(production: Production, today: date, clock: Clock) -> dict[str, str]:
    """Fill a new production whose day 1 is `today` and has come to `UNTIL`; gives the person ids of `LINKS`.

    `clock` is told each moment of the story before it is written, and the log asks the same clock.
    """
    evening = instant_of(today.isoformat(), EVENING - 1440, show.ZONE)
    story = Story(production.log, datetime.fromisoformat(evening), today, clock)
    story.go_on(story.now)
    days, sheets = _the_evening_before(production, story)
    live_through(story, days, sheets)
    return _linked()


def _linked() -> dict[str, str]:
    return {link: person_id(key) for link, key in LINKS.items()}


def _the_evening_before(production: Production, story: Story) -> tuple[list[str], list[str]]:
    """The ids of the three shoot days, and of their sheets."""
    log = production.log
    own = record_id("production", production.id)
    for outcome in log.office([_entry("production", own, "edit", _production(production.id)), _coordinator()]):
        if outcome.outcome not in TAKEN:
            raise DemoRefused(f"{outcome.outcome} {outcome.why}")
    pen = Pen(log, person_id("coordinator"), "coordinator", "Production", "demo", story.now)
    add_people(pen)
    add_places(pen)
    days = add_plan(pen, story.first)
    pen.write("production", own, "edit", _plan_of(story.first))
    sheets = draft_sheets(pen, days)
    give_runs(pen, story.first)
    pen.send()
    publish(pen, sheets[0])
    run_runs(pen, story)
    return days, sheets


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
