"""Versions of the schedule: a board published under a colour, and news for those it touches.

Promises: a version never changes; it holds the board as it stood and what differs from the version before, in words.
Whoever plays a part gets his own days, written only if they moved, and a copy to acknowledge; so do those who work from
the schedule, if anything moved at all. The rungs of a copy hang on that version alone (M5). Refuses a board that is not
there, and one that has moved since it was looked at (`board_moved`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from server.office.colours import COLOURS, colour_of
from server.office.instants import text, zone_of
from server.office.schedule.changes import Change, changes
from server.office.schedule.changes_words import in_words
from server.office.schedule.snapshot import snapshot
from server.office.schedule.who import READERS
from sync.house import Consequence, Deed, House, Record, Refused, Write, record_id
from sync.plain import same, text_of

MOST_SAID = 400
"""Sentences that a version keeps; of more it says how many there are."""
LANGUAGES = ("en", "es")


def digest_of(frozen: Mapping[str, Any]) -> str:
    return hashlib.sha256(text_of(frozen).encode()).hexdigest()


def standing(house: House) -> Record | None:
    """The version that was issued last."""
    found = [one for one in house.all("schedule_version") if one.get("number")]
    return max(found, key=lambda one: int(one["number"]), default=None)


def frozen_in(house: House, version: Record | None) -> dict[str, Any] | None:
    """The board as it stood in a version."""
    found = house.get("schedule_snapshot", record_id("schedule_snapshot", str(version["id"]))) if version else None
    return dict(found["snapshot"]) if found else None


def preview(house: House, board: str, issuer: str = "") -> dict[str, Any]:
    """What issuing would say, and to whom. Raises Refused where there is no such board."""
    frozen, last, found = _found(house, board)
    told = _told(house, frozen, last, found, issuer)
    return {
        "digest": digest_of(frozen),
        "number": _next(last),
        "colour": _colour(house, last),
        "changes": said(found, frozen, frozen_in(house, last)),
        "told": [{"person": person, "moved": moved is not None} for person, moved in told.items()],
    }


def said(found: list[Change], after: Mapping[str, Any], last: Mapping[str, Any] | None) -> dict[str, list[str]]:
    """The sentences in every language; `last` is the snapshot before."""
    before = last["cast"] if last else {}
    names = {id: str(one["name"]) for cast in (before, after["cast"]) for id, one in cast.items()}
    return {language: in_words(found, names, language)[:MOST_SAID] for language in LANGUAGES}  # type: ignore[arg-type]


def issue(deed: Deed, house: House) -> Iterable[Consequence]:
    """`issuing` is `{"digest", "deadline"}`: the digest of what was previewed."""
    if deed.before is not None:
        raise Refused("not_yours", "This version is out already.", {"field": "issuing"})
    board = str(deed.after.get("board"))
    frozen, last, found = _found(house, board)
    asked = deed.entry["fields"].get("issuing")
    if not isinstance(asked, Mapping) or asked.get("digest") != digest_of(frozen):
        raise Refused("board_moved", "The board has moved since you looked.", {"digest": digest_of(frozen)})
    version, number, colour = str(deed.entry["record"]), _next(last), _colour(house, last)
    by = str((house.get("person", deed.actor.person) or {}).get("name") or "")
    stamp = {"told_in": version, "told_number": number, "told_colour": colour, "told_at": text(deed.now), "told_by": by}
    yield Write(
        "schedule_version",
        version,
        {
            "number": number,
            "colour": colour,
            "at": text(deed.now),
            "by": by,
            "name": frozen["board"]["name"],
            "changes": said(found, frozen, frozen_in(house, last)),
            "count": len(found),
        },
    )
    yield Write("schedule_snapshot", record_id("schedule_snapshot", version), {"version": version, "snapshot": frozen})
    for person, moved in _told(house, frozen, last, found, deed.actor.person).items():
        if moved is not None:
            id = record_id("work_days", person)
            yield Write("work_days", id, {"person": person, **moved, **stamp})
        copy = record_id("schedule_copy", person, version)
        yield Write("schedule_copy", copy, {"person": person, "version": version})
    yield from _heading(deed, house, board, colour)


def _heading(deed: Deed, house: House, board: str, colour: str | None) -> Iterable[Consequence]:
    """What call sheets say of the schedule, where this is the board in use."""
    for production in house.all("production"):
        if production.get("board") == board:
            local = deed.now.astimezone(zone_of(production.get("zone")))
            told = {"schedule_colour": colour, "schedule_date": local.date().isoformat()}
            yield Write("production", str(production["id"]), told)


def _found(house: House, board: str) -> tuple[dict[str, Any], Record | None, list[Change]]:
    frozen = snapshot(house, board)
    if frozen is None:
        raise Refused("no_such_record", "There is no such board.", {"record": board})
    last = standing(house)
    before = frozen_in(house, last)
    return frozen, last, changes(before, frozen) if before else []


def _next(last: Record | None) -> int:
    return int(last["number"]) + 1 if last else 1


def _colour(house: House, last: Record | None) -> str | None:
    production = next(iter(house.all("production")), {})
    return colour_of(_next(last), production.get("colours") or COLOURS)


def _told(
    house: House, frozen: Mapping[str, Any], last: Record | None, found: list[Change], issuer: str = ""
) -> dict[str, dict[str, Any] | None]:
    """Who is told: players with their own days, old and new, if those moved; readers of the schedule with nothing.
    Whoever issues it knows."""
    people = {str(one["id"]): one for one in house.all("person")}
    days = own_days(house, frozen)
    told: dict[str, dict[str, Any] | None] = {}
    for person, now in days.items():
        record = house.get("work_days", record_id("work_days", person))
        before = (record or {}).get("days") or []
        if not same(before, now):
            told[person] = {"days": now, "was": before if record else None}
    for record in house.all("work_days"):
        person = str(record["person"])
        if person not in days and record.get("days") and person in people:
            told[person] = {"days": [], "was": record["days"]}
    if found or last is None:
        told |= {id: None for id, one in people.items() if one.get("role") in READERS and id not in {*told, issuer}}
    return told


def own_days(house: House, frozen: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Each player's days in order: `{date, number, code, character}`."""
    numbers = {day["date"]: day["number"] for day in reversed(frozen["days"]) if day["date"]}
    players = _players(house, frozen)
    found: dict[str, list[dict[str, Any]]] = {}
    for element, one in frozen["cast"].items():
        for when, code in one["days"].items() if element in players else ():
            date = None if when.startswith("#") else when
            number = numbers.get(date) if date else int(when[1:])
            day = {"date": date, "number": number, "code": code, "character": one["name"]}
            found.setdefault(players[element], []).append(day)
    return {
        person: sorted(days, key=lambda one: (one["date"] or "9999", one["number"] or 0, str(one["character"])))
        for person, days in found.items()
    }


def _players(house: House, frozen: Mapping[str, Any]) -> dict[str, str]:
    """Who plays each element: whoever it names, else the cast member who carries its id."""
    people = house.all("person")
    ids = {str(one["id"]) for one in people}
    numbers = {
        str(one["cast_id"]): str(one["id"]) for one in people if one.get("cast_id") and one.get("role") == "cast"
    }
    found = {}
    for element, one in frozen["cast"].items():
        person = one["person"] or numbers.get(str(one["cast_id"]))
        if person in ids:
            found[element] = str(person)
    return found
