"""Breakdowns of a USS file: a scene's strip or a banner.

Promises the slug's parts, script day and location out of the elements that stand for them, cast by
board id in the trade's order, pages in eighths and durations in minutes.
"""

from __future__ import annotations

import math
import re
from typing import Any

from server.formats.schedule import Banner, Element, Strip

_PARTS = {
    "set": "set_name",
    "int/ext": "int_ext",
    "day/night": "day_night",
    "script day": "script_day",
    "location": "location",
}


def strip_of(record: dict[str, Any], elements: dict[str, Element]) -> Strip:
    """A scene's strip. Elements that the file does not have are left out."""
    present = [elements[one] for one in dict.fromkeys(record["elements"] or ()) if one in elements]
    parts = dict.fromkeys(_PARTS.values(), "")
    for element in present:
        name = _PARTS.get(element.category.casefold())
        if name:
            parts[name] = f"{parts[name]} / {element.name}" if parts[name] else element.name
    cast = sorted({one.board_id for one in present if one.is_cast and one.board_id}, key=board_order)
    return Strip(
        id=record["id"],
        number=record["scene"],
        description=record["description"],
        comments=record["comments"],
        script_page=record["scriptPage"],
        eighths=eighths(record["pages"]),
        minutes=minutes(_either(record, "duration", "time")),
        element_ids=tuple(element.id for element in present),
        cast_ids=tuple(cast),
        **parts,
    )


def banner_of(record: dict[str, Any]) -> Banner:
    """A banner; in the old spelling its text stands in the description."""
    return Banner(
        id=record["id"],
        text=record["bannerText"] or record["description"],
        minutes=minutes(_either(record, "duration", "time")),
        comments=record["comments"],
    )


def eighths(pages: float | None) -> int | None:
    """Whole eighths of a page, halves upward: 0.375 is 3."""
    return None if pages is None else math.floor(pages * 8 + 0.5)


def minutes(milliseconds: float | None) -> int | None:
    """Whole minutes, halves upward: 5,700,000 is 95."""
    return None if milliseconds is None else math.floor(milliseconds / 60_000 + 0.5)


def board_order(board_id: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts board ids as people do: 2, 10, 10A, X."""
    pieces = re.findall(r"[0-9]+|[^0-9]+", board_id)
    return tuple((0, int(one[:18]), one) if one[0].isdigit() else (1, 0, one) for one in pieces)


def _either(record: dict[str, Any], new: str, old: str) -> float | None:
    found: float | None = record[new] if record[new] is not None else record[old]
    return found
