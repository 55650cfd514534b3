"""Places: sets, basecamps, parking, hospitals. Each location of a day names its nearest hospital."""

from __future__ import annotations

from server.office.roles import OFFICE, by
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
