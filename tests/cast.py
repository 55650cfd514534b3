"""The people the tests speak of, and the small production they are on.

Promises: `BORROW PIT` is made in a folder as the office would make it, with a sheet for tomorrow that can be published.
Refuses to stand for anybody who is not in the cast: Vida Marsh is on no production.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from server.config import secret_of
from server.desk import invitations
from server.production import Production, Productions
from sync.house import record_id

PRODUCTION = "borrow-pit"
TITLE = "BORROW PIT"
ZONE = "America/Los_Angeles"
OWN = record_id("production", PRODUCTION)


@dataclass(frozen=True)
class Member:
    """Somebody of the cast. `language` is None where nobody set one."""

    key: str
    name: str
    role: str
    department: str
    position: str
    language: str | None = None

    @property
    def id(self) -> str:
        return record_id("person", PRODUCTION, self.key)


IMOGEN = Member("imogen", "Imogen Talavera", "coordinator", "Production", "Production coordinator")
JUNO = Member("juno", "Juno Estrada", "second_ad", "ADs", "2nd AD", "es")
DELPHINE = Member("delphine", "Delphine Achemoss", "upm", "Production", "Unit production manager")
ROSALIND = Member("rosalind", "Rosalind Okafor", "accountant", "Accounting", "Production accountant")
HOLLIS = Member("hollis", "Hollis Varga", "pa", "ADs", "Set PA")
MATEO = Member("mateo", "Mateo Brandt", "pa", "ADs", "Truck PA", "es")
PETRA = Member("petra", "Petra Lindqvist", "crew", "Electric", "Gaffer")
ANSELM = Member("anselm", "Anselm Roy", "cast", "Cast", "ELIAS")
CAST = (IMOGEN, JUNO, DELPHINE, ROSALIND, HOLLIS, MATEO, PETRA, ANSELM)
VIDA = Member("vida", "Vida Marsh", "crew", "Camera", "1st AC")

PIT = record_id("location", PRODUCTION, "pit")
DATE = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
DAY = record_id("shoot_day", "Main", DATE)
SHEET = record_id("call_sheet", DAY)
CALLED = (HOLLIS, MATEO, PETRA, ANSELM)


def own_call(member: Member) -> str:
    """The id of somebody's call for the day."""
    return record_id("call", member.id, DAY, "1")


def _entry(kind: str, record: str, verb: str, **fields: Any) -> dict[str, Any]:
    told = {name: value for name, value in fields.items() if value is not None}
    return {"kind": kind, "record": record, "verb": f"{kind}.{verb}", "fields": told}


def office() -> list[dict[str, Any]]:
    """The production as the office has entered it."""
    people = [
        _entry(
            "person",
            one.id,
            "add",
            name=one.name,
            role=one.role,
            department=one.department,
            position=one.position,
            language=one.language,
        )
        for one in CAST
    ]
    rows = [
        _entry(
            "sheet_row",
            record_id("sheet_row", SHEET, one.id, "1"),
            "add",
            call_sheet=SHEET,
            person=one.id,
            slot="1",
            call_time={"mode": "offset", "offset": 0},
        )
        for one in CALLED
    ]
    return [
        _entry("production", OWN, "edit", slug=PRODUCTION, title=TITLE, zone=ZONE, office_phone="760 555 0100"),
        *people,
        _entry("location", PIT, "add", name="Borrow Pit 9", sort="set", address="9 Quarry Road", zone=ZONE),
        _entry("shoot_day", DAY, "add", unit="Main", date=DATE, number=1, of=3),
        _entry(
            "call_sheet",
            SHEET,
            "make",
            shoot_day=DAY,
            general_call=360,
            shooting_call=420,
            lunch=720,
            wrap=1140,
            report_to=PIT,
            ring=JUNO.id,
        ),
        *rows,
    ]


def make(folder: Path, production: str = PRODUCTION) -> Path:
    """Makes the production under a data folder; returns its own folder."""

    def fill(made: Production) -> None:
        outcomes = made.log.office(office())
        assert {one.outcome for one in outcomes} == {"applied"}, [one for one in outcomes if one.outcome != "applied"]

    Productions(folder / "productions", secret_of(folder)).make(production, fill)
    return folder / "productions" / production


def link_token(house: Production, member: Member, *, by: Member | None = IMOGEN, hours: int = 24) -> str:
    """A fresh one-time link's token."""
    return invitations.invite(house.desk, house.id, member.id, role=member.role, by=by.id if by else None, hours=hours)[
        0
    ]
