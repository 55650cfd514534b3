"""Tables that go out: CSV and XLSX.

Promises that every text stays text: what a spreadsheet would work out (= + - @) is written so that it never does, and
our own reader gives it back as it was. Figures are figures in XLSX. Refuses what no file can hold: control characters.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

Cell = str | int | None
WORKED_OUT = re.compile(r"^[=+\-@\t\r]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MOST_CELL = 32_767
"""Letters in a cell of XLSX."""


@dataclass(frozen=True)
class Sheet:
    """`widths` are letters a column, 12 where none is given; `wrapped` are columns whose lines may break."""

    title: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()
    wrapped: Sequence[int] = ()


def csv_bytes(sheet: Sheet) -> bytes:
    """UTF-8 with its mark, by which spreadsheets know it."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    for row in (sheet.head, *sheet.rows):
        writer.writerow([inert(cell) for cell in row])
    return ("\ufeff" + made.getvalue()).encode()


def inert(cell: Cell) -> str:
    """The cell as text that no spreadsheet works out: an apostrophe stands before what it would."""
    text = "" if cell is None else _UNWRITABLE.sub("", str(cell))
    return f"'{text}" if isinstance(cell, str) and WORKED_OUT.match(text) else text


def as_written(text: str) -> str:
    """What stood in a cell before `inert`."""
    return text[1:] if text.startswith("'") and WORKED_OUT.match(text[1:]) else text


def xlsx_bytes(*sheets: Sheet) -> bytes:
    book = Workbook(write_only=True)
    for one in sheets:
        page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", one.title)[:31] or "1")
        page.freeze_panes = "A2"
        for index in range(len(one.head)):
            width = one.widths[index] if index < len(one.widths) else 12
            page.column_dimensions[_letters(index)].width = width
        page.append([_cell(page, text, bold=True) for text in one.head])
        for row in one.rows:
            page.append([_cell(page, cell, wrapped=index in one.wrapped) for index, cell in enumerate(row)])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(page: object, value: Cell, *, bold: bool = False, wrapped: bool = False) -> WriteOnlyCell:
    text = _UNWRITABLE.sub("", value)[:MOST_CELL] if isinstance(value, str) else value
    made = WriteOnlyCell(page, value=text)
    if isinstance(text, str):
        # A text that begins like a formula would become one.
        made.data_type = "s"
    if bold:
        made.font = Font(bold=True)
    made.alignment = Alignment(vertical="top", wrap_text=wrapped)
    return made


def _letters(index: int) -> str:
    made = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        made = chr(65 + rest) + made
    return made
