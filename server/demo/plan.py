"""Places, elements, scenes, the board and its three shoot days as records."""

from __future__ import annotations

from datetime import date, timedelta

from server.demo import show
from server.demo.cast import CAST
from server.demo.pen import Pen
from server.demo.people import artist_id, telephone
from server.demo.places import PLACES, Place
from server.demo.script import BONEYARD, DAYS, SCENES, Scene
from server.office.schedule.layout import AT_ONCE, day_id
from server.office.schedule.order import nth
from sync.house import record_id


def place_id(key: str) -> str:
    return record_id("location", "demo", key)


def element_id(category: str, name: str) -> str:
    return record_id("element", "demo", category, name)


def scene_id(number: str) -> str:
    return record_id("scene", "demo", number)


def board_id() -> str:
    return record_id("board", "demo", show.BOARD)


def calendar_id() -> str:
    return record_id("calendar", "demo", show.BOARD)


def shoot_day_id(when: date) -> str:
    return record_id("shoot_day", show.UNIT, when.isoformat())


def add_places(pen: Pen) -> None:
    """Hospitals stand first in the table, so that every place can name its own."""
    for place in PLACES:
        pen.write("location", place_id(place.key), "add", _place(place))


def add_plan(pen: Pen, first: date) -> list[str]:
    """Elements, scenes, board, strips and shoot days; gives the shoot days' ids."""
    _add_elements(pen)
    for scene in SCENES:
        pen.write("scene", scene_id(scene.number), "add", _scene(scene))
    dates = [first + timedelta(days=index) for index in range(len(DAYS))]
    pen.write("calendar", calendar_id(), "add", {"name": "Three days and a night", "start": first.isoformat()})
    pen.write("board", board_id(), "add", {"name": show.BOARD, "on_calendar": calendar_id()})
    for number, items in enumerate(DAYS, start=1):
        on = day_id(board_id(), number, show.UNIT)
        fields = {"board": board_id(), "unit": show.UNIT, "order": nth(number * AT_ONCE)}
        pen.write("day_break", on, "add", fields)
        for index, item in enumerate(items, start=1):
            _strip(pen, item, {"place": "day", "day": on, "order": nth(index * AT_ONCE)})
    for index, item in enumerate(BONEYARD, start=1):
        _strip(pen, item, {"place": "boneyard", "order": nth(index * AT_ONCE)})
    for number, when in enumerate(dates, start=1):
        day = {"unit": show.UNIT, "date": when.isoformat(), "number": number, "of": len(dates), "board": board_id()}
        pen.write("shoot_day", shoot_day_id(when), "add", day)
    return [shoot_day_id(when) for when in dates]


def _place(place: Place) -> dict[str, object]:
    return {
        "name": place.name,
        "sort": place.sort,
        "address": place.address,
        "point": {"lat": place.lat, "lon": place.lon},
        "zone": show.ZONE,
        "phone": None if place.number is None else telephone(place.number),
        "hospital": place_id(place.hospital) if place.hospital else None,
        "hospital_miles": place.miles,
        "note": place.note or None,
    }


def _add_elements(pen: Pen) -> None:
    for artist in CAST:
        fields = {
            "name": artist.character,
            "category": "Cast Members",
            "board_id": artist.id,
            "person": artist_id(artist.id),
        }
        pen.write("element", element_id("Cast", artist.id), "add", fields)
    for name in dict.fromkeys(prop for scene in SCENES for prop in scene.props):
        pen.write("element", element_id("Props", name), "add", {"name": name, "category": "Props"})


def _scene(scene: Scene) -> dict[str, object]:
    cast = [element_id("Cast", one) for one in scene.cast]
    return {
        "number": scene.number,
        "ie": scene.ie,
        "set": scene.set,
        "dn": scene.dn,
        "description": scene.description,
        "script_day": scene.script_day,
        "eighths": scene.eighths,
        "estimate": scene.minutes,
        "elements": cast + [element_id("Props", one) for one in scene.props],
        "location": place_id(scene.place),
    }


def _strip(pen: Pen, item: str, at: dict[str, object]) -> None:
    known = {scene.number for scene in SCENES}
    shows = {"scene": scene_id(item)} if item in known else {"banner": item}
    pen.write("strip", record_id("strip", "demo", item), "add", {"board": board_id(), **shows, "at": at})
