"""What the schedule says of one shoot day: its strips in order, its cast, and each one's work status.

Promises to leave out what was struck. Refuses to take a scene number for a key: a strip is told by its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from server.office.schedule.cast import by_part, cast_id_of, is_cast
from server.office.schedule.layout import Day, laid
from sync.house import House, Record


@dataclass(frozen=True)
class Strip:
    """A strip of the day: a scene with the cast elements in it, or a banner."""

    id: str
    scene: Record | None
    banner: str | None
    cast: tuple[Record, ...]


@dataclass(frozen=True)
class Part:
    """A cast element that works on the day, and who plays it, if anyone is named yet."""

    element: Record
    person: Record | None

    @property
    def cast_id(self) -> str | None:
        return cast_id_of(self.element)


@dataclass(frozen=True)
class ScheduledDay:
    """`plays` holds each person's cast elements, on any day; `works` the day numbers on which each element works."""

    number: int | None
    strips: tuple[Strip, ...]
    parts: tuple[Part, ...]
    plays: Mapping[str, tuple[Record, ...]]
    works: Mapping[str, frozenset[int]]

    @property
    def eighths(self) -> int:
        return sum((strip.scene or {}).get("eighths") or 0 for strip in self.strips)

    def status(self, elements: Iterable[Record]) -> str | None:
        """SW, W, WF, SWF, or H between two days of work; None before the first and after the last."""
        days = frozenset[int]().union(*(self.works.get(str(one["id"]), frozenset()) for one in elements))
        if self.number is None or not days or not min(days) <= self.number <= max(days):
            return None
        if self.number not in days:
            return "H"
        return ("S" if self.number == min(days) else "") + "W" + ("F" if self.number == max(days) else "")


def scheduled(house: House, day: Record) -> ScheduledDay:
    """The day's strips and cast, from its own board or else the production's current one."""
    board = day.get("board") or next((one.get("board") for one in house.all("production")), None)
    number = day.get("number")
    elements = {str(one["id"]): one for one in house.all("element") if is_cast(one)}
    scenes = {str(one["id"]): one for one in house.all("scene")}
    board_days = found.of(day.get("unit")) if (found := laid(house, board)) else ()
    players = _players(house.all("person"), elements)
    today = next((one.strips for one in board_days if one.number == number), ())
    strips = tuple(strip for one in today if (strip := _strip(one, scenes, elements)))
    playing = {str(one["id"]): one for strip in strips for one in strip.cast}
    plays: dict[str, tuple[Record, ...]] = {}
    for id in sorted(players, key=lambda one: by_part(elements[one])):
        person = str(players[id]["id"])
        plays[person] = (*plays.get(person, ()), elements[id])
    return ScheduledDay(
        number,
        strips,
        tuple(Part(one, players.get(id)) for id, one in sorted(playing.items(), key=lambda pair: by_part(pair[1]))),
        plays,
        _work_days(board_days, scenes),
    )


def _strip(strip: Record, scenes: Mapping[str, Record], elements: Mapping[str, Record]) -> Strip | None:
    if not strip.get("scene"):
        return Strip(str(strip["id"]), None, str(strip.get("banner") or ""), ())
    scene = scenes.get(str(strip["scene"]))
    if scene is None:
        return None
    cast = [elements[str(one)] for one in scene.get("elements") or () if str(one) in elements]
    return Strip(str(strip["id"]), scene, None, tuple(sorted(cast, key=by_part)))


def _work_days(days: Iterable[Day], scenes: Mapping[str, Record]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for day in days:
        for strip in day.strips:
            for element in (scenes.get(str(strip.get("scene"))) or {}).get("elements") or ():
                found.setdefault(str(element), set()).add(day.number)
    return {element: frozenset(numbers) for element, numbers in found.items()}


def _players(people: Iterable[Record], elements: Mapping[str, Record]) -> dict[str, Record]:
    """Who plays each element: whoever it names, else the cast member who carries its id."""
    people = list(people)
    by_id = {str(one["id"]): one for one in people}
    by_number = {str(one["cast_id"]): one for one in people if one.get("cast_id") and one.get("role") == "cast"}
    found = {
        id: by_id.get(str(one["person"])) if one.get("person") else by_number.get(cast_id_of(one) or "")
        for id, one in elements.items()
    }
    return {id: person for id, person in found.items() if person is not None}
