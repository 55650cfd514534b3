"""The crew, department by department, in the order of the call sheet's back.

`call` is minutes from the general crew call, or the trade's word where there is no time. Numbers are
the last two figures of 760 555 01xx.
"""

from __future__ import annotations

from typing import NamedTuple

OWN, HOD, NOTIFY, NONE = "own_call", "per_hod", "will_notify", "no_call"


class Member(NamedTuple):
    key: str
    name: str
    role: str
    position: str
    number: int
    call: int | str
    head: bool = False


CREW: dict[str, tuple[Member, ...]] = {
    "Direction": (
        Member("director", "Ottoline Graves", "hod", "Director", 1, -15, True),
        Member("producer", "Cornelius Wade", "crew", "Producer", 2, OWN),
        Member("script", "Beatrix Lowe", "crew", "Script supervisor", 3, 0),
    ),
    "Production": (
        Member("upm", "Delphine Okoro", "upm", "Unit production manager", 4, OWN, True),
        Member("coordinator", "Marisol Vance", "coordinator", "Production coordinator", 5, OWN),
        Member("apoc", "Teddy Lindqvist", "apoc", "Assistant coordinator", 6, -30),
        Member("secretary", "Priya Nandakumar", "secretary", "Production secretary", 7, 60),
        Member("accountant", "Howard Basque", "accountant", "Production accountant", 8, OWN),
        Member("pa2", "Bea Castellan", "pa", "Office PA", 9, -30),
    ),
    "Assistant directors": (
        Member("first_ad", "Tobias Herrick", "first_ad", "1st AD", 10, -30, True),
        Member("second_ad", "Juno Abara", "second_ad", "2nd AD", 11, -60),
        Member("second_second", "Silas Penrose", "crew", "2nd 2nd AD", 12, -60),
        Member("pa", "Jonah Whitlock", "pa", "Set PA", 13, -60),
        Member("pa3", "Malik Renner", "pa", "Set PA", 48, -60),
        Member("pa4", "Sunniva Dahl", "pa", "Truck PA", 49, -60),
    ),
    "Camera": (
        Member("dp", "Yara Holmqvist", "hod", "Director of photography", 14, -15, True),
        Member("operator", "Milo Stanek", "crew", "A camera operator", 15, 0),
        Member("focus", "Corinne Dubey", "crew", "A camera 1st AC", 16, -15),
        Member("clapper", "Pavel Orozco", "crew", "A camera 2nd AC", 17, -15),
        Member("dit", "Wen Harte", "crew", "DIT", 18, 0),
        Member("stills", "Agnes Morrow", "crew", "Still photographer", 19, HOD),
    ),
    "Grip": (
        Member("key_grip", "Rufus Bellamy", "hod", "Key grip", 20, -30, True),
        Member("grip_best", "Ignacio Prado", "crew", "Best boy grip", 21, -30),
        Member("dolly", "Hank Osei", "crew", "Dolly grip", 22, -30),
        Member("grip", "Lorna Tipton", "crew", "Grip", 23, -30),
    ),
    "Electric": (
        Member("gaffer", "Saskia Brandt", "hod", "Gaffer", 24, -30, True),
        Member("electric_best", "Dev Malhotra", "crew", "Best boy electric", 25, -30),
        Member("electric", "Cole Fairweather", "crew", "Electrician", 26, -30),
        Member("electric2", "Nia Boateng", "crew", "Electrician", 27, -30),
    ),
    "Sound": (
        Member("mixer", "Elias Thorne", "hod", "Sound mixer", 28, 0, True),
        Member("boom", "Petra Lane", "crew", "Boom operator", 29, 0),
    ),
    "Hair and make-up": (
        Member("makeup", "Fern Adeyemi", "hod", "Head of make-up", 30, -75, True),
        Member("hair", "Lucía Belmar", "crew", "Hairstylist", 31, -75),
    ),
    "Costume": (
        Member("costume", "Winifred Oduya", "hod", "Costume designer", 32, OWN, True),
        Member("set_costumer", "Theo Marsh", "crew", "Set costumer", 33, -75),
    ),
    "Art and props": (
        Member("designer", "Caspar Nyland", "hod", "Production designer", 34, OWN, True),
        Member("decorator", "Inés Quiroga", "crew", "Set decorator", 35, HOD),
        Member("props", "Gus Whitcombe", "hod", "Property master", 36, -30),
        Member("kites", "Hana Morioka", "crew", "Kite builder", 37, HOD),
    ),
    "Locations": (
        Member("locations", "Dario Fontaine", "location_manager", "Location manager", 38, -90, True),
        Member("locations2", "Kit Sorensen", "crew", "Location assistant", 39, -90),
    ),
    "Transport": (
        Member("captain", "Earl Maddox", "transport_captain", "Transport captain", 40, OWN, True),
        Member("driver", "Renata Cruz", "driver", "Driver, cast van", 41, -90),
        Member("driver2", "Amos Tuttle", "driver", "Driver, camera truck", 42, -45),
        Member("driver3", "Jolene Park", "driver", "Driver, crew shuttle", 43, -75),
    ),
    "Catering and care": (
        Member("caterer", "Mateo Ibarra", "caterer", "Caterer", 44, -120, True),
        Member("craft", "Bluebell Nguyen", "crew", "Craft service", 45, -60),
        Member("medic", "Grady Shaw", "crew", "Set medic", 46, 0),
        Member("teacher", "Helen Ostrow", "guardian", "Studio teacher", 47, NOTIFY),
    ),
}
SPANISH = ("grip_best", "caterer", "hair", "decorator")
