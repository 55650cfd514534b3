"""The people of the tables as records: who they are, and apart from that how to ring them."""

from __future__ import annotations

import unicodedata
from typing import Any

from server.demo import show
from server.demo.cast import CAST, Artist
from server.demo.crew import CREW, SPANISH, Member
from server.demo.pen import Pen
from sync.house import record_id


def person_id(key: str) -> str:
    """The record of a crew member by key, or of an artist by `cast <board id>`."""
    return record_id("person", "demo", key)


def artist_id(board_id: str) -> str:
    return person_id(f"cast {board_id}")


def add_people(pen: Pen) -> None:
    """Everyone but the coordinator, who was there first; then everyone's number and mail."""
    for key in [one.key for members in CREW.values() for one in members]:
        if key != "coordinator":
            pen.write("person", person_id(key), "add", member_fields(key))
    for artist in CAST:
        pen.write("person", artist_id(artist.id), "add", _artist_fields(artist))
    for members in CREW.values():
        for member in members:
            _contact(pen, person_id(member.key), member.name, member.number)
    for artist in CAST:
        _contact(pen, artist_id(artist.id), artist.name, artist.number)
        if artist.minor:
            born = {"person": artist_id(artist.id), "born": f"{pen.now.year - 11}-02-11"}
            pen.write("minor", record_id("minor", artist_id(artist.id)), "edit", born)


def member_fields(key: str) -> dict[str, Any]:
    """A crew member's record; whoever is no head reports to the head of the department."""
    everyone = [(name, member) for name, members in CREW.items() for member in members]
    order, (department, member) = next((n, one) for n, one in enumerate(everyone, start=1) if one[1].key == key)
    head = next((one for one in CREW[department] if one.head), None)
    fields: dict[str, Any] = {
        "name": member.name,
        "role": member.role,
        "department": department,
        "position": member.position,
        "unit": show.UNIT,
        "order": order * 10,
        "language": "es" if member.key in SPANISH else "en",
    }
    # The first person is written before the others are there to be named.
    if head is not None and not member.head and key != "coordinator":
        fields["reports_to"] = person_id(head.key)
    return fields


def members() -> list[Member]:
    """The whole crew in the order of the sheet."""
    return [member for group in CREW.values() for member in group]


def _artist_fields(artist: Artist) -> dict[str, Any]:
    return {
        "name": artist.name,
        "role": "cast",
        "department": "Cast",
        "position": "Cast",
        "unit": show.UNIT,
        "cast_id": artist.id,
        "character": artist.character,
        "minor": artist.minor,
        "order": 10_000 + int(artist.id),
        "language": "en",
    }


def _contact(pen: Pen, person: str, name: str, number: int) -> None:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    fields = {
        "person": person,
        "phone": telephone(number),
        "email": f"{plain.replace(' ', '.')}@{show.MAIL}",
    }
    pen.write("contact", record_id("contact", person), "edit", fields)


def telephone(number: int) -> str:
    """760 555 01xx: the numbers that belong to nobody."""
    return f"{show.AREA} 01{number:02d}"
