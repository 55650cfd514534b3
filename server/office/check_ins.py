"""Check-ins: I'm in, lunch, wrap, at a place, a note. Only ever added; a correction names what it corrects (M4)."""

from __future__ import annotations

from collections.abc import Iterable

from server.office.locations import POINT
from server.office.roles import OFFICE, by
from sync.house import Consequence, Deed, House, Refused
from sync.kind import Field, Kind, Verb, named, roles


def correct(deed: Deed, house: House) -> Iterable[Consequence]:
    """A correction names a check-in of the same person; one not there yet is taken on trust: nothing may be lost."""
    named_one = deed.after.get("corrects")
    if not named_one:
        raise Refused("bad_field", "A correction names the check-in that it corrects.", {"field": "corrects"})
    corrected = house.get("check_in", str(named_one))
    if corrected is not None and corrected.get("person") != deed.after.get("person"):
        raise Refused("not_yours", "That check-in is another person's.", {"record": str(named_one)})
    return ()


CHECK_IN = Kind(
    name="check_in",
    label=("Check-in", "Registro"),
    append_only=True,
    fields={
        "person": Field("ref", ("Who", "Quién"), of="person", required=True, bears_rights=True),
        "what": Field(
            "choice",
            ("What", "Qué"),
            choices=("in", "lunch_out", "lunch_in", "wrap", "at_place", "note"),
            required=True,
        ),
        "at": Field("instant", ("At", "A las"), required=True),
        "shoot_day": Field("ref", ("Shoot day", "Día de rodaje"), of="shoot_day"),
        "place": Field("text", ("Where", "Dónde")),
        "point": Field("struct", ("Coordinates", "Coordenadas"), of=POINT),
        "note": Field("text", ("Note", "Nota")),
        "photos": Field("files", ("Photos", "Fotos")),
        "corrects": Field("ref", ("Corrects", "Corrige"), of="check_in"),
        "taken_back": Field("yes_no", ("Taken back", "Retirado")),
    },
    sees=(named("person"), roles(*OFFICE)),
    verbs=(
        Verb("check_in.make", by(*OFFICE, named=("person",)), creates=True),
        Verb("check_in.correct", by(*OFFICE, named=("person",)), creates=True, then=correct),
    ),
)
