"""What the schedule file itself says of a shoot day, read without any of the project's own readers.

Promises: plain JSON and the standard's own words, so that a fault of the importer cannot hide here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Scene:
    """A strip as the paper has it: "1 5/8" pages, cast ids in the paper's order."""

    number: str
    pages: str
    cast: tuple[str, ...]
    set_name: str


@dataclass(frozen=True)
class Oracle:
    """A day of one board, and the characters by cast id that work on it."""

    date: str
    days: int
    scenes: tuple[Scene, ...]
    characters: dict[str, str]


def day_of(file: Path, board: str, number: int) -> Oracle:
    """Shoot day `number` (from 1) of the stripboard of that name; day 1 only is dated."""
    uss = json.loads(file.read_text())["universalScheduleStandard"]
    cast_category = {one["id"] for one in uss["categories"] if one["name"] == "Cast"}
    cast = {one["id"]: one for one in uss["elements"] if one["category"] in cast_category}
    set_category = {one["id"] for one in uss["categories"] if one["name"] == "Set"}
    sets = {one["id"]: one["name"] for one in uss["elements"] if one["category"] in set_category}
    strips = {one["id"]: one for one in uss["breakdowns"]}
    stripboard = next(one for one in uss["stripboards"] if one["name"] == board)
    placed = next(one for one in stripboard["boards"] if one["name"] == "stripboard")["breakdownArrays"]
    calendar = next(one for one in uss["calendars"] if one["id"] == stripboard["calendar"])
    start = next(one for one in calendar["events"] if one["type"] == "start")["date"]
    today = [strips[id] for id in placed[number - 1]]
    playing = {id for strip in today for id in strip["elements"] if id in cast}
    return Oracle(
        date=start[:10],
        days=len(placed),
        scenes=tuple(_scene(strip, cast, sets) for strip in today),
        characters={cast[id]["elementId"]: cast[id]["name"] for id in playing},
    )


def _scene(strip: dict, cast: dict[str, dict], sets: dict[str, str]) -> Scene:
    ids = [cast[id]["elementId"] for id in strip["elements"] if id in cast]
    return Scene(
        number=strip["scene"],
        pages=pages(strip["pages"]),
        cast=tuple(sorted(ids, key=int)),
        set_name=next((sets[id] for id in strip["elements"] if id in sets), ""),
    )


def pages(decimal: float) -> str:
    """Decimals of a page as the trade writes them: 3 → "3", 1.625 → "1 5/8", 0.75 → "6/8"."""
    whole, rest = divmod(round(decimal * 8), 8)
    return " ".join(part for part in (str(whole) if whole else "", f"{rest}/8" if rest else "") if part)
