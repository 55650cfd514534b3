"""A frozen call sheet as the lines that its page prints.

Promises text only: every time, page count and label ready in the paper's language and clock, and a
star on each line that moved. The template decides where it stands, this module what it says.
Refuses to invent: a field the document leaves empty prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from server.office.pages import eighths
from server.office.times import DAY, Clock, clock_time
from server.papers.call_sheet_places import places
from server.papers.dates import long_date, moment, short_date
from server.papers.stock import stock
from server.papers.words import Language, colour_name, say

Document = Mapping[str, Any]
View = dict[str, Any]

# Calls that are a word of the trade and no time.
_STATES = ("own_call", "per_hod", "will_notify", "standby", "on_hold", "no_call")


@dataclass(frozen=True)
class Hand:
    """How this paper writes: its language and its clock ("24" or "12")."""

    language: Language
    clock: Clock

    def say(self, key: str, **values: object) -> str:
        return say(self.language, key, **values)

    def time(self, minutes: int | None) -> str:
        return clock_time(minutes, self.clock)

    def call(self, mode: str | None, minutes: int | None) -> str:
        """A call as a time, or as the trade's word where there is none."""
        if minutes is None and mode in _STATES:
            return self.say(f"mode_{mode}")
        return self.time(minutes)


def view(document: Document, hand: Hand) -> View:
    """All the lines of the page, front and back."""
    sheet, production = document["sheet"], document["production"]
    paper = stock(None if sheet.get("prelim") else sheet.get("colour"))
    return {
        "language": hand.language,
        "title": _title(document, hand),
        "fill": paper.fill,
        "double": paper.double,
        "head": _head(document, hand),
        "times": _times(document, hand),
        "rule": [hand.say("no_forced_calls"), hand.say("without_upm")],
        "places": places(document.get("places") or [], hand.language),
        "scenes": _scenes(document, hand),
        "cast": _cast(document.get("cast") or [], hand),
        "notes": _notes(document, hand),
        "advance": [_advance(day, hand) for day in document.get("advance") or []],
        "crew": _crew(document.get("departments") or [], hand),
        "back": _back(document, hand),
        "foot": _foot(document, hand),
        "page": hand.say("page", page="%", pages="#"),
        "show": production.get("title") or "",
    }


def _title(document: Document, hand: Hand) -> str:
    sheet = document["sheet"]
    parts = (
        document["production"].get("title") or "",
        hand.say("call_sheet"),
        long_date(sheet.get("date"), hand.language),
        _revision(document, hand),
    )
    return ", ".join(part for part in parts if part)


def _revision(document: Document, hand: Hand) -> str:
    sheet = document["sheet"]
    if sheet.get("prelim"):
        return hand.say("prelim")
    if not sheet.get("colour"):
        return ""
    return hand.say("revision", colour=colour_name(sheet["colour"], hand.language), number=sheet.get("number"))


def _day(document: Document, hand: Hand) -> str:
    sheet = document["sheet"]
    return hand.say("day_of", day=sheet["day"], of=sheet.get("of") or "?") if sheet.get("day") else ""


def _head(document: Document, hand: Hand) -> View:
    sheet, production, times = document["sheet"], document["production"], document["times"]
    general = times.get("general_call")
    prints = [
        hand.say(name, colour=colour_name(sheet[f"{name}_colour"], hand.language), date=date).rstrip(", ")
        for name in ("script", "schedule")
        if sheet.get(f"{name}_colour")
        for date in [short_date(sheet.get(f"{name}_date"), hand.language)]
    ]
    unit = sheet.get("unit") or ""
    return {
        "company": _filled(production.get("company"), production.get("office_address"), production.get("office_phone")),
        "credits": [[one["duty"], one["name"]] for one in document.get("credits") or [] if one.get("name")],
        "show": production.get("title") or "",
        "general_label": hand.say("general_call"),
        # The figures are set large, the mark of the day beside them is not.
        "general": "" if general is None else hand.time(general % DAY),
        "general_mark": "" if general is None else hand.time(general).removeprefix(hand.time(general % DAY)).strip(),
        "general_moved": "general_call" in (document.get("moved") or ()),
        "date": long_date(sheet.get("date"), hand.language),
        "day": _day(document, hand),
        # One unit needs no name; a second unit's sheet must not be taken for the first's.
        "unit": hand.say("unit", unit=unit) if unit and unit.casefold() != "main" else "",
        "revision": _revision(document, hand),
        "preview": "" if document.get("published") else hand.say("preview"),
        "closed": hand.say("closed_set") if sheet.get("closed_set") else "",
        "prints": prints,
        "weather": document.get("weather") or "",
    }


def _times(document: Document, hand: Hand) -> list[View]:
    times, moved = document["times"], document.get("moved") or ()
    length = times.get("lunch_minutes")
    lines = []
    for name in ("breakfast", "shooting_call", "lunch", "wrap", "sunrise", "sunset", "dawn", "dusk"):
        if times.get(name) is None:
            continue
        after = f", {hand.say('for_minutes', minutes=length)}" if name == "lunch" and length else ""
        lines.append({"label": hand.say(name), "value": hand.time(times[name]), "after": after, "moved": name in moved})
    return lines


def _scenes(document: Document, hand: Hand) -> View:
    minors = {one["cast_id"] for one in document.get("cast") or [] if one.get("minor")}
    heads = ("scene", "set", "description", "day", "cast", "pages", "location")
    return {
        "heads": [hand.say(f"head_{name}") for name in heads],
        "rows": [_scene(one, minors, hand) for one in document.get("scenes") or []],
        "total_label": hand.say("total_pages"),
        "total": eighths(document.get("total_eighths")),
        "none": hand.say("no_scenes"),
    }


def _scene(one: Mapping[str, Any], minors: set[str], hand: Hand) -> View:
    if one.get("banner") is not None:
        return {"banner": one["banner"], "moved": bool(one.get("moved"))}
    kid = hand.say("minor_mark")
    return {
        "scene": one.get("scene") or "",
        "slug": slug(one),
        "description": one.get("description") or "",
        "day": one.get("script_day") or _light(one.get("dn"), hand),
        "cast": ", ".join(f"{id} {kid}" if id in minors else str(id) for id in one.get("cast") or []),
        "pages": eighths(one.get("eighths")),
        "location": one.get("location") or "",
        "moved": bool(one.get("moved")),
    }


def _light(dn: str | None, hand: Hand) -> str:
    """Where the schedule names no script day: D or N, or the light as the script words it."""
    short = {"DAY": hand.say("day_short"), "NIGHT": hand.say("night_short")}
    return short.get((dn or "").upper(), (dn or "").capitalize())


def slug(scene: Mapping[str, Any]) -> str:
    """A scene's heading as the script has it: `INT. MOTEL ROOM 9 - NIGHT`."""
    inside = f"{scene['ie'].rstrip('.')}. " if scene.get("ie") else ""
    return inside + " - ".join(_filled(scene.get("set"), scene.get("dn")))


def _cast(rows: Iterable[Mapping[str, Any]], hand: Hand) -> View:
    heads = ("id", "artist", "character", "status", "pickup", "call", "makeup", "on_set", "remarks")
    return {"heads": [hand.say(f"head_{name}") for name in heads], "rows": [_artist(one, hand) for one in rows]}


def _artist(one: Mapping[str, Any], hand: Hand) -> View:
    place = one.get("report_to")
    place = place.get("name") if isinstance(place, Mapping) else place
    kid = hand.say("minor_mark") if one.get("minor") else ""
    remarks = _filled(hand.say("report_to", place=place) if place else "", one.get("remarks"))
    return {
        "cells": [
            one.get("cast_id") or "",
            one.get("artist") or "",
            " ".join(_filled(one.get("character"), kid)),
            one.get("status") or "",
            hand.time(one.get("pickup")),
            hand.call(one.get("mode"), one.get("minutes")),
            hand.time(one.get("makeup")),
            hand.time(one.get("on_set")),
            ". ".join(remarks),
        ],
        "moved": bool(one.get("moved")),
    }


def _notes(document: Document, hand: Hand) -> list[list[str]]:
    named = [("safety", document.get("safety")), ("notes", document.get("notes"))]
    return [[hand.say(name), text] for name, text in named if text]


def _advance(day: Mapping[str, Any], hand: Hand) -> View:
    return {
        "label": hand.say("advance", day=day.get("day") or "?", date=long_date(day.get("date"), hand.language)),
        "scenes": [[one.get("scene") or "", slug(one), eighths(one.get("eighths"))] for one in day.get("scenes") or []],
    }


def _crew(departments: Iterable[Mapping[str, Any]], hand: Hand) -> list[View]:
    return [
        {
            "name": department.get("name") or "",
            "people": [
                {
                    "cells": [
                        one.get("position") or "",
                        one.get("name") or "",
                        one.get("phone") or "",
                        hand.call(one.get("mode"), one.get("minutes")),
                    ],
                    "moved": bool(one.get("moved")),
                }
                for one in department.get("people") or []
            ],
        }
        for department in departments
        if department.get("people")
    ]


def _back(document: Document, hand: Hand) -> list[str]:
    """The line that says on the back which sheet it is."""
    sheet = document["sheet"]
    date = long_date(sheet.get("date"), hand.language)
    return _filled(date, _day(document, hand), _revision(document, hand))


def _foot(document: Document, hand: Hand) -> View:
    production, ring = document["production"], document.get("ring")
    channels = document.get("channels")
    zone = document["sheet"].get("zone") or production.get("zone") or "UTC"
    phone = production.get("office_phone")
    published = document.get("published")
    colour = colour_name(document["sheet"].get("colour"), hand.language)
    when = moment(published["at"], zone, hand.clock, hand.language) if published else ""
    shown = hand.say("published", colour=colour, when=when) if colour and when else when
    help_line = hand.say("office", phone=phone) if phone else ""
    if ring and ring.get("name"):
        fields = {name: ring.get(name) or "" for name in ("name", "position", "phone")}
        help_line = hand.say("ring", **fields).strip()
    first = (document["sheet"].get("number") or 1) == 1
    return {
        "left": help_line,
        "middle": f"{hand.say('channels')}: {channels}" if channels else "",
        "right": shown or hand.say("preview"),
        "changed": "" if first else hand.say("changed"),
    }


def _filled(*parts: str | None) -> list[str]:
    return [part for part in parts if part]
