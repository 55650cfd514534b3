"""A list of scenes (`.csv`, `.xlsx`): a line a scene, its columns told by their headings.

Promises scenes with pages in eighths, cast by id or name, elements by category (a column each), and by name whatever
cell could not be read. An empty cell and a missing column change nothing. Refuses a table whose headings are no list of
scenes: that is a crew's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from server.formats.entries import Draft
from server.formats.grid import MOST_CELL, Grid, Row
from server.formats.scene_columns import meaning
from server.formats.schedule import Remark, remark
from server.formats.table_out import as_written
from server.formats.uss_categories import category_number
from server.formats.words import Name
from sync.house import record_id
from sync.plain import is_uuid

CAST = "Cast"
HEADS = 20
"""Rows among which the headings are looked for."""
OF_SCENES = {"ie", "dn", "set", "eighths", "description", "script_day", "script_page"}
_PAGES = re.compile(r"(?:(\d{1,4})\s+)?(\d{1,4})\s*/\s*8")
_DECIMAL = re.compile(r"\d{1,4}(?:[.,]\d{1,4})?")
_TIME = re.compile(r"(\d{1,3})(?::(\d\d))?\s*(?:min|m|')?", re.IGNORECASE)


@dataclass(frozen=True)
class Scenes:
    """What a list says; `drafts` in an order in which nothing is named before it is there."""

    drafts: tuple[Draft, ...]
    figures: dict[str, Any]
    remarks: tuple[Remark, ...]


def header_of(rows: tuple[Row, ...] | list[Row]) -> int | None:
    """The row of headings; None where this is no list of scenes."""
    for index, (_, cells) in enumerate(rows[:HEADS]):
        found = {meaning(as_written(cell)) for cell in cells}
        if "number" in found and len(found & OF_SCENES) >= 2:
            return index
    return None


def likeness(rows: list[Row]) -> float:
    return 1.0 if header_of(rows) is not None else 0.0


def read_scenes(grid: Grid) -> Scenes:
    """The scenes of a grid whose `header_of` is there."""
    header = header_of(grid.rows) or 0
    return _Reader(grid, header).read()


class _Reader:
    def __init__(self, grid: Grid, header: int) -> None:
        self._rows = grid.rows[header + 1 :]
        self._remarks = list(grid.remarks)
        heads = [as_written(cell) for cell in grid.rows[header][1]]
        self._fields = {index: name for index, head in enumerate(heads) if (name := meaning(head))}
        self._things = {
            index: " ".join(head.split())[:500]
            for index, head in enumerate(heads)
            if head and index not in self._fields and _is_category(head)
        }
        self._elements: dict[str, Draft] = {}
        self._places: dict[str, Draft] = {}
        self._seen: Counter[tuple[str, str]] = Counter()

    def read(self) -> Scenes:
        scenes = [one for row, cells in self._rows if (one := self._scene(row, [as_written(c) for c in cells]))]
        cast = sum(one["fields"]["category"] == CAST for one in self._elements.values())
        figures = {
            "scenes": len(scenes),
            "eighths": sum(one["fields"].get("eighths") or 0 for one in scenes),
            "cast": cast,
            "elements": len(self._elements),
        }
        numbers = Counter(one["fields"]["number"] for one in scenes if one["fields"].get("number"))
        twins = [(number, count) for number, count in numbers.items() if count > 1]
        self._remarks += [remark("twin_number", number=number[:80], count=count) for number, count in twins[:12]]
        return Scenes((*self._places.values(), *self._elements.values(), *scenes), figures, tuple(self._remarks))

    def _scene(self, row: int, cells: list[str]) -> Draft | None:
        told = {name: cells[index] for index, name in self._fields.items() if index < len(cells) and cells[index]}
        if not told.get("number") and not told.get("set"):
            return None
        short = ("number", "ie", "set", "dn", "script_day", "script_page")
        fields: dict[str, Any] = {name: told[name][:500] for name in short if name in told}
        for name, column in (("description", "description"), ("comments", "notes")):
            # A cell as long as the longest that is read may have been longer.
            if len(told.get(column, "")) >= MOST_CELL:
                self._remarks.append(remark("cell_unread", Name("line", line=row), text=told[column][:40]))
            elif column in told:
                fields[name] = told[column]
        for name, reads in (("eighths", pages), ("estimate", minutes)):
            if name in told and (value := self._figure(row, told[name], reads)) is not None:
                fields[name] = value
        if "location" in told:
            fields["location"] = self._place(told["location"])
        elements, within = self._of_scene(told, cells)
        if within:
            fields["elements"] = elements
        number, place = fields.get("number", ""), fields.get("set", "")
        self._seen[number, place] += 1
        own = told.get("id", "")
        record = own if is_uuid(own) else record_id("scene", "table", number, place, str(self._seen[number, place]))
        ways = [{"number": number, "set": place}] if number and place else []
        match = [*ways, *([{"number": number}] if number else [])]
        return {**_draft("scene", record, fields), "match": match, "within": {"elements": within}}

    def _figure(self, row: int, text: str, reads: Callable[[str], int | None]) -> int | None:
        value = reads(text)
        if value is None:
            self._remarks.append(remark("cell_unread", Name("line", line=row), text=text[:40]))
        return value

    def _of_scene(self, told: dict[str, str], cells: list[str]) -> tuple[list[str], list[str]]:
        """The elements of a line, and the categories that its columns speak for."""
        found: list[str] = []
        within: list[str] = []
        if "cast" in self._fields.values():
            within += ["Cast", "Cast Members", "Cast Member"]
            found += [self._cast(one) for one in _split(told.get("cast", ""), ",;\n")]
        for index, category in self._things.items():
            within.append(category)
            text = cells[index] if index < len(cells) else ""
            found += [self._element(category, one) for one in _split(text, ";\n" if ";" in text else ",\n")]
        return list(dict.fromkeys(found)), within

    def _cast(self, said: str) -> str:
        """By id where it looks like one, else by name."""
        by_id = re.fullmatch(r"[0-9]{1,4}[A-Za-z]?|[A-Za-z][0-9]{0,3}", said) is not None
        record = record_id("element", "table", "cast", said.casefold())
        if record not in self._elements:
            key = "board_id" if by_id else "name"
            fields = {"name": said, "category": CAST, **({"board_id": said} if by_id else {})}
            match = [{key: said, "category": category} for category in (CAST, "Cast Members", "Cast Member")]
            # Who stands already keeps his name: a number is no name.
            self._elements[record] = {**_draft("element", record, fields), "match": match, "keeps": list(fields)}
        return record

    def _element(self, category: str, name: str) -> str:
        record = record_id("element", "table", category.casefold(), name.casefold())
        if record not in self._elements:
            fields = {"name": name, "category": category}
            self._elements[record] = {**_draft("element", record, fields), "match": [fields], "keeps": list(fields)}
        return record

    def _place(self, name: str) -> str:
        record = record_id("location", "table", name.casefold())
        fields = {"name": name[:500], "sort": "set"}
        self._places.setdefault(
            record, {**_draft("location", record, fields), "match": [{"name": fields["name"]}], "keeps": list(fields)}
        )
        return record


def pages(text: str) -> int | None:
    """Eighths: "2 3/8" is 19, "0 6/8" and "6/8" are 6, "1.625" is 13, "3" is 24."""
    bare = " ".join(text.split())
    if found := _PAGES.fullmatch(bare):
        return _bounded(int(found[1] or 0) * 8 + int(found[2]))
    if _DECIMAL.fullmatch(bare):
        eighths = float(bare.replace(",", ".")) * 8
        return _bounded(round(eighths)) if abs(eighths - round(eighths)) < 0.01 else None
    return None


def minutes(text: str) -> int | None:
    """Minutes: "95", "95 min", "1:35"."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    return int(found[1]) * 60 + int(found[2]) if found[2] else int(found[1])


def _bounded(eighths: int) -> int | None:
    return eighths if eighths <= 8_000 else None


def _is_category(head: str) -> bool:
    number = category_number(head)
    return number is None or number >= 100


def _split(text: str, signs: str) -> Iterator[str]:
    for part in re.split(f"[{re.escape(signs)}]", text):
        if bare := " ".join(part.split())[:500]:
            yield bare


def _draft(kind: str, record: str, fields: dict[str, Any]) -> Draft:
    return {"kind": kind, "record": record, "verb": f"{kind}.add", "fields": fields}
