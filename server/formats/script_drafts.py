"""A script as the entries that put it into a production, and what is to be said about it.

Promises scenes that find themselves again in a later draft: by number where the script has numbers, else by heading,
and where two are alike by their order. Two scenes of one number stay two.
Refuses to number some scenes of a script that numbers others: a locked script's new scenes get theirs from its author.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

from server.formats.entries import Draft
from server.formats.schedule import Remark, remark
from server.formats.script import Scene, Script
from server.formats.words import Name
from sync.house import record_id

CAST = "Cast Members"
MOST_CAST = 500
_MOST_OF_A_SORT = 12
_TITLE = 500


def drafts(script: Script) -> list[Draft]:
    """Elements for those who speak, then the scenes, in the script's order."""
    cast = _cast(script)
    made: list[Draft] = []
    for name, id in cast.items():
        match = [{way: name, "category": category} for way in ("name", "cue") for category in (CAST, "Cast")]
        fields = {"name": name, "category": CAST}
        made.append({"kind": "element", "record": id, "verb": "element.add", "fields": fields, "match": match})
    counted = not any(scene.number for scene in script.scenes)
    seen: Counter[tuple[str, ...]] = Counter()
    for place, scene in enumerate(script.scenes, 1):
        key = ("number", scene.number) if scene.number else ("heading", scene.slug.casefold())
        seen[key] += 1
        told: dict[str, Any] = {
            "number": str(place) if counted else scene.number,
            "ie": scene.ie,
            "set": scene.set_name,
            "dn": scene.dn,
            "description": scene.description,
            "script_page": scene.page,
            "eighths": scene.eighths,
            "elements": [cast[name] for name in scene.characters if name in cast][:MOST_CAST],
        }
        fields = {name: value for name, value in told.items() if value not in (None, "", [])}
        record = record_id("scene", "script", *key, str(seen[key]))
        ways = (("number", "set"), ("number",)) if scene.number else (("ie", "set", "dn"), ("set", "dn"))
        match = [{name: fields[name] for name in way} for way in ways if all(name in fields for name in way)]
        made.append({"kind": "scene", "record": record, "verb": "scene.add", "fields": fields, "match": match})
    return made


def figures(script: Script) -> dict[str, Any]:
    """Counts for showing; `estimated` counts the scenes whose length was estimated, `changed` lists revised ones."""
    return {
        "title": script.title.get("title", ""),
        "scenes": len(script.scenes),
        "numbered": sum(bool(scene.number) for scene in script.scenes),
        "omitted": sum(scene.omitted for scene in script.scenes),
        "eighths": sum(scene.eighths or 0 for scene in script.scenes),
        "estimated": sum(scene.estimated for scene in script.scenes),
        "cast": len(_cast(script)),
        "revision": script.colour or script.title.get("revision", ""),
        "date": script.title.get("draft_date", ""),
        "changed": [_called(scene) for scene in script.changed],
    }


def settings(script: Script, region: str = "US") -> dict[str, Any]:
    """What the script says about the production, as fields for `production.edit`."""
    day = draft_date(script.title.get("draft_date", ""), region)
    told = {"title": script.title.get("title", "")[:_TITLE], "script_colour": script.colour}
    if day:
        told["script_date"] = day.isoformat()
    return {name: value for name, value in told.items() if value}


def remarks(script: Script) -> list[Remark]:
    """What is odd about a script and yet no reason to refuse it."""
    found = []
    bare = [scene for scene in script.scenes if not scene.number]
    if len(bare) == len(script.scenes):
        found.append(remark("scenes_counted", count=len(bare)))
    elif bare:
        found.append(remark("no_scene_number", _line(bare[0].line), count=len(bare), names=_names(bare)))
    numbers = Counter(scene.number for scene in script.scenes if scene.number)
    twins = [number for number, count in numbers.items() if count > 1]
    for number in twins[:_MOST_OF_A_SORT]:
        second = [scene for scene in script.scenes if scene.number == number][1]
        found.append(remark("twin_scene", _line(second.line), number=number, count=numbers[number]))
    estimated = sum(scene.estimated for scene in script.scenes)
    if estimated:
        found.append(remark("estimated", count=estimated))
    omitted = [scene for scene in script.scenes if scene.omitted]
    if omitted:
        found.append(remark("omitted", count=len(omitted), names=_names(omitted)))
    if script.maybe:
        lines = tuple(text[:80] for _, text in script.maybe)
        found.append(remark("maybe_scene", _line(script.maybe[0][0]), count=len(lines), names=lines))
    if script.changed:
        colour = script.colour or "*"
        found.append(remark("changed", colour=colour, count=len(script.changed), names=_names(script.changed)))
    return found


_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = dict(zip(_SHORT_MONTHS.split(), range(1, 13), strict=True))
_MONTHS |= {"ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12}
_WORD = re.compile(r"[^\W\d]{3,}")


def draft_date(text: str, region: str = "US") -> date | None:
    """The day that a title page names; `1/2/2026` is read as the region does, or the other way if it must be."""
    numbers = [int(one) for one in re.findall(r"\d{1,4}", text[:100])]
    named = [_MONTHS.get(word[:3].lower(), 0) for word in _WORD.findall(text[:100])]
    month = next(filter(None, named), 0)
    if month and len(numbers) >= 2:
        day, year = numbers[0], numbers[1]
    elif len(numbers) >= 3 and numbers[0] > 31:
        year, month, day = numbers[:3]
    elif len(numbers) >= 3:
        first, second, year = numbers[:3]
        month, day = (first, second) if region == "US" else (second, first)
        if month > 12:
            month, day = day, month
    else:
        return None
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    try:
        return date(year, month, day) if 1900 <= year < 2200 else None
    except ValueError:
        return None


def _cast(script: Script) -> dict[str, str]:
    names = dict.fromkeys(name for scene in script.scenes for name in scene.characters)
    return {name: record_id("element", "script", "cast", name) for name in names}


def _called(scene: Scene) -> str:
    return scene.number or scene.slug[:80]


def _names(scenes: list[Scene]) -> tuple[Name | str, ...]:
    return tuple(Name("scene", number=scene.number) if scene.number else scene.slug[:80] for scene in scenes[:100])


def _line(line: int) -> Name | str:
    return Name("line", line=line) if line else ""
