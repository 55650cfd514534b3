"""Crew lists as somebody keeps them in a spreadsheet, written for the stories."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

HEADINGS = ("Name", "Job", "Dept", "Cell", "Locker")


def crew_file(path: Path, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> Path:
    """A workbook with these rows under these headings."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
