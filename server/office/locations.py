"""Places: sets, basecamps, parking, hospitals. Each location of a day names its nearest hospital.

Promises: a photo of a place is a record of its own, so that two who add one never meet (M4).
Refuses: a photo in another's name.
"""

from __future__ import annotations

from collections.abc import Iterable

from server.office.roles import OFFICE, by
from sync.house import Consequence, Deed, House, Refused
from sync.kind import Field, Kind, Verb, everyone

POINT = {
    "lat": Field("number", ("Latitude", "Latitud")),
    "lon": Field("number", ("Longitude", "Longitud")),
}

LOCATION = Kind(
    name="location",
    label=("Location", "Locación"),
    fields={
        "name": Field("text", ("Name", "Nombre"), required=True),
        "sort": Field(
            "choice",
            ("What it is", "Qué es"),
            choices=("set", "basecamp", "parking", "holding", "catering", "office", "hospital", "vendor"),
        ),
        "address": Field("text", ("Address", "Dirección")),
        "point": Field("struct", ("Coordinates", "Coordenadas"), of=POINT),
        "zone": Field("zone", ("Time zone", "Zona horaria")),
        "phone": Field("text", ("Telephone", "Teléfono")),
        "hospital": Field("ref", ("Nearest hospital", "Hospital más cercano"), of="location"),
        "hospital_miles": Field("number", ("Miles to hospital", "Millas al hospital"), unit="mi"),
        "note": Field("long_text", ("Note", "Nota")),
    },
    sees=(everyone(),),
    verbs=(
        Verb("location.add", by(*OFFICE, "location_manager"), creates=True),
        Verb("location.edit", by(*OFFICE, "location_manager")),
        Verb("location.strike", by(*OFFICE, "location_manager")),
    ),
)


def add_photo(deed: Deed, house: House) -> Iterable[Consequence]:
    """Whoever adds a photo took it, or brings it himself."""
    if deed.after.get("person") != deed.actor.person and deed.actor.role != "server":
        raise Refused("not_yours", "This is in another's name.", {"field": "person"})
    return ()


LOCATION_PHOTO = Kind(
    name="location_photo",
    label=("Photo of a location", "Foto de una locación"),
    fields={
        "location": Field("ref", ("Location", "Locación"), of="location", required=True),
        "person": Field("ref", ("Who added it", "Quién la agregó"), of="person", required=True),
        "photo": Field("file", ("Photo", "Foto"), required=True),
        "taken_at": Field("instant", ("Taken", "Tomada")),
        "note": Field("text", ("Note", "Nota")),
    },
    sees=(everyone(),),
    verbs=(
        Verb("location_photo.add", by(*OFFICE, "location_manager"), creates=True, then=add_photo),
        Verb("location_photo.strike", by(*OFFICE, "location_manager")),
    ),
)
