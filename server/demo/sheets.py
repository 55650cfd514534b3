"""The call sheets of the three days.

Times are minutes from the shoot day's midnight: 1,710 is half past four in the morning after. Cast
times are pickup, hair and make-up, on set.
"""

from __future__ import annotations

from typing import NamedTuple

from server.demo.crew import NONE, OWN


class Called(NamedTuple):
    pickup: int | None
    makeup: int
    on_set: int
    remarks: str = ""


class Sheet(NamedTuple):
    times: dict[str, int]
    report_to: str
    parking: str
    weather: str
    safety: str
    notes: str
    cast: dict[str, Called]
    crew: dict[str, int | str]


def at(hour: int, minute: int = 0) -> int:
    return hour * 60 + minute


SHEETS = (
    Sheet(
        times={
            "general_call": at(6, 30),
            "shooting_call": at(7, 45),
            "breakfast": at(6),
            "lunch": at(12, 30),
            "lunch_minutes": 30,
            "wrap": at(18),
        },
        report_to="fairground",
        parking="rodeo",
        weather="High 84°F, low 58°F, clear, wind W 6",
        safety="Courthouse Square is a live street until 07:30: stay inside the cones. Cable ramps on the steps.",
        notes="Sc. 4: the brass stamp is practical. Sc. 7 and 8: no open flame near the silk.",
        cast={
            "1": Called(at(5, 30), at(6), at(7, 30)),
            "2": Called(at(10), at(10, 45), at(11, 30), "School 3 h, out by 17:30"),
            "3": Called(at(5, 45), at(6, 15), at(7, 30)),
            "4": Called(at(10, 15), at(10, 45), at(11, 30)),
            "6": Called(at(12, 45), at(13, 15), at(14, 15)),
            "7": Called(at(8, 45), at(9, 15), at(10, 15)),
            "10": Called(at(5, 30), at(6), at(7, 30)),
        },
        crew={"teacher": 240, "kites": 360},
    ),
    Sheet(
        times={
            "general_call": at(6, 30),
            "shooting_call": at(7, 30),
            "breakfast": at(6),
            "lunch": at(12, 30),
            "lunch_minutes": 60,
            "wrap": at(18, 30),
        },
        report_to="pier_camp",
        parking="pier_parking",
        weather="High 79°F, low 51°F, haze till 09:00, wind NW 10 to 14",
        safety="Life vests on the pier and on every boat. Safety boat from 06:00. No drones over the water.",
        notes="Sc. 18: forty kites in the air, lines clear of the boom. 120 background report at 12:00.",
        cast={
            "1": Called(at(6), at(6, 15), at(7, 30)),
            "2": Called(at(8, 45), at(9, 30), at(10, 30), "School 3 h, out by 17:30"),
            "3": Called(at(12), at(12, 30), at(14)),
            "5": Called(at(8, 45), at(9, 15), at(10, 30)),
            "8": Called(at(12, 15), at(12, 45), at(14)),
            "9": Called(at(6, 15), at(6, 45), at(8)),
        },
        crew={"teacher": 180, "kites": 60, "apoc": OWN},
    ),
    Sheet(
        times={
            "general_call": at(18),
            "shooting_call": at(19),
            "breakfast": at(17, 30),
            "lunch": at(24),
            "lunch_minutes": 30,
            "wrap": at(28, 30),
        },
        report_to="turnout",
        parking="mill",
        weather="High 71°F, low 39°F after midnight, wind W 8 falling to calm",
        safety="Night, gravel, one lane: shuttle only above mile 4. Red torches near camera. Warm tent at basecamp.",
        notes="No telephone signal on the ridge: channel 2 reaches the office. Sc. 21: fire watch stands by.",
        cast={
            "1": Called(at(17), at(17, 30), at(18, 45)),
            "2": Called(at(16, 15), at(17), at(18, 45), "Out by 22:00"),
            "3": Called(at(23, 45), at(24, 15), at(25, 30)),
            "4": Called(at(21, 30), at(22), at(23)),
            "6": Called(at(17, 15), at(17, 45), at(18, 45)),
            "7": Called(at(21, 30), at(22), at(23)),
        },
        crew={"teacher": -60, "kites": -30, "decorator": NONE, "secretary": NONE, "stills": NONE},
    ),
)
