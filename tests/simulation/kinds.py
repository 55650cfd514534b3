"""What the simulation's apps and servers know: the show of the engine's tests, and the same a version later."""

from __future__ import annotations

from dataclasses import replace

from sync.kind import Field, Kind, Kinds, Verb, everyone
from tests.sync.show import ANYONE, KINDS, PLACE, THE_OFFICE

TENT = Kind(
    name="tent",
    label=("Tent", "Carpa"),
    fields={"name": Field("text", ("Name", "Nombre"), required=True), "place": Field("ref", ("At", "En"), of="place")},
    sees=(everyone(),),
    verbs=(Verb("tent.add", ANYONE, creates=True), Verb("tent.edit", ANYONE), Verb("tent.strike", THE_OFFICE)),
)

NOW: Kinds = KINDS
LATER: Kinds = {
    **KINDS,
    "place": replace(PLACE, fields={**PLACE.fields, "colour": Field("text", ("Colour", "Color"))}),
    "tent": TENT,
}
BUILDS = (NOW, LATER)
"""The builds of the app, by number; a server knows one of the two as well."""
