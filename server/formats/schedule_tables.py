"""The schedule as tables: its scenes, the one-liner, the day-out-of-days.

Promises that the scenes' table reads back (`scenes_grid`): pages in eighths, elements by category, the record's id in
the last column. Refuses to work anything out: what it shows was computed by the office.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from server.formats.scene_columns import HEADS
from server.formats.table_out import Cell, Sheet
from server.formats.uss_breakdowns import board_order
from server.office.pages import eighths
from server.office.schedule.cast import by_part, cast_id_of, is_cast
from server.office.schedule.layout import laid
from server.papers.words import Language, say
from sync.house import House, Record

SLUG = ("set", "int/ext", "day/night", "script day", "location")
"""Categories whose elements are parts of the slug, and stand there."""
WIDTHS = {"set": 36, "description": 44, "notes": 36, "cast": 20, "location": 24, "id": 38}


def scenes_sheet(house: House, language: Language, board: str | None = None) -> Sheet:
    """Every scene a line, in the order of the board where one is named, else by number."""
    elements = {str(one["id"]): one for one in house.all("element")}
    places = {str(one["id"]): str(one.get("name") or "") for one in house.all("location")}
    scenes = sorted(house.all("scene"), key=lambda one: (board_order(str(one.get("number") or "")), str(one["id"])))
    days = _days(house, board)
    scenes.sort(key=lambda one: days.get(str(one["id"]), (10**6, ""))[0])
    used = {str(one) for scene in scenes for one in scene.get("elements") or ()}
    categories = sorted(
        {str(one["category"]) for id, one in elements.items() if id in used and not is_cast(one) and not _slug(one)}
    )
    names = [name for name in HEADS if name != "id"]
    head = [HEADS[name][language] for name in names] + categories + [HEADS["id"][language]]
    widths = [WIDTHS.get(name, 11) for name in names] + [24] * len(categories) + [WIDTHS["id"]]

    def rows() -> Iterator[list[Cell]]:
        for scene in scenes:
            id = str(scene["id"])
            found = [elements[str(one)] for one in scene.get("elements") or () if str(one) in elements]
            cast = [cast_id_of(one) or str(one["name"]) for one in sorted(filter(is_cast, found), key=by_part)]
            told: dict[str, Cell] = {
                "number": scene.get("number"),
                "ie": scene.get("ie"),
                "set": scene.get("set"),
                "dn": scene.get("dn"),
                "description": scene.get("description"),
                "script_day": scene.get("script_day"),
                "script_page": scene.get("script_page"),
                "eighths": _pages(scene.get("eighths")),
                "estimate": scene.get("estimate"),
                "location": places.get(str(scene.get("location"))),
                "cast": ", ".join(cast),
                "notes": scene.get("comments"),
                "day": days.get(id, (0, ""))[1],
            }
            things = [_named(found, category) for category in categories]
            yield [told[name] for name in names] + things + [id]

    return Sheet(say(language, "scenes"), head, rows(), widths, (names.index("description"), names.index("notes")))


def _pages(count: int | None) -> str:
    """Pages that no spreadsheet takes for a date, as it does 6/8."""
    return f"0 {count}/8" if count is not None and 0 < count < 8 else eighths(count)


def _slug(element: Record) -> bool:
    return str(element["category"]).casefold() in SLUG


def _named(found: list[Record], category: str) -> str:
    return "; ".join(str(one["name"]) for one in found if one["category"] == category and not is_cast(one))


def _days(house: House, board: str | None) -> dict[str, tuple[int, str]]:
    """Where each scene stands first on the board: its place, and its day as it is said."""
    found: dict[str, tuple[int, str]] = {}
    lies = laid(house, board)
    for index, day in enumerate(lies.days if lies else ()):
        unit = "" if day.unit == "Main" else f"{day.unit} "
        for strip in day.strips:
            found.setdefault(str(strip.get("scene")), (index, f"{unit}{day.number}"))
    return found


def one_liner_sheet(document: Mapping[str, Any], language: Language) -> Sheet:
    names = ("day", "date", "scene", "ie", "set", "description", "dn", "pages", "cast", "location")
    rows: list[list[Cell]] = []
    for day in document["days"]:
        number = f"{'' if day['unit'] == 'Main' else day['unit'] + ' '}{day['number']}"
        rows += [[number, day["date"], *_line(one)] for one in day["strips"]]
        total = eighths(day["eighths"])
        rows.append(
            [
                number,
                day["date"],
                None,
                None,
                say(language, "end_of_day", day=day["number"], of=day["of"]),
                None,
                None,
                total,
                None,
                None,
            ]
        )
    for name in ("boneyard", "unplaced"):
        rows += [[say(language, name), None, *_line(one)] for one in document[name]]
    head = [say(language, f"head.{name}") for name in names]
    return Sheet(say(language, "one_liner"), head, rows, (8, 12, 9, 9, 36, 44, 12, 8, 20, 24), (5,))


def _line(strip: Mapping[str, Any]) -> list[Cell]:
    if strip["banner"] or strip["lost"]:
        return [None, None, strip["banner"], None, None, None, None, None]
    told = [strip[name] for name in ("scene", "ie", "set", "description", "dn")]
    return [*told, eighths(strip["eighths"]), ", ".join(strip["cast"]), strip["location"]]


def dood_sheet(document: Mapping[str, Any], language: Language) -> Sheet:
    sums = ("work", "hold", "travel", "rehearsal", "fitting", "total")
    days = [f"{one['date'] or ''} {one['number'] or ''}".strip() for one in document["columns"]]
    head = [
        say(language, "head.id"),
        say(language, "head.character"),
        *days,
        *(say(language, f"dood.{s}") for s in sums),
    ]
    rows: list[list[Cell]] = [
        [row["cast_id"], row["name"], *row["cells"], *(row[name] for name in sums)] for row in document["rows"]
    ]
    return Sheet(say(language, "dood"), head, rows, (6, 24, *(6 for _ in days)))
