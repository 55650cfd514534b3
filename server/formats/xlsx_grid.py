"""XLSX: a sheet's cells as text, by `openpyxl`, once the package is known to be bearable.

Promises what stands in the cells: the values of formulas, never formulas; numbers as they were typed (`5551234567`),
days as days. Without a name it takes the sheet that looks most like a crew list.
Refuses before anything is unpacked: too many parts, too much behind them, parts that swell, passwords, and whatever
the package says it is and is not.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from server.formats.format_error import FormatError
from server.formats.grid import MOST_COLUMNS, Grid, Row, Rows, tidy
from server.formats.words import Name

MOST_PARTS = 2_000
MOST_BEHIND = 40_000_000
MOST_SWELL = 250
MOST_TAGS = 3_000_000
_MOST_SHEETS = 30
_HEAD_ROWS = 60
_MISTAKES = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}


def read_xlsx(raw: bytes, sheet: str | None, likeness: Callable[[list[Row]], float]) -> Grid:
    """A sheet's rows. `likeness` says of the first rows of a sheet how much they look like a crew list."""
    _bearable(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            try:
                return _read(book, sheet, likeness)
            finally:
                book.close()
    except FormatError:
        raise
    except MemoryError:
        raise FormatError("xlsx_too_large", most=MOST_BEHIND // 1_000_000) from None
    # The library has no error of its own: what a broken part makes it raise is anything.
    except Exception:
        raise FormatError("xlsx_broken") from None


def _read(book: Any, wanted: str | None, likeness: Callable[[list[Row]], float]) -> Grid:
    sheets = [one for one in book.worksheets if hasattr(one, "iter_rows")][:_MOST_SHEETS]
    names = tuple(tidy(one.title)[:100] for one in sheets)
    if not sheets:
        raise FormatError("no_rows")
    if wanted is not None:
        if wanted not in names:
            raise FormatError("no_sheet", name=wanted[:100], names=names)
        chosen = sheets[names.index(wanted)]
    elif len(sheets) == 1:
        chosen = sheets[0]
    else:
        shown = [one for one in sheets if one.sheet_state == "visible"] or sheets
        chosen = max(shown, key=lambda one: likeness(_rows(one, _HEAD_ROWS)))
    rows = _rows(chosen, None)
    if not rows:
        raise FormatError("no_rows")
    return Grid("xlsx", tuple(rows), sheet=tidy(chosen.title)[:100], sheets=names)


def _rows(sheet: Any, most: int | None) -> list[Row]:
    # What a sheet says of its size need not be so.
    sheet.reset_dimensions()
    found = Rows()
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        if most is not None and number > most:
            break
        found.add(number, [_text(cell) for cell in cells])
    return found.rows


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, float):
        whole = value == value and abs(value) < 1e15 and value == int(value)
        return str(int(value)) if whole else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    text = tidy(str(value))
    return "" if text in _MISTAKES else text


def _bearable(raw: bytes) -> None:
    """Refuses a package by its list of parts, then by counting what its parts unfold to."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
                raise FormatError("unread_format", format=Name("a_zip"))
            if any(part.flag_bits & 1 for part in parts):
                raise FormatError("xlsx_locked")
            behind = sum(part.file_size for part in parts)
            swells = any(p.file_size > 1_000_000 and p.file_size > MOST_SWELL * max(1, p.compress_size) for p in parts)
            if len(parts) > MOST_PARTS or behind > MOST_BEHIND or swells or len(names) != len(parts):
                raise FormatError("xlsx_too_large", most=MOST_BEHIND // 1_000_000)
            _few_tags(package, [part for part in parts if part.filename.endswith((".xml", ".rels"))])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as broken:
        if isinstance(broken, FormatError):
            raise
        raise FormatError("xlsx_broken") from None


def _few_tags(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Small tags weigh thirty times in memory what they do in the file; declared entities are no spreadsheet's."""
    tags = 0
    for part in parts:
        with package.open(part) as file:
            last = b""
            while piece := file.read(1_000_000):
                tags += piece.count(b"<")
                if b"<!" in last + piece and (b"<!DOCTYPE" in last + piece or b"<!ENTITY" in last + piece):
                    raise FormatError("xlsx_hostile")
                if tags > MOST_TAGS:
                    raise FormatError("xlsx_too_large", most=MOST_BEHIND // 1_000_000)
                last = piece[-16:]
