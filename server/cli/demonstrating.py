"""The demonstration: made once, found again, and the hour at which its clock goes on.

Promises a day in progress whenever it is started: its clock stands while nobody serves it. Refuses a folder whose
production is no demonstration.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from server.cli.ending import FAILED, Ending
from server.cli.opening import reading, writing
from server.desk import invitations
from server.desk.instants import now, rehearse
from server.production import Production, Productions

DEMO = "demo"
"""The note in which the demonstration keeps who is who."""


def demonstration(house: Productions, hours: int, as_of: datetime | None) -> tuple[str, dict[str, str]]:
    """Its id, and for each of its people a fresh link's token, good for `hours`.

    With `as_of` the clock starts there, and a new one is made as on the evening before its first day; without, a new
    one is in the afternoon of its first day, and an old one goes on from the last thing that was done in it.
    """
    from server.demo import show

    id = "-".join("".join(c if c.isalnum() else " " for c in show.TITLE.lower()).split())
    if as_of is not None:
        rehearse(as_of)
    elif house.has(id):
        rehearse(_last(house, id))
    if not house.has(id):
        print("Making the demonstration production", file=sys.stderr, flush=True)
        house.make(id, lambda made: made.desk.keep_note(DEMO, json.dumps(_make(made, evening=as_of is not None))))
    with writing(house, id) as opened:
        return id, _links(opened, hours)


def _make(made: Production, evening: bool) -> dict[str, str]:
    from server.demo import show
    from server.demo.make import make, make_under_way

    if evening:
        return make(made, now())
    return make_under_way(made, now().astimezone(ZoneInfo(show.ZONE)).date(), rehearse)


def _last(house: Productions, id: str) -> datetime:
    """When the last row was written; the present where there is none."""
    with reading(house.folder / id) as log:
        row = log.row(log.head()[0])
    if row is None:
        return now()
    return datetime.fromisoformat(json.loads(row.envelope)["received_at"]) + timedelta(seconds=1)


def _links(opened: Production, hours: int) -> dict[str, str]:
    people: dict[str, str] = json.loads(opened.desk.note(DEMO) or "{}")
    if not people:
        raise Ending(FAILED, f"{opened.folder} is no demonstration. Name another folder with --data.")
    host = people["coordinator"]
    with opened.desk.writing():
        return {
            key: invitations.invite(
                opened.desk,
                opened.id,
                one,
                role=str((opened.person(one) or {}).get("role")),
                by=None if one == host else host,
                hours=hours,
            )[0]
            for key, one in people.items()
        }
