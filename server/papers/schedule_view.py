"""What the schedule's papers say, ready for their templates: words, dates and pages.

Promises every text and figure in its place; a template decides only where that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from server.office.pages import eighths
from server.office.schedule.strip_colour import strip_colour
from server.papers.dates import long_date
from server.papers.words import MONTHS, WEEKDAYS, Language, say

FILLS = {"white": "#ffffff", "yellow": "#fdf3b4", "blue": "#cfe3f7", "green": "#cfeccb"}
COLUMNS = 42
"""Days that a page of the day-out-of-days has room for: six weeks."""


def one_liner_view(document: Mapping[str, Any], language: Language, colours: bool) -> dict[str, Any]:
    """The one-liner's lines."""
    return {
        **_head(document, "one_liner", language),
        "heads": [say(language, f"head.{name}") for name in ("scene", "ie", "set", "dn", "pages", "cast", "location")],
        "days": [
            {
                "rows": [_strip(one, language, colours) for one in day["strips"]],
                "foot": _day_foot(day, language),
                "pages": eighths(day["eighths"]),
                "cover": _cover(day, language),
            }
            for day in document["days"]
        ],
        "rest": [
            {"title": say(language, name), "rows": [_strip(one, language, colours) for one in document[name]]}
            for name in ("boneyard", "unplaced")
            if document[name]
        ],
    }


def _head(document: Mapping[str, Any], sort: str, language: Language) -> dict[str, Any]:
    production = document["production"]
    versions = [
        say(language, name, colour=production[f"{name}_colour"], date=long_date(production[f"{name}_date"], language))
        for name in ("script", "schedule")
        if production.get(f"{name}_colour")
    ]
    title = f"{production['title']} – {say(language, sort)} – {document['board']['name']}"
    return {
        "title": title,
        "language": language,
        "show": production["title"],
        "company": production.get("company") or "",
        "what": say(language, sort),
        "board": document["board"]["name"],
        "versions": [one.rstrip(", ") for one in versions],
        "page": say(language, "page", page="%", pages="#"),
    }


def _day_foot(day: Mapping[str, Any], language: Language) -> str:
    words = [say(language, "end_of_day", day=day["number"], of=day["of"])]
    if day["unit"] != "Main":
        words.append(say(language, "unit", unit=day["unit"]))
    words += [long_date(day["date"], language)] if day["date"] else []
    words += [str(day["note"])] if day.get("note") else []
    return " · ".join(words)


def _cover(day: Mapping[str, Any], language: Language) -> str:
    sets = ", ".join(" ".join(filter(None, (one["scene"], one["set"]))) for one in day["cover"])
    return say(language, "cover_set", sets=sets) if sets else ""


def _strip(strip: Mapping[str, Any], language: Language, colours: bool) -> dict[str, Any]:
    fill = FILLS[strip_colour(strip["ie"], strip["dn"])] if colours and not strip["banner"] else FILLS["white"]
    if strip["banner"] or strip["lost"]:
        return {"banner": strip["banner"] or say(language, "scene_gone"), "fill": fill}
    return {
        "banner": "",
        "scene": strip["scene"] or "",
        "ie": strip["ie"] or "",
        "set": strip["set"] or "",
        "about": say(language, "omitted") if strip["omitted"] else strip["description"] or "",
        "dn": strip["dn"] or "",
        "pages": eighths(strip["eighths"]),
        "cast": ", ".join(strip["cast"]),
        "location": strip["location"] or "",
        "fill": fill,
    }


def dood_view(document: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """The day-out-of-days, cut into parts that a page has room for; the sums stand in the last."""
    columns, rows = document["columns"], document["rows"]
    parts = [list(range(len(columns))[start : start + COLUMNS]) for start in range(0, len(columns), COLUMNS)] or [[]]
    return {
        **_head(document, "dood", language),
        "heads": [say(language, "head.id"), say(language, "head.character")],
        "sums": [say(language, f"dood.{name}") for name in SUMS],
        "parts": [_part(part, columns, rows, language, last=part is parts[-1]) for part in parts],
        "key": say(language, "dood.key"),
        "odd": "; ".join(_odd(document, language)),
    }


SUMS = ("work", "hold", "travel", "rehearsal", "fitting", "total")


def _part(
    part: Sequence[int], columns: Sequence[Any], rows: Sequence[Any], language: Language, *, last: bool
) -> dict[str, Any]:
    return {
        "days": [_column(columns[one], language) for one in part],
        "months": _months([columns[one]["date"] for one in part], language),
        "rows": [
            {
                "id": row["cast_id"] or "",
                "name": row["name"] or "",
                "cells": [row["cells"][one] for one in part],
                "off": [columns[one]["off"] for one in part],
                "sums": [str(row[name] or "") for name in SUMS] if last else [],
            }
            for row in rows
            if last or any(row["cells"][one] for one in part)
        ],
        "last": last,
    }


def _column(column: Mapping[str, Any], language: Language) -> dict[str, Any]:
    when = date.fromisoformat(column["date"]) if column["date"] else None
    return {
        "weekday": WEEKDAYS[language][when.weekday()][:2].capitalize() if when else "",
        "day": str(when.day) if when else "",
        "number": str(column["number"] or ""),
        "off": column["off"],
    }


def _months(dates: Sequence[str | None], language: Language) -> list[dict[str, Any]]:
    """Each month over as many columns as it has here."""
    found: list[dict[str, Any]] = []
    for when in dates:
        name = MONTHS[language][date.fromisoformat(when).month - 1].capitalize() if when else ""
        if found and found[-1]["name"] == name:
            found[-1]["span"] += 1
        else:
            found.append({"name": name, "span": 1})
    return found


def _odd(document: Mapping[str, Any], language: Language) -> Iterator[str]:
    for id in document["twins"]:
        yield say(language, "dood.twin", id=id)
    for row in document["rows"]:
        if row["clashes"]:
            days = [document["columns"][one] for one in row["clashes"]]
            told = ", ".join(str(one["number"] or one["date"]) for one in days)
            yield say(language, "dood.clash", name=row["name"], days=told)
