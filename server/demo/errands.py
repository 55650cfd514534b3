"""A dozen runs and one, as they stand the evening before day 1.

`need_by` is minutes from the first shoot day's midnight, so the evening before is below zero.
`state` is how far the run has come; `short` how many items were not to be had.
"""

from __future__ import annotations

from typing import NamedTuple

from server.demo.sheets import at


class Errand(NamedTuple):
    title: str
    department: str
    asked_by: str
    runner: str
    state: str
    pick_up_from: str
    deliver_to: str
    need_by: int
    items: tuple[tuple[str, str], ...]
    ticked: int = 0
    paid_by: str = "none"
    dollars: int = 0
    priority: str = "normal"
    contact: str = ""
    number: int | None = None
    note: str = ""


ERRANDS = (
    Errand(
        "Charged batteries and blank media",
        "Camera",
        "focus",
        "pa",
        "taken",
        "Castor Camera House, 40 Depot Street",
        "Camera truck, Fairground gate 3",
        at(6),
        (("Gold-mount batteries", "8"), ("Media, 1 TB", "4"), ("Lens tissue", "6"), ("Slate, spare", "1")),
        paid_by="po",
        dollars=640,
        contact="Castor, back door",
        number=81,
    ),
    Errand(
        "Red delta kites, mended",
        "Art and props",
        "props",
        "pa2",
        "picked_up",
        "Amaro’s kite workshop, 22 Tannery Row",
        "Prop truck, Fairground gate 3",
        at(6),
        (("Red delta, 12 ft", "2"), ("Line on spools, 300 ft", "4"), ("Silk patches", "10")),
        ticked=2,
        contact="Hana Morioka",
        number=37,
    ),
    Errand(
        "Sides and sheets for day 1",
        "Production",
        "second_ad",
        "pa2",
        "given",
        "Production office",
        "2nd AD, Fairground gate 3",
        at(5, 15),
        (("Call sheets, White", "60"), ("Sides", "25"), ("Maps to Tannery Row", "60")),
    ),
    Errand(
        "Petty-cash envelope 14",
        "Accounting",
        "accountant",
        "pa",
        "given",
        "Howard Basque, production office",
        "Gus Whitcombe, prop truck",
        at(7),
        (("Envelope 14, sealed", "1"), ("Slip book", "1")),
        note="Gus signs for it. Do not leave it on the truck.",
    ),
    Errand(
        "Cooler for the medic",
        "Catering and care",
        "medic",
        "pa",
        "delivered",
        "Valley Pharmacy, 12 Main Street",
        "Grady Shaw, medic’s car",
        at(-4),
        (("Cooler, locked", "1"), ("Ice packs", "6")),
        ticked=2,
        priority="urgent",
        paid_by="petty_cash",
        dollars=58,
        contact="Pharmacy counter",
        number=82,
    ),
    Errand(
        "Gels and black wrap",
        "Electric",
        "electric_best",
        "pa2",
        "taken",
        "Redline Grip and Lighting, 7 Rail Yard",
        "Electric truck, Fairground gate 3",
        at(6),
        (("Quarter blue, roll", "2"), ("Half CTO, roll", "2"), ("Black wrap, 24 in", "3")),
        paid_by="po",
        dollars=412,
        contact="Redline will call",
        number=83,
    ),
    Errand(
        "Water for the square",
        "Catering and care",
        "craft",
        "",
        "given",
        "Sorrel Grocers, loading dock",
        "Craft service, Courthouse Square",
        at(7, 30),
        (("Water, cases of 24", "30"), ("Ice, bags", "20")),
        paid_by="petty_cash",
        dollars=210,
        number=84,
    ),
    Errand(
        "Festival permit, signed",
        "Locations",
        "locations",
        "",
        "given",
        "County clerk, window 4",
        "Dario Fontaine, Sorrel Town Hall",
        at(9, 30),
        (("Permit, original", "1"), ("Copy, stamped", "2")),
        priority="urgent",
        contact="Window opens at 08:00",
        number=85,
        note="No permit, no street from 10:00.",
    ),
    Errand(
        "Orrin’s grey coat",
        "Costume",
        "set_costumer",
        "pa2",
        "picked_up",
        "Lakeside Cleaners, 31 Main Street",
        "Costume trailer, Fairground gate 3",
        at(5, 30),
        (("Grey coat, no. 2", "1"), ("Waistcoat", "1")),
        ticked=1,
        paid_by="cod",
        dollars=46,
        number=86,
        note="The spare waistcoat is not ready before noon.",
    ),
    Errand(
        "Walkies for the extra PAs",
        "Assistant directors",
        "second_second",
        "pa",
        "given",
        "Production office",
        "AD trailer, Fairground gate 3",
        at(5, 30),
        (("Walkies", "12"), ("Batteries", "24"), ("Surveillance kits", "12")),
    ),
    Errand(
        "Arrows for crew parking",
        "Locations",
        "locations2",
        "pa",
        "cancelled",
        "Sign shop, 3 Depot Street",
        "Rodeo lot",
        at(-2),
        (("Arrows", "14"),),
        note="Kit found last week’s set in the van.",
    ),
    Errand(
        "Headcount to the caterer",
        "Catering and care",
        "apoc",
        "pa2",
        "delivered",
        "Production office",
        "Mateo Ibarra, Fairground gate 3",
        at(-3),
        (("Headcount, day 1", "1"), ("Diets, list", "1")),
        ticked=2,
    ),
    Errand(
        "Return of the dead dimmer",
        "Electric",
        "gaffer",
        "driver",
        "given",
        "Electric truck, Fairground gate 3",
        "Redline Grip and Lighting, 7 Rail Yard",
        at(10),
        (("Dimmer, tagged", "1"),),
        contact="Redline will call",
        number=83,
    ),
)
