"""What changed between two snapshots of a board, as data.

A scene has moved where the day it is on is another day, not where its day has another number: days are matched by what
they hold, so that a day put in before them moves nobody. Promises every difference once, scenes before days before
performers; the same snapshot twice has none. Refuses words: `changes_words` has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from server.office.schedule.snapshot import SHOWN

Snapshot = Mapping[str, Any]
Place = tuple[str, str | None]
"""day, boneyard, unplaced or nowhere; and the id of the day."""


@dataclass(frozen=True)
class Change:
    """One difference. `facts` are its figures and names; `touches` the cast elements that it is about."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    touches: frozenset[str] = frozenset()


def changes(before: Snapshot, after: Snapshot) -> list[Change]:
    """Everything that is different, in the order in which it is told."""
    same = matched(before, after)
    return [
        *_scenes(before, after, same),
        *_orders(before, after, same),
        *_days(before, after, same),
        *_performers(before, after, same),
    ]


def matched(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """Which day of the first each day of the second is, by id: the one that shares most
    with it, else the same."""
    held = {day["id"]: Counter(_what(one) for one in day["strips"]) for day in before["days"]}
    numbers = {day["id"]: (day["unit"], day["number"]) for day in before["days"]}
    pairs = []
    for index, day in enumerate(after["days"]):
        own = Counter(_what(one) for one in day["strips"])
        for id, had in held.items():
            shared = (own & had).total()
            alike = id == day["id"]
            if shared or alike:
                near = 0 if numbers[id] == (day["unit"], day["number"]) else 1
                pairs.append((-shared, 0 if alike else 1, near, index, day["id"], id))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for *_, day, id in sorted(pairs):
        if day not in found and id not in taken:
            found[day] = id
            taken.add(id)
    return found


def _what(strip: Sequence[Any]) -> str:
    """A strip is told by its scene, since another version's strip of it has another id; a banner by itself."""
    return str(strip[1] or strip[0])


def _places(of: Snapshot, same: Mapping[str, str] | None = None) -> dict[tuple[str, int], Place]:
    """Where each strip stands, by what it is and how often that came before; days as the first version knew them."""
    found: dict[tuple[str, int], Place] = {}
    seen: Counter[str] = Counter()

    def put(strips: Sequence[Any], place: Place) -> None:
        for strip in strips:
            what = _what(strip)
            found[what, seen[what]] = place
            seen[what] += 1

    for day in of["days"]:
        put(day["strips"], ("day", same.get(day["id"], f"+{day['id']}") if same is not None else day["id"]))
    put(of["boneyard"], ("boneyard", None))
    put(of["unplaced"], ("unplaced", None))
    return found


def _scenes(before: Snapshot, after: Snapshot, same: Mapping[str, str]) -> Iterator[Change]:
    was, now = _places(before), _places(after, same)
    told_after = {same.get(day["id"], f"+{day['id']}"): day for day in after["days"]}
    told_before = {day["id"]: day for day in before["days"]}
    names = {**_names(before), **_names(after)}
    for what in [*now, *(one for one in was if one not in now)]:
        old, new = was.get(what, ("nowhere", None)), now.get(what, ("nowhere", None))
        if old == new:
            continue
        facts = {
            "what": names.get(what[0], {}),
            "from": _told(old, told_before),
            "to": _told(new, told_after),
        }
        yield Change("moved", facts, _cast_of(what[0], before, after))
    order = {what: index for index, (what, _) in enumerate(now)}
    every = {*before["scenes"], *after["scenes"]}
    for id in sorted(every, key=lambda one: (order.get(one, len(order)), one)):
        old, new = before["scenes"].get(id), after["scenes"].get(id)
        if old and new and old != new:
            yield from _scene(id, old, new)
        elif (old is None or new is None) and not any((id, 0) in one for one in (was, now)):
            yield Change("scene_added" if new else "scene_gone", {"what": _scene_name(new or old)})


def _scene(id: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    fields = [name for name in SHOWN if old.get(name) != new.get(name)]
    cast = frozenset({*old["cast"], *new["cast"]})
    for name in fields:
        yield Change(
            "changed", {"what": _scene_name(new), "field": name, "from": old.get(name), "to": new.get(name)}, cast
        )
    more, less = sorted(set(new["cast"]) - set(old["cast"])), sorted(set(old["cast"]) - set(new["cast"]))
    if more or less:
        yield Change("cast", {"what": _scene_name(new), "more": more, "less": less}, frozenset({*more, *less}))


def _orders(before: Snapshot, after: Snapshot, same: Mapping[str, str]) -> Iterator[Change]:
    had = {day["id"]: [_what(one) for one in day["strips"]] for day in before["days"]}
    names = {**_names(before), **_names(after)}
    for day in after["days"]:
        now = [_what(one) for one in day["strips"]]
        was = had.get(same.get(day["id"], ""), [])
        if [one for one in was if one in set(now)] != [one for one in now if one in set(was)]:
            yield Change("order", {"day": _day(day), "order": [names.get(one, {}) for one in now]})


def _days(before: Snapshot, after: Snapshot, same: Mapping[str, str]) -> Iterator[Change]:
    had = {day["id"]: day for day in before["days"]}
    for day in after["days"]:
        old = had.get(same.get(day["id"], ""))
        if old is None:
            yield Change("day_added", {"day": _day(day)})
        elif (old["unit"], old["number"], old["date"]) != (day["unit"], day["number"], day["date"]):
            yield Change("day_moved", {"from": _day(old), "to": _day(day)})
    kept = set(same.values())
    for id, day in had.items():
        if id not in kept:
            yield Change("day_gone", {"day": _day(day)})


def _performers(before: Snapshot, after: Snapshot, same: Mapping[str, str]) -> Iterator[Change]:
    days_before, days_after = _worked(before), _worked(after)
    told = {day["id"]: _day(day) for day in before["days"]}
    came = {day["id"]: _day(day) for day in after["days"]}
    for id in sorted({*before["cast"], *after["cast"]}, key=lambda one: _by_id(after, before, one)):
        was, now = days_before.get(id, []), [same.get(day, f"+{day}") for day in days_after.get(id, [])]
        more = [day for day, known in zip(days_after.get(id, []), now, strict=True) if known not in was]
        less = [day for day in was if day not in now]
        who = (after["cast"].get(id) or before["cast"][id])["name"]
        old, new = (one["cast"].get(id, {}).get("days", {}) for one in (before, after))
        if more or less:
            works = [came[day] for day in days_after.get(id, [])]
            facts = {"who": who, "works": works, "more": [came[d] for d in more], "less": [told[d] for d in less]}
            yield Change("works", facts, frozenset({id}))
        elif old != new:
            yield Change("codes", {"who": who, "from": old, "to": new}, frozenset({id}))


def _by_id(after: Snapshot, before: Snapshot, id: str) -> tuple[int, str, str]:
    found = after["cast"].get(id) or before["cast"][id]
    number = str(found["cast_id"] or "")
    return (int(number) if number.isdecimal() else 10**6, number, id)


def _worked(of: Snapshot) -> dict[str, list[str]]:
    """The days on which each cast element works, in the board's order."""
    found: dict[str, list[str]] = {}
    for day in of["days"]:
        there = {
            element
            for strip in day["strips"]
            if (scene := of["scenes"].get(str(strip[1]))) and not scene.get("omitted")
            for element in scene["cast"]
        }
        for element in there:
            found.setdefault(element, []).append(day["id"])
    return found


def _names(of: Snapshot) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for strips in (*(day["strips"] for day in of["days"]), of["boneyard"], of["unplaced"]):
        for strip in strips:
            scene = of["scenes"].get(str(strip[1])) if strip[1] else None
            found[_what(strip)] = _scene_name(scene) if strip[1] else {"banner": strip[2]}
    return found


def _scene_name(scene: Mapping[str, Any] | None) -> dict[str, Any]:
    return {"scene": (scene or {}).get("number"), "set": (scene or {}).get("set")}


def _day(day: Mapping[str, Any]) -> dict[str, Any]:
    return {name: day[name] for name in ("unit", "number", "date")}


def _told(place: Place, days: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    day = days.get(place[1] or "")
    return {"place": place[0], "day": _day(day) if day else None}


def _cast_of(what: str, before: Snapshot, after: Snapshot) -> frozenset[str]:
    return frozenset(one for of in (before, after) for one in (of["scenes"].get(what) or {}).get("cast", ()))
