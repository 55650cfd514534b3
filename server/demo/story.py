"""Whose hands write the demonstration, and at what hour of it.

Promises one device a person, which goes on counting where it stood; the clock that the log asks is the story's own.
Refuses to go back in time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from server.demo import show
from server.demo.cast import CAST
from server.demo.pen import Pen
from server.demo.people import artist_id, members, person_id
from server.office.instants import instant_of

if TYPE_CHECKING:
    from sync.log import Log

Clock = Callable[[datetime], None]
"""Told the moment at which the log is to believe itself."""


class Story:
    """`now` is the moment it has come to; `first` is the date of day 1."""

    def __init__(self, log: Log, now: datetime, first: date, clock: Clock) -> None:
        self.log = log
        self.now = now
        self.first = first
        self._clock = clock
        self._pens: dict[str, Pen] = {}
        self._roles = {person_id(one.key): one.role for one in members()}

    def of(self, key: str) -> Pen:
        """The device of a crew member."""
        return self.of_person(person_id(key), f"demo-{key}")

    def of_person(self, person: str, device: str) -> Pen:
        """The device of anybody, by his record's id."""
        found = self._pens.get(device)
        if found is None:
            role = self._roles.get(person, "cast")
            found = self._pens[device] = Pen(self.log, person, role, None, device, self.now)
        found.now = self.now
        return found

    def devices(self) -> dict[str, str]:
        """The device of everyone on the sheet, by the record of the person."""
        crew = {person_id(one.key): f"demo-{one.key}" for one in members()}
        return crew | {artist_id(id): f"demo-cast-{id}" for id in (one.id for one in CAST)}

    def come_to(self, day: int, minutes: int) -> None:
        """Goes on to a time of a shoot day: day 1 is the first, minutes count from its midnight."""
        self.go_on(self.moment(day, minutes))

    def moment(self, day: int, minutes: int) -> datetime:
        """That time as an instant."""
        wall = instant_of(self.first.isoformat(), (day - 1) * 1440 + minutes, show.ZONE)
        return datetime.fromisoformat(wall).astimezone(ZoneInfo("UTC"))

    def go_on(self, moment: datetime) -> None:
        if moment < self.now:
            raise ValueError(f"the story is at {self.now} already, past {moment}")
        self.now = moment
        self._clock(moment)
