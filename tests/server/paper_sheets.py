"""A frozen call sheet to print: the shape that publishing makes, with nothing looked up."""

from __future__ import annotations

from typing import Any

CREW = {
    "Production": ["Unit production manager", "Production coordinator", "Assistant coordinator", "Office PA"],
    "Assistant directors": ["1st AD", "2nd AD", "2nd 2nd AD", "Set PA", "Set PA"],
    "Camera": ["Director of photography", "A camera operator", "A 1st AC", "A 2nd AC", "Loader", "Still photographer"],
    "Grip": ["Key grip", "Best boy grip", "Dolly grip", "Grip", "Grip"],
    "Electric": ["Gaffer", "Best boy electric", "Electrician", "Electrician"],
    "Sound": ["Sound mixer", "Boom operator"],
    "Hair and make-up": ["Head of make-up", "Hairstylist"],
    "Costume": ["Costume designer", "Set costumer"],
    "Art and props": ["Production designer", "Property master", "Set dresser"],
    "Locations": ["Location manager", "Location assistant"],
    "Transport": ["Transport captain", "Driver", "Driver", "Driver"],
    "Catering and medic": ["Caterer", "Craft service", "Set medic"],
}
MODES = {"Production coordinator": "own_call", "Still photographer": "per_hod", "Loader": "no_call"}


def departments(count: int = 1, moved: bool = False) -> list[dict[str, Any]]:
    """The crew, `count` times over."""
    made = []
    for turn in range(count):
        for index, (name, positions) in enumerate(CREW.items()):
            people = []
            for place, position in enumerate(positions):
                mode = MODES.get(position, "offset")
                people.append(
                    {
                        "row": f"{turn}-{index}-{place}",
                        "person": f"{turn}-{index}-{place}",
                        "name": f"{['Ana', 'Bo', 'Cy', 'Di', 'Ed', 'Fay'][place]} {name.split()[0]}ström",
                        "position": position,
                        "phone": f"760 555 01{index:02d}",
                        "mode": mode,
                        "offset": -30 if mode == "offset" else None,
                        "minutes": 420 if mode == "offset" else None,
                        "moved": moved and mode == "offset",
                    }
                )
            made.append({"name": name if turn == 0 else f"{name} {turn + 1}", "people": people})
    return made


def sheet(**more: Any) -> dict[str, Any]:
    """A Blue revision of day 12; `more` replaces whole parts."""
    document: dict[str, Any] = {
        "v": 1,
        "audience": "crew",
        "production": {
            "title": "BORROW PIT",
            "company": "Dry Wash Pictures LLC",
            "office_address": "2210 Pan Mill Rd",
            "office_phone": "760 555 0100",
            "clock": "24",
            "paper": "letter",
            "zone": "America/Los_Angeles",
        },
        "sheet": {
            "call_sheet": "c",
            "shoot_day": "d",
            "date": "2026-05-14",
            "unit": "Main",
            "day": 12,
            "of": 24,
            "zone": "America/Los_Angeles",
            "number": 2,
            "colour": "Blue",
            "prelim": False,
            "closed_set": False,
            "script_colour": "Pink",
            "script_date": "2026-05-02",
            "schedule_colour": "Blue",
            "schedule_date": "2026-05-09",
        },
        "published": {"at": "2026-05-14T11:09:00Z", "by": "Imogen Talavera"},
        "credits": [
            {"duty": "Director", "name": "Anselm Roake"},
            {"duty": "UPM", "name": "Delphine Achemoss"},
            {"duty": "1st AD", "name": "Tobias Lindqvale"},
            {"duty": "2nd AD", "name": "Juno Estrada"},
            {"duty": "Coordinator", "name": "Imogen Talavera"},
        ],
        "times": {
            "general_call": 450,
            "shooting_call": 510,
            "breakfast": 420,
            "lunch": 810,
            "lunch_minutes": 30,
            "wrap": 1200,
            "sunrise": 338,
            "sunset": 1183,
            "dawn": 310,
            "dusk": 1211,
        },
        "moved": ["general_call", "shooting_call", "breakfast", "lunch", "wrap"],
        "weather": "High 101°F, low 66°F, wind NW 12",
        "safety": "Rope at the rim from 06:30. Two litres of water each by noon. Medic at the pit all morning.",
        "notes": "Sc. 41: pump is practical. Sc. 58: $40,000 in twenties, counted twice.",
        "channels": "1 production, 2 open, 6 camera, 9 medic",
        "places": [
            {"use": "report_to", "id": "b", "name": "Amargo Dry Lake, north lot", "address": "2210 Pan Mill Rd"},
            {"use": "parking", "id": "p", "name": "North gate only", "address": "shuttle from 06:30"},
            {"use": "set", "id": "s1", "name": "Borrow pit", "address": "Pit Road, mile 4"},
            {"use": "set", "id": "s2", "name": "Cordova Motel, Room 9", "address": "410 Highway 61"},
            {
                "use": "hospital",
                "id": "h1",
                "name": "Saltbush Regional",
                "address": "1 Clinic Way, Saltbush",
                "phone": "760 555 0190",
                "for": ["Borrow pit"],
                "miles": 48,
            },
            {
                "use": "hospital",
                "id": "h2",
                "name": "Cordova Urgent Care",
                "address": "88 Highway 61",
                "phone": "760 555 0191",
                "for": ["Cordova Motel"],
                "miles": 2.5,
            },
        ],
        "scenes": [
            scene("41", "EXT", "BORROW PIT", "DAY", "Ruth finds the pump still running", "D8", 19, ["1", "2"], "Pit"),
            scene("42pt", "INT", "CALDER’S TRUCK", "DAY", "Calder will not say who paid", "D8", 9, ["1", "2"], "Road"),
            scene("44", "EXT", "BORROW PIT, RIM", "DAY", "The stakes are gone", "D8", 6, ["1", "3", "7"], "Pit"),
            {"strip": "x", "banner": "Company move to Cordova Motel, 9 miles"},
            scene("58", "INT", "MOTEL ROOM 9", "NIGHT", "Ruth counts the money twice", "N8", 12, ["1", "9"], "Motel"),
            scene("59", "EXT", "MOTEL LOT", "DUSK", "Luz waits in the car", "N8", 5, ["1", "2", "4"], "Motel"),
        ],
        "total_eighths": 51,
        "cast": [
            artist("1", "Odette Bramwell", "Ruth", 395, 365, 395, 510),
            artist("2", "Idris Vantongel", "Calder", 410, 380, 410, 510),
            artist("3", "Walt Kinsolver", "Sheriff Ames", 460, 430, 460, 615),
            artist("4", "Pia Serralde", "Luz", 910, 880, 910, 1125, minor=True, remarks="Out by 22:00"),
            artist("7", "Emeka Strand", "Surveyor", 425, 395, 425, 615, moved=[]),
            artist("9", "Dorrit Haynes", "Clerk", 860, None, 860, 960, status="SW", report_to={"name": "Motel"}),
        ],
        "departments": departments(moved=True),
        "ring": {"person": "r", "name": "Juno Estrada", "position": "2nd AD", "phone": "760 555 0142"},
        "advance": [
            {
                "date": "2026-05-15",
                "day": 13,
                "scenes": [
                    {"scene": "60", "ie": "INT", "set": "MOTEL ROOM 9", "dn": "DAY", "eighths": 26},
                    {"scene": "47", "ie": "EXT", "set": "HIGHWAY SHOULDER", "dn": "DAY", "eighths": 13},
                ],
            }
        ],
    }
    document.update(more)
    return document


def scene(number: str, *rest: Any) -> dict[str, Any]:
    names = ("ie", "set", "dn", "description", "script_day", "eighths", "cast", "location")
    return {"strip": number, "scene": number, **dict(zip(names, rest, strict=True))}


def artist(
    cast_id: str,
    name: str,
    character: str,
    minutes: int | None,
    pickup: int | None,
    makeup: int | None,
    on_set: int | None,
    **more: Any,
) -> dict[str, Any]:
    return {
        "row": cast_id,
        "person": cast_id,
        "cast_id": cast_id,
        "artist": name,
        "character": character,
        "minor": False,
        "status": "W",
        "mode": "on_set",
        "minutes": minutes,
        "pickup": pickup,
        "makeup": makeup,
        "on_set": on_set,
        "report_to": None,
        "remarks": None,
        "moved": ["minutes"],
        **more,
    }
