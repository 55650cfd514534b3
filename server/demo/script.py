"""The scenes, and the three days on which they are shot.

Pages are eighths; a day holds scene numbers and banners in shooting order.
"""

from __future__ import annotations

from typing import NamedTuple


class Scene(NamedTuple):
    number: str
    ie: str
    set: str
    dn: str
    description: str
    script_day: str
    eighths: int
    minutes: int
    cast: tuple[str, ...]
    place: str
    props: tuple[str, ...] = ()


SCENES = (
    Scene(
        "1",
        "EXT",
        "SORREL LAKE",
        "MORNING",
        "One red kite over the water, nobody holding it",
        "D1",
        4,
        60,
        ("1",),
        "pier",
    ),
    Scene(
        "2",
        "EXT",
        "NORTH PIER",
        "MORNING",
        "Orrin steps off the ferry with his measuring case",
        "D1",
        15,
        120,
        ("1", "9"),
        "pier",
        ("Measuring case", "Picture ferry"),
    ),
    Scene(
        "4",
        "INT",
        "TOWN HALL, COUNCIL ROOM",
        "DAY",
        "The mayor asks for one exception; he has a form for that",
        "D2",
        19,
        180,
        ("1", "3", "10"),
        "hall",
        ("County forms", "Brass stamp"),
    ),
    Scene(
        "5", "INT", "TOWN HALL, CORRIDOR", "DAY", "The deputy warns him off, kindly", "D2", 6, 60, ("1", "7"), "hall"
    ),
    Scene(
        "7",
        "INT",
        "AMARO’S WORKSHOP",
        "DAY",
        "Wren learns the knot her mother tied",
        "D2",
        13,
        105,
        ("2", "6"),
        "workshop",
        ("Red delta kite", "Silk, cut"),
    ),
    Scene(
        "8",
        "INT",
        "AMARO’S WORKSHOP",
        "DAY",
        "Father and daughter, a kite between them",
        "D2",
        10,
        90,
        ("1", "2", "6"),
        "workshop",
        ("Red delta kite",),
    ),
    Scene("9", "EXT", "TANNERY ROW", "NIGHT", "He follows a light that is not a star", "N2", 5, 60, ("1",), "workshop"),
    Scene(
        "11",
        "EXT",
        "TOWN HALL STEPS",
        "DAY",
        "The festival is shut, in triplicate",
        "D3",
        9,
        75,
        ("1", "2", "3", "4"),
        "hall",
        ("County forms",),
    ),
    Scene(
        "14",
        "EXT",
        "NORTH PIER",
        "DAY",
        "Nana Chu sells Wren a spool for one true story",
        "D4",
        11,
        90,
        ("2", "5", "9"),
        "pier",
        ("Kite stall",),
    ),
    Scene(
        "15",
        "INT/EXT",
        "FERRY WHEELHOUSE",
        "DAY",
        "Captain Odd reads the wind for him",
        "D4",
        7,
        60,
        ("1", "9"),
        "pier",
    ),
    Scene(
        "18",
        "EXT",
        "NORTH PIER, FESTIVAL",
        "DAY",
        "Hollis goes on air; the whole town looks up",
        "D5",
        18,
        165,
        ("1", "2", "3", "5", "8"),
        "pier",
        ("Forty kites", "Radio van"),
    ),
    Scene(
        "20",
        "EXT",
        "WINDBREAK RIDGE",
        "DUSK",
        "Wren lets out the last of the line",
        "D5",
        9,
        75,
        ("1", "2", "6"),
        "ridge",
        ("Lantern kite",),
    ),
    Scene(
        "21",
        "EXT",
        "WINDBREAK RIDGE",
        "NIGHT",
        "Orrin flies without a permit",
        "N5",
        20,
        180,
        ("1", "6"),
        "ridge",
        ("Lantern kite",),
    ),
    Scene("22", "INT", "SHERIFF’S TRUCK", "NIGHT", "Two lawmen decide not to see it", "N5", 8, 60, ("4", "7"), "ridge"),
    Scene(
        "24",
        "INT",
        "HERON MOTEL, ROOM 6",
        "NIGHT",
        "The mayor brings back the brass stamp",
        "N5",
        14,
        105,
        ("1", "3"),
        "motel",
        ("Brass stamp",),
    ),
    Scene("25", "EXT", "HERON MOTEL, LOT", "NIGHT", "He signs his own citation", "N5", 5, 45, ("1", "4"), "motel"),
)

# Scene numbers; whatever is no number is a banner.
DAYS = (
    ("4", "5", "11", "Company move to Tannery Row, 1 mile", "7", "8"),
    ("1", "2", "14", "15", "18"),
    ("20", "21", "22", "Company move to Heron Motel, 6 miles", "24", "25"),
)
BONEYARD = ("9",)
