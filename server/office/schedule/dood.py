"""One performer's line of the day-out-of-days.

SW start work, W work, WF finish, SWF all in one, H hold, T travel, R rehearsal, FT fitting. After a gap longer than the
drop allowance the last work day before it is WD (SWD if also the first), the return PW (PWF if also the last), and
the gap is blank. What is marked on a day of work stands behind it: W/T. A company day off is never H.
Promises nothing but what the arguments say: no house, no clock. Twin of `pwa/src/rules/dood.ts`;
`tests/vectors/dood.json` holds both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from server.office.schedule.settings import STANDS

CODES = {"travel": "T", "rehearsal": "R", "fitting": "FT", "hold": "H"}
OPTIONAL = ("H", "T", "R", "FT")
"""Codes that a board may do without."""


@dataclass(frozen=True)
class Column:
    """A day of the table: `number` is the main unit's shoot day on it, `off` that the company does not work on it."""

    date: date | None
    number: int | None
    off: bool = False


@dataclass(frozen=True)
class Rules:
    """How a performer is counted. `codes` are those of `OPTIONAL` that are shown."""

    hold: bool = True
    drop: bool = True
    drop_days: int = 10
    codes: frozenset[str] = frozenset(OPTIONAL)

    @classmethod
    def of(cls, board: Mapping[str, Any] | None, own: Mapping[str, Any] | None) -> Rules:
        """The board's settings, and over them the performer's own."""
        said = {name: value for one in (board, own) for name, value in (one or {}).items() if value is not None}
        told = {**STANDS, **said}
        codes = frozenset(OPTIONAL if said.get("codes") is None else said["codes"])
        return cls(bool(told["hold"]), bool(told["drop"]), int(told["drop_days"]), codes)


@dataclass(frozen=True)
class Line:
    """A code or "" for each column. `clashes` are the columns of work that the performer has off."""

    cells: tuple[str, ...]
    clashes: tuple[int, ...]

    def count(self, *codes: str) -> int:
        return sum(cell in codes for cell in self.cells)

    @property
    def worked(self) -> int:
        return sum("W" in cell for cell in self.cells)

    @property
    def total(self) -> int:
        """Days of any code."""
        return sum(cell != "" for cell in self.cells)


def line(
    works: Collection[int],
    columns: Sequence[Column],
    marks: Mapping[date, str],
    rules: Rules,
    weekly: Collection[int] = (),
) -> Line:
    """`works` are indexes of columns, `marks` what single dates are to the performer, `weekly` his weekdays off
    (Monday 0)."""
    cells = [""] * len(columns)
    days = sorted(works)
    dropped = {index for index, one in enumerate(days[:-1]) if _drops(columns, one, days[index + 1], rules)}
    for index, one in enumerate(days):
        first = "S" if index == 0 else "P" if index - 1 in dropped else ""
        last = "F" if index == len(days) - 1 else "D" if index in dropped else ""
        cells[one] = f"{first}W{last}"
        if index in dropped or not rules.hold or "H" not in rules.codes or index == len(days) - 1:
            continue
        for between in range(one + 1, days[index + 1]):
            if not columns[between].off and not _away(columns[between], marks, weekly):
                cells[between] = "H"
    for index, column in enumerate(columns):
        code = CODES.get(marks.get(column.date, "") if column.date else "", "")
        if code not in rules.codes:
            continue
        if "W" not in cells[index]:
            cells[index] = code
        elif code != "H":
            cells[index] = f"{cells[index]}/{code}"
    return Line(tuple(cells), tuple(one for one in days if _away(columns[one], marks, weekly)))


def _drops(columns: Sequence[Column], one: int, other: int, rules: Rules) -> bool:
    """Whether so many days lie between two of work that the performer is dropped and picked up."""
    start, end = columns[one].date, columns[other].date
    gap = (end - start).days - 1 if start and end else other - one - 1
    return rules.drop and gap > rules.drop_days


def _away(column: Column, marks: Mapping[date, str], weekly: Collection[int]) -> bool:
    if column.date is None:
        return False
    mark = marks.get(column.date)
    return mark == "day_off" or (mark is None and column.date.weekday() in weekly)
