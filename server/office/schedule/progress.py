"""Progress: what was shot against what was planned, day by day, in scenes, pages, minutes and setups.

A scene is shot once something says `complete`; what was shot of it in part counts on the day it was shot and the rest
carries over. A retake adds setups and no pages. Promises total = to date + remaining in pages and scenes. Refuses to
count an omitted scene, or more pages than a scene has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from server.office.schedule.layout import laid
from sync.house import House, Record


@dataclass(frozen=True)
class Tally:
    scenes: int = 0
    eighths: int = 0
    minutes: int = 0
    setups: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.scenes + other.scenes,
            self.eighths + other.eighths,
            self.minutes + other.minutes,
            self.setups + other.setups,
        )


@dataclass(frozen=True)
class Shot:
    """What the records say of the scenes: pages shot of each, those complete, and each day's own tally by date."""

    eighths: Mapping[str, int]
    complete: frozenset[str]
    days: Mapping[str, Tally]


def shot(scenes: Mapping[str, Record], done: Iterable[tuple[str, Record]]) -> Shot:
    """`done` are `scene_shot`s with the dates of their days, in any order."""
    eighths: dict[str, int] = {}
    complete: set[str] = set()
    days: dict[str, Tally] = {}
    for date, one in sorted(done, key=lambda pair: (pair[0], str(pair[1]["id"]))):
        id, state = str(one["scene"]), one["state"]
        scene = scenes.get(id)
        if scene is None or scene.get("omitted"):
            continue
        counted = _pages(scene, eighths.get(id, 0), one) if id not in complete else 0
        eighths[id] = eighths.get(id, 0) + counted
        fresh = state == "complete" and id not in complete
        complete |= {id} if fresh else set()
        tally = Tally(int(fresh), counted, int(one.get("minutes") or 0), int(one.get("setups") or 0))
        days[date] = days.get(date, Tally()) + tally
    return Shot(eighths, frozenset(complete), days)


def _pages(scene: Record, before: int, one: Record) -> int:
    """Pages that a day's work counts: a completed scene's rest, a part's own figure, never more than there are."""
    left = max(0, int(scene.get("eighths") or 0) - before)
    if one["state"] == "complete":
        return left
    return min(left, int(one.get("eighths") or 0)) if one["state"] == "part" else 0


def progress(house: House, board: str) -> dict[str, Any] | None:
    """`{days, total, to_date, remaining, carried}`; None where there is no such board.

    days: `{number, unit, date, planned, shot}` of the board, then those on which more was shot. carried: scenes shot in
    part, with what is left of them.
    """
    lies = laid(house, board)
    if lies is None:
        return None
    scenes = {str(one["id"]): one for one in house.all("scene")}
    dates = {str(one["id"]): str(one["date"]) for one in house.all("shoot_day")}
    done = [(dates[str(one["shoot_day"])], one) for one in house.all("scene_shot") if str(one["shoot_day"]) in dates]
    found = shot(scenes, done)
    days, told = [], set()
    for day in lies.days:
        date = day.date.isoformat() if day.date else None
        planned = Tally()
        for strip in day.strips:
            planned += _planned(scenes.get(str(strip.get("scene"))))
        own = found.days.get(date, Tally()) if date and date not in told else Tally()
        told |= {date} if date else set()
        days.append(_day(day.number, day.unit, date, planned, own))
    days += [_day(None, None, date, Tally(), tally) for date, tally in sorted(found.days.items()) if date not in told]
    total = sum((_planned(one) for one in scenes.values()), Tally())
    to_date = sum(found.days.values(), Tally())
    left = Tally(total.scenes - to_date.scenes, total.eighths - to_date.eighths)
    return {
        "days": days,
        "total": _told(total),
        "to_date": _told(to_date),
        "remaining": _told(left),
        "carried": [
            {"scene": id, "number": scenes[id].get("number"), "shot": count, "left": int(scenes[id]["eighths"]) - count}
            for id, count in sorted(found.eighths.items())
            if id not in found.complete and 0 < count < int(scenes[id].get("eighths") or 0)
        ],
    }


def _planned(scene: Record | None) -> Tally:
    if scene is None or scene.get("omitted"):
        return Tally()
    return Tally(1, int(scene.get("eighths") or 0), int(scene.get("estimate") or 0))


def _told(tally: Tally) -> dict[str, int]:
    return dict(vars(tally))


def _day(number: int | None, unit: str | None, date: str | None, planned: Tally, own: Tally) -> dict[str, Any]:
    return {"number": number, "unit": unit, "date": date, "planned": _told(planned), "shot": _told(own)}
