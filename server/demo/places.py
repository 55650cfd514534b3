"""Where it is shot: every place with an address, coordinates and its nearest hospital."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    key: str
    name: str
    sort: str
    address: str
    lat: float
    lon: float
    hospital: str = ""
    miles: float | None = None
    number: int | None = None
    note: str = ""


PLACES = (
    Place("valley", "Sorrel Valley Hospital", "hospital", "150 Clinic Lane, Sorrel", 37.3610, -118.4010, number=90),
    Place("gap", "Pine Gap Emergency", "hospital", "9 Summit Road, Pine Gap", 37.4478, -118.6620, number=91),
    Place("office", "Production office", "office", "118 Foundry Street, Sorrel", 37.3652, -118.3981, "valley", 0.7, 0),
    Place(
        "fairground",
        "Fairground, gate 3",
        "basecamp",
        "700 Fairground Road, Sorrel",
        37.3725,
        -118.4052,
        "valley",
        1.1,
        70,
        "Trucks by gate 3, trailers along the rodeo fence.",
    ),
    Place("rodeo", "Rodeo lot", "parking", "Fairground Road, north side", 37.3738, -118.4071, "valley", 1.2),
    Place("hall", "Sorrel Town Hall", "set", "1 Courthouse Square, Sorrel", 37.3641, -118.3969, "valley", 0.6, 71),
    Place("workshop", "Amaro’s kite workshop", "set", "22 Tannery Row, Sorrel", 37.3634, -118.3952, "valley", 0.8),
    Place("pier", "Sorrel Lake, north pier", "set", "1 Pier Road, Sorrel Lake", 37.4021, -118.5210, "valley", 8.4, 72),
    Place("pier_camp", "Boat ramp lot", "basecamp", "Pier Road, mile 2", 37.4009, -118.5187, "valley", 8.2),
    Place("pier_parking", "Picnic ground", "parking", "Pier Road, mile 1", 37.3990, -118.5101, "valley", 7.9),
    Place(
        "ridge",
        "Windbreak Ridge",
        "set",
        "Forest Road 8, mile 6",
        37.4400,
        -118.6000,
        "gap",
        4.6,
        note="No telephone signal above mile 4. Gravel, one lane: the shuttle only.",
    ),
    Place("turnout", "Ridge turnout", "basecamp", "Forest Road 8, mile 4", 37.4318, -118.5874, "gap", 5.2, 73),
    Place("mill", "Old saw mill", "parking", "Forest Road 8, mile 1", 37.4122, -118.5699, "gap", 7.0),
    Place("motel", "Heron Motel", "set", "4410 Lake Highway", 37.4180, -118.5560, "gap", 6.1, 74),
)
