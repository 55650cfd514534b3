"""The objects of the standard, out of a production's records.

Promises ids that stay the same from one file to the next, dates as the boards have them, and each breakdown once on
each board. A slug's parts that no element stands for get elements of their own.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from server.formats.uss_boards_out import BoardsOut
from server.formats.uss_breakdowns import board_order
from server.formats.uss_categories import category_number
from server.formats.uss_shapes import MOST_IDS, MOST_MILLISECONDS, MOST_NAME, MOST_PROSE
from server.office.schedule.settings import STANDS
from sync.house import House, Record

MINUTE = 60_000
PARTS = (("Set", "set"), ("INT/EXT", "ie"), ("Day/Night", "dn"), ("Script Day", "script_day"), ("Location", "location"))


class Parts:
    """One production's, as a file has them."""

    def __init__(self, house: House, production: str) -> None:
        self._house = house
        self._space = uuid.UUID(production)
        self._elements = {str(one["id"]): one for one in house.all("element")}
        self._locations = {str(one["id"]): one for one in house.all("location")}
        self._made: dict[str, dict[str, Any]] = {}
        self._categories: dict[str, dict[str, Any]] = {}
        self._days: dict[str, list[dict[str, Any]]] = {}
        for one in house.all("element_day"):
            self._days.setdefault(str(one["element"]), []).append(self._event(one))
        scenes = sorted(house.all("scene"), key=lambda one: (board_order(str(one.get("number") or "")), str(one["id"])))
        self._used = {str(one["location"]) for one in scenes if one.get("location")}
        boards = BoardsOut(house, scenes, self.id)
        self.breakdowns = [self._scene(one) for one in scenes] + [self._more(one) for one in boards.more]
        own = sorted(self._elements.values(), key=lambda one: str(one["id"]))
        self.elements = [self._element(one) for one in own] + list(self._made.values())
        self.categories = list(self._categories.values())
        self.calendars = boards.calendars
        self.stripboards = boards.stripboards
        self.own_boards = boards.own

    def id(self, *words: str) -> str:
        """An id of what has no record of its own."""
        return str(uuid.uuid5(self._space, "\x1f".join(words)))

    def records(self, kind: str) -> Iterable[Record]:
        """The records that the file is to bring back: of locations those that scenes name."""
        found = self._house.all(kind)
        return found if kind != "location" else [one for one in found if str(one["id"]) in self._used]

    @staticmethod
    def date(day: object) -> str | None:
        """Noon in Greenwich: the same date wherever it is read."""
        return f"{day}T12:00:00.000Z" if day else None

    def _scene(self, scene: Record) -> dict[str, Any]:
        return {
            "id": str(scene["id"]),
            "type": "scene",
            "bannerText": None,
            "scene": str(scene.get("number") or "")[:MOST_NAME] or None,
            "description": str(scene.get("description") or "")[:MOST_PROSE] or None,
            "comments": str(scene.get("comments") or "")[:MOST_PROSE] or None,
            "scriptPage": scene.get("script_page"),
            "pages": None if scene.get("eighths") is None else int(scene["eighths"]) / 8,
            "duration": milliseconds(scene.get("estimate")),
            "elements": self._of_scene(scene)[:MOST_IDS],
        }

    def _more(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """A banner, or a scene's further strip, which has the scene's heading and no pages of its own."""
        plain = dict.fromkeys(("bannerText", "scene", "description", "comments", "scriptPage", "pages", "duration"))
        return {**plain, "elements": [], **told}

    def _of_scene(self, scene: Record) -> list[str]:
        found = [str(one) for one in scene.get("elements") or () if str(one) in self._elements]
        made: list[str] = []
        for category, name in PARTS:
            value = str(scene.get(name) or "")
            if name == "location":
                value = str((self._locations.get(value) or {}).get("name") or "")
            plain = category.casefold()
            stand = [one for one in found if str(self._elements[one]["category"]).casefold() == plain]
            if " / ".join(str(self._elements[one]["name"]) for one in stand) != value:
                found = [one for one in found if one not in stand]
                made += [self._made_for(category, value)] if value else []
        return [*made, *found]

    def _made_for(self, category: str, name: str) -> str:
        made = {"id": self.id("element", category, name), "name": name, "category": category}
        self._made[made["id"]] = self._element(made)
        return made["id"]

    def _element(self, element: Record) -> dict[str, Any]:
        dood = {**STANDS, **{n: v for n, v in (element.get("dood") or {}).items() if v is not None}}
        return {
            "id": str(element["id"]),
            "name": str(element["name"])[:MOST_NAME],
            "category": self._category(str(element["category"])),
            "elementId": element.get("board_id") or "",
            "isIdLock": False,
            "isDood": dood["shown"],
            "isHold": dood["hold"],
            "isDrop": dood["drop"],
            "dropDayCount": dood["drop_days"],
            "linkedElements": [str(one) for one in element.get("linked") or () if str(one) in self._elements][
                :MOST_IDS
            ],
            "daysOff": weekdays(element.get("days_off")),
            "events": sorted(self._days.get(str(element["id"]), []), key=lambda one: str(one["date"])),
        }

    def _category(self, name: str) -> str:
        if name not in self._categories:
            custom = sum(one["ucid"] >= 500 for one in self._categories.values())
            number = category_number(name)
            self._categories[name] = {
                "id": self.id("category", name),
                "ucid": 500 + custom if number is None else number,
                "name": name,
            }
        return str(self._categories[name]["id"])

    def _event(self, day: Record) -> dict[str, Any]:
        sort = str(day["sort"])
        off = sort == "day_off"
        name = "dayOff" if off else day.get("note") or "custom" if sort == "event" else sort
        return {
            "id": str(day["id"]),
            "type": "dayOff" if off else "event",
            "name": str(name)[:MOST_NAME],
            "date": self.date(day["date"]),
        }


def milliseconds(minutes: Any) -> int | None:
    made = None if minutes is None else int(minutes) * MINUTE
    return made if made is not None and 0 <= made <= MOST_MILLISECONDS else None


def weekdays(week: Any) -> list[int]:
    """The standard counts Sunday as 0."""
    names = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
    return [index for index, name in enumerate(names) if (week or {}).get(name)]
