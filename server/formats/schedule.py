"""A schedule as the trade sees it, whatever file it came from.

Promises frozen values with the trade's units: pages in whole eighths, durations in whole minutes,
days as dates. Records are keyed by the ids their file gave them.
Refuses to use a scene number as a key: one number may stand on two strips.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from server.formats import words
from server.formats.uss_own import Own


@dataclass(frozen=True)
class Remark:
    """Something the reader noticed and that a person should look at; the file was read all the same."""

    code: str
    facts: tuple[tuple[str, object], ...] = ()
    where: str | words.Name = ""

    def in_words(self, language: str) -> str:
        return words.say(language, f"remark.{self.code}", **dict(self.facts))

    def told(self, language: str) -> dict[str, Any]:
        """`{code, params, where, text}` for JSON; `where` may be empty, `params` are in that language's words."""
        params = {name: words.put(language, fact) for name, fact in self.facts}
        where = words.put(language, self.where)
        return {"code": self.code, "params": params, "where": where, "text": self.in_words(language)}


def remark(code: str, where: str | words.Name = "", /, **facts: object) -> Remark:
    return Remark(code, tuple(facts.items()), where)


@dataclass(frozen=True)
class Category:
    """`ucid` is the universal category number (100 is cast), None where the file gives none."""

    id: str
    name: str
    ucid: int | None

    @property
    def is_cast(self) -> bool:
        if self.ucid is not None:
            return self.ucid == 100
        return self.name.casefold() in {"cast", "cast members"}


@dataclass(frozen=True)
class Element:
    """`board_id` is the trade's number for a cast member (a string), None for most other things.

    `days` are what single dates are to it: travel, rehearsal, fitting, hold, day_off, event, each with its name.
    `dood` holds what the file says of its day-out-of-days: shown, hold, drop, drop_days; None where it says nothing.
    """

    id: str
    name: str
    category_id: str | None
    category: str
    is_cast: bool
    board_id: str | None
    linked_ids: tuple[str, ...]
    days_off: frozenset[date]
    weekdays_off: frozenset[int] = frozenset()
    days: tuple[tuple[date, str, str], ...] = ()
    dood: tuple[tuple[str, bool | int | None], ...] = ()


@dataclass(frozen=True)
class Strip:
    """One breakdown of a scene. `eighths` and `minutes` are None where the file leaves them open."""

    id: str
    number: str
    int_ext: str
    set_name: str
    day_night: str
    script_day: str
    location: str
    description: str
    comments: str
    script_page: str
    eighths: int | None
    minutes: int | None
    element_ids: tuple[str, ...]
    cast_ids: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The heading as a script has it: `EXT. BRIDGE - NIGHT`."""
        head = f"{self.int_ext.rstrip('.')}. " if self.int_ext else ""
        tail = f" - {self.day_night}" if self.day_night else ""
        return f"{head}{self.set_name}{tail}".strip()


@dataclass(frozen=True)
class Banner:
    """A line between the strips that is no scene."""

    id: str
    text: str
    minutes: int | None
    comments: str


@dataclass(frozen=True)
class Calendar:
    """`weekdays_off` counts Monday as 0, as `date.weekday` does; `dates_off` are days skipped singly, `off` says what
    each of them is called."""

    id: str
    name: str
    start: date | None
    weekdays_off: frozenset[int]
    dates_off: frozenset[date]
    events: tuple[tuple[date, str], ...]
    off: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True)
class Day:
    """A shoot day: `number` from 1, `date` None where no calendar says when, ids of strips and banners."""

    number: int
    date: date | None
    items: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """A further board of a stripboard, such as a second unit's."""

    name: str
    days: tuple[Day, ...]
    loose: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """One order of shooting.

    `loose` stand on the board but in no day, `boneyard` were put aside, `unplaced` are nowhere.
    """

    id: str
    name: str
    calendar_name: str
    days: tuple[Day, ...]
    loose: tuple[str, ...]
    boneyard: tuple[str, ...]
    units: tuple[Unit, ...]
    unplaced: tuple[str, ...]
    calendar_id: str | None = None

    @property
    def placed(self) -> int:
        """How many strips and banners stand on the board, further units included."""
        own = len(self.loose) + sum(len(day.items) for day in self.days)
        return own + sum(len(u.loose) + sum(len(d.items) for d in u.days) for u in self.units)


@dataclass(frozen=True)
class Schedule:
    """All that a schedule file says. `strips` and `banners` keep the file's order."""

    format: str
    id: str
    project: str
    company: str
    name: str
    script_colour: str
    script_date: date | None
    schedule_colour: str
    schedule_date: date | None
    strips: tuple[Strip, ...]
    banners: tuple[Banner, ...]
    elements: tuple[Element, ...]
    categories: tuple[Category, ...]
    calendars: tuple[Calendar, ...]
    boards: tuple[Board, ...]
    warnings: tuple[Remark, ...]
    own: Own | None = None
