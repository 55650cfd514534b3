"""What the columns of a crew list mean, and the table a person sees to say so.

Promises plain, frozen values that go to JSON and back unharmed. Refuses a field or an option that is not known.
"""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from typing import Any

from server.formats.format_error import FormatError
from server.formats.schedule import Remark

FIELDS = (
    "name", "first_name", "last_name", "position", "department", "phone", "phone_2", "email",
    "unit", "role", "cast_id", "character", "order", "language", "ignore",
)  # fmt: skip
"""What a column may be. `name` takes a whole name in either order, `phone_2` serves where `phone` is empty."""


@dataclass(frozen=True)
class Mapping:
    """`columns` says what each column is, by its index from 0; a column that is left out is ignored.

    `header_row` is the row of the headings, counted from 1 as a spreadsheet does; None finds it, 0 says there is none.
    `sheet` names a sheet of a workbook. `reserved` lets the file's positions give roles that carry the office's rights;
    without it they are only proposed. `twins` merges rows that are one person (`merge`) or keeps each (`keep`).
    """

    columns: dict[int, str] = field(default_factory=dict)
    header_row: int | None = None
    sheet: str | None = None
    reserved: bool = False
    twins: str = "merge"

    @classmethod
    def of(cls, plain: Dict[str, Any]) -> Mapping:
        """From JSON: `{columns: {"0": "name"}, header_row?, sheet?, reserved?, twins?}`."""
        try:
            columns = {int(index): str(what) for index, what in dict(plain.get("columns") or {}).items()}
        except (TypeError, ValueError):
            raise FormatError("mapping") from None
        row, sheet = plain.get("header_row"), plain.get("sheet")
        made = cls(columns, row, sheet, plain.get("reserved") is True, plain.get("twins") or "merge")
        whole = row is None or (isinstance(row, int) and not isinstance(row, bool) and 0 <= row <= 1_000_000)
        named = sheet is None or isinstance(sheet, str)
        known = all(what in FIELDS for what in columns.values()) and made.twins in ("merge", "keep")
        if not (whole and named and known and all(0 <= index <= 1000 for index in columns)):
            raise FormatError("mapping")
        return made

    def shown(self) -> dict[str, Any]:
        return {
            "columns": {str(index): what for index, what in sorted(self.columns.items())},
            "header_row": self.header_row,
            "sheet": self.sheet,
            "reserved": self.reserved,
            "twins": self.twins,
        }


@dataclass(frozen=True)
class Column:
    """`confidence` is 0 to 1: how sure the guess of `field` is; 1 where a person said it."""

    index: int
    title: str
    field: str
    confidence: float


@dataclass(frozen=True)
class Table:
    """`sample` holds up to 20 rows under the headings, each `(row number, cells as text)`."""

    columns: tuple[Column, ...]
    sample: tuple[tuple[int, tuple[str, ...]], ...]
    mapping: Mapping
    rows: int
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    problems: tuple[tuple[int, Remark], ...] = ()

    def shown(self, language: str = "en") -> dict[str, Any]:
        return {
            "columns": [vars(column) for column in self.columns],
            "sample": [{"row": row, "cells": list(cells)} for row, cells in self.sample],
            "mapping": self.mapping.shown(),
            "rows": self.rows,
            "sheets": list(self.sheets),
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "problems": [{"row": row, **remark.told(language)} for row, remark in self.problems],
        }
