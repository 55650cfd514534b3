"""Rows of text, whether a spreadsheet or a text file held them.

Promises cells as inert text (what looks like a formula stays as it was typed and is never worked out), rows with the
numbers a person sees, and bounds that no list of a crew reaches.
"""

from __future__ import annotations

from dataclasses import dataclass

from server.formats.decoding import clean
from server.formats.format_error import FormatError
from server.formats.schedule import Remark

MOST_ROWS = 10_000
MOST_COLUMNS = 60
MOST_SCANNED = 200_000
MOST_CELL = 2_000

Row = tuple[int, tuple[str, ...]]
"""A row's number, counted from 1, and its cells."""


@dataclass(frozen=True)
class Grid:
    """`rows` leaves out empty ones. `sheet` and `sheets` are a workbook's, `encoding` and `delimiter` a text's."""

    format: str
    rows: tuple[Row, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def width(self) -> int:
        return max((len(cells) for _, cells in self.rows), default=0)


class Rows:
    """Collects rows one by one and refuses more than any list has."""

    def __init__(self, most: int = MOST_ROWS) -> None:
        self.rows: list[Row] = []
        self._most = most

    def add(self, number: int, cells: list[str]) -> None:
        if number > MOST_SCANNED:
            raise FormatError("too_many_rows", most=self._most)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            self.rows.append((number, tuple(cells[:MOST_COLUMNS])))
        if len(self.rows) > self._most:
            raise FormatError("too_many_rows", most=self._most)


def tidy(text: str) -> str:
    """A cell's text without controls and doubled spaces; its lines stay apart."""
    lines = (" ".join(line.split()) for line in clean(text[: MOST_CELL * 2]).splitlines())
    return "\n".join(line for line in lines if line)[:MOST_CELL]
