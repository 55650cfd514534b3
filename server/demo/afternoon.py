"""The runs of day 1's afternoon, in every state there is. Minutes count from that day's midnight."""

from __future__ import annotations

from typing import NamedTuple

from server.demo.errands import Errand
from server.demo.sheets import at


class Gone(NamedTuple):
    """A run with when it was given and when `by` took its further steps; `cannot` is why it came back."""

    key: str
    errand: Errand
    given: int
    by: str = ""
    taken: int | None = None
    picked_up: int | None = None
    delivered: int | None = None
    cancelled: int | None = None
    cannot: str = ""


AFTERNOON = (
    Gone(
        "ice",
        Errand(
            "Ice and tonic for the workshop",
            "Catering and care",
            "craft",
            "pa3",
            "delivered",
            "Sorrel Grocers, loading dock",
            "Bluebell Nguyen, Tannery Row",
            at(14),
            (("Ice, bags", "12"), ("Tonic, cases", "2"), ("Limes, box", "1")),
            ticked=2,
            paid_by="petty_cash",
            dollars=64,
            number=84,
            note="No limes to be had.",
        ),
        given=at(12, 50),
        by="pa3",
        taken=at(12, 58),
        picked_up=at(13, 22),
        delivered=at(13, 44),
    ),
    Gone(
        "receipts",
        Errand(
            "Lunch receipts to accounting",
            "Accounting",
            "accountant",
            "pa",
            "delivered",
            "Mateo Ibarra, Fairground gate 3",
            "Howard Basque, production office",
            at(15),
            (("Receipts, envelope", "1"), ("Headcount, signed", "1")),
            ticked=2,
        ),
        given=at(13, 20),
        by="pa",
        taken=at(13, 31),
        picked_up=at(14, 2),
        delivered=at(14, 48),
    ),
    Gone(
        "glasses",
        Errand(
            "Captain Odd’s spare spectacles",
            "Costume",
            "set_costumer",
            "pa4",
            "cancelled",
            "Lakeside Optical, 44 Main Street",
            "Costume trailer, Tannery Row",
            at(16),
            (("Spectacles, brass rim", "1"),),
            note="Found in the trailer.",
        ),
        given=at(13, 5),
        by="pa4",
        taken=at(13, 12),
        cancelled=at(14, 10),
    ),
    Gone(
        "tickets",
        Errand(
            "Ferry tickets for the art department",
            "Art and props",
            "decorator",
            "pa2",
            "taken",
            "Harbor office, Pier Road",
            "Inés Quiroga, north pier",
            at(16, 30),
            (("Tickets, return", "6"), ("Receipt", "1")),
            paid_by="petty_cash",
            dollars=54,
            contact="Window closes at 17:00",
            number=87,
        ),
        given=at(14, 5),
        by="pa2",
        taken=at(14, 21),
    ),
    Gone(
        "covers",
        Errand(
            "Rain covers for both cameras",
            "Camera",
            "focus",
            "pa3",
            "picked_up",
            "Castor Camera House, 40 Depot Street",
            "Camera truck, Tannery Row",
            at(16, 15),
            (("Rain cover, A camera", "1"), ("Rain cover, B camera", "1"), ("Towels, box", "2")),
            ticked=3,
            priority="urgent",
            paid_by="po",
            dollars=180,
            contact="Castor, back door",
            number=81,
        ),
        given=at(14, 40),
        by="pa3",
        taken=at(14, 44),
        picked_up=at(15, 8),
    ),
    Gone(
        "fuel",
        Errand(
            "Fuel for the basecamp generator",
            "Electric",
            "electric_best",
            "",
            "taken",
            "Depot Street Fuel, pump 9",
            "Dev Malhotra, Fairground gate 3",
            at(16, 45),
            (("Diesel, 5-gallon cans", "6"), ("Funnel", "1")),
            paid_by="po",
            dollars=160,
            number=83,
        ),
        given=at(14, 55),
        by="pa",
        taken=at(15, 12),
    ),
    Gone(
        "vests",
        Errand(
            "Life vests, children’s sizes",
            "Production",
            "second_ad",
            "",
            "given",
            "Lake Rescue, boathouse 2",
            "Juno Abara, boat ramp lot",
            at(24 + 5, 45),
            (("Vests, size S", "4"), ("Vests, size XS", "2")),
            priority="urgent",
            contact="Lake Rescue, day desk",
            number=88,
            note="Nobody under eighteen goes on the pier without one.",
        ),
        given=at(15, 18),
    ),
    Gone(
        "sides",
        Errand(
            "Sides and sheets for day 2",
            "Production",
            "second_ad",
            "pa4",
            "given",
            "Production office",
            "2nd AD, boat ramp lot",
            at(24 + 6, 15),
            (("Call sheets, Blue", "60"), ("Sides", "25"), ("Maps to the north pier", "60")),
        ),
        given=at(15, 26),
    ),
    Gone(
        "van",
        Errand(
            "Picture plates for the radio van",
            "Transport",
            "captain",
            "driver3",
            "given",
            "Art department, 118 Foundry Street",
            "Earl Maddox, Rodeo lot",
            at(18),
            (("Plates, KSRL", "2"), ("Screws, bag", "1")),
            number=40,
        ),
        given=at(13, 40),
        by="driver3",
        cannot="The shuttle runs without a break until wrap.",
    ),
)
TAKEN_UNHEARD = ("fuel", "pa4", at(15, 10))
"""Taken a second time by someone without signal, before the other did: a question for the office."""
