"""Boards and calendars as the standard has them.

Promises every breakdown once on every board; days as nested lists, on the dates the board has them: where the
calendar's own rules would give other dates (a fixed day, a worked Sunday), the board gets a calendar of its own that
has every other date off. What is in no day yet stands loose behind the days; what a board does not have at all is in
its boneyard, since the standard wants everything somewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from server.formats.uss_shapes import MOST_MILLISECONDS, MOST_NAME, MOST_PROSE
from server.office.schedule.dates import OFF, Calendar, dates_of
from server.office.schedule.layout import MAIN, Layout, laid
from server.office.schedule.settings import WEEKDAYS
from sync.house import House, Record

MINUTE = 60_000
Ids = Callable[..., str]


class BoardsOut:
    """`more` are breakdowns beside the scenes: banners, and further strips of a scene that a board has twice."""

    def __init__(self, house: House, scenes: Iterable[Record], id: Ids) -> None:
        self._house = house
        self._id = id
        self._scenes = {str(one["id"]): one for one in scenes}
        self._more: dict[str, dict[str, Any]] = {}
        self.calendars = [self._calendar(one) for one in _by_name(house.all("calendar"))]
        self.own: dict[str, dict[str, Any]] = {}
        boards = _by_name(house.all("board"))
        lies = {str(one["id"]): found for one in boards if (found := laid(house, one["id"]))}
        placed = {id: self._breakdowns(one) for id, one in lies.items()}
        self.more = list(self._more.values())
        everything = [*self._scenes, *self._more]
        self.stripboards = [
            self._stripboard(one, lies[str(one["id"])], placed[str(one["id"])], everything) for one in boards
        ]

    def _breakdowns(self, lies: Layout) -> dict[str, str]:
        """The breakdown of each strip of a board, by the strip's id."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        strips = [strip for day in lies.days for strip in day.strips]
        for strip in (*strips, *lies.boneyard, *lies.unplaced):
            scene = str(strip.get("scene"))
            if scene in self._scenes and scene not in taken:
                breakdown = scene
            elif scene in self._scenes:
                number = str(self._scenes[scene].get("number") or "")[:MOST_NAME]
                breakdown = self._add(str(strip["id"]), type="scene", scene=number or None)
            elif strip.get("banner"):
                breakdown = self._banner(strip, taken)
            else:
                continue  # its scene is no more
            taken.add(breakdown)
            found[str(strip["id"])] = breakdown
        return found

    def _banner(self, strip: Record, taken: set[str]) -> str:
        """One breakdown for the same banner on several boards, and another for its twin on one board."""
        words = [str(strip.get(name) or "") for name in ("banner", "minutes", "comments")]
        number = 0
        while (id := self._id("banner", *words, str(number))) in taken:
            number += 1
        minutes = strip.get("minutes")
        took = int(minutes) * MINUTE if minutes is not None else -1
        return self._add(
            id,
            type="banner",
            bannerText=words[0],
            comments=words[2][:MOST_PROSE] or None,
            duration=took if 0 <= took <= MOST_MILLISECONDS else None,
        )

    def _add(self, id: str, **told: Any) -> str:
        self._more.setdefault(id, {"id": id, **told})
        return id

    def _stripboard(
        self, board: Record, lies: Layout, placed: Mapping[str, str], everything: list[str]
    ) -> dict[str, Any]:
        id = str(board["id"])
        units = list(dict.fromkeys([MAIN, *(day.unit for day in lies.days)]))
        days = {unit: [[placed[s] for s in _ids(day.strips) if s in placed] for day in lies.of(unit)] for unit in units}
        used = {one for unit in days.values() for day in unit for one in day}
        boneyard = [placed[one] for one in _ids(lies.boneyard) if one in placed]
        loose = [placed[one] for one in _ids(lies.unplaced) if one in placed]
        self.own[id] = {
            "strips": {breakdown: strip for strip, breakdown in placed.items()},
            "days": {unit: [day.id for day in lies.of(unit)] for unit in units},
        }
        rest = [one for one in everything if one not in used and one not in {*boneyard, *loose}]
        parts = [
            {
                "id": self._id("unit", id, unit),
                "name": "stripboard" if unit == MAIN else unit,
                "breakdownIds": [*days[unit], *(loose if unit == MAIN else [])],
            }
            for unit in units
        ]
        last = {"id": self._id("boneyard", id), "name": "boneyard", "breakdownIds": [*boneyard, *rest]}
        return {
            "id": id,
            "name": board["name"],
            "boards": [*parts, last],
            "calendar": self._follows(board, [day.date for day in lies.of(MAIN)]),
        }

    def _follows(self, board: Record, dates: list[date | None]) -> str | None:
        follows = str(board["on_calendar"]) if board.get("on_calendar") else None
        record = self._house.get("calendar", follows) if follows else None
        known = [one for one in dates if one]
        if record is not None:
            calendar = Calendar.of(record, self._house.all("calendar_day", calendar=follows))
            if not any(mark == "work" for mark in calendar.marks.values()) and dates == list(
                dates_of(calendar, [None] * len(dates))
            ):
                return follows
        if not known or known != sorted(set(known)):
            return follows if record is not None else None
        id = self._id("calendar", str(board["id"]))
        span = range(1, (known[-1] - known[0]).days)
        off = [when for ahead in span if (when := known[0] + timedelta(days=ahead)) not in set(known)]
        events = [self._event(id, known[0], "start", None), *(self._event(id, one, "dayOff", "dayOff") for one in off)]
        self.calendars.append({"id": id, "name": str(board["name"]), "daysOff": [], "events": events})
        return id

    def _calendar(self, calendar: Record) -> dict[str, Any]:
        id = str(calendar["id"])
        week = calendar.get("days_off") or {}
        events = [self._event(id, calendar["start"], "start", None)] if calendar.get("start") else []
        for day in sorted(self._house.all("calendar_day", calendar=id), key=lambda one: str(one["date"])):
            sort, note = str(day["sort"]), day.get("note")
            words = {"holiday": "holiday", "day_off": "dayOff"}.get(sort, sort)
            name = str(note or words)[:MOST_NAME] if sort in ("day_off", "event") else words
            events.append(self._event(id, day["date"], "dayOff" if sort in OFF else "event", name))
        off = [(index + 1) % 7 for index, name in enumerate(WEEKDAYS) if week.get(name)]
        # The standard has no week without work; our own part says that this one has none.
        return {"id": id, "name": calendar["name"], "daysOff": off if len(off) < 7 else [], "events": events}

    def _event(self, calendar: str, day: object, sort: str, name: str | None) -> dict[str, Any]:
        id = self._id("event", calendar, str(day), sort)
        return {"id": id, "type": sort, "name": name, "date": f"{day}T12:00:00.000Z"}


def _ids(strips: Iterable[Record]) -> list[str]:
    return [str(one["id"]) for one in strips]


def _by_name(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda one: (str(one.get("name") or ""), str(one["id"])))
