"""Small schedules for tests, as the standard writes them, each part open to change."""

from __future__ import annotations

import json
from typing import Any


def scene(id: str, number: str | None = None, **more: Any) -> dict[str, Any]:
    return {"id": id, "type": "scene", "scene": number or id, "pages": 1, "elements": [], **more}


def uss(**more: Any) -> dict[str, Any]:
    """A whole file of two scenes on two days; `more` replaces parts of it."""
    root: dict[str, Any] = {
        "id": "S",
        "project": "Short",
        "company": None,
        "name": "Board",
        "breakdowns": [scene("a", "1"), scene("b", "2")],
        "categories": [{"id": "c", "ucid": 100, "name": "Cast"}],
        "elements": [{"id": "e", "category": "c", "elementId": "1", "name": "ANA"}],
        "stripboards": [
            {
                "id": "s",
                "name": "One",
                "calendar": "k",
                "boards": [
                    {"name": "stripboard", "breakdownIds": [["a"], ["b"]]},
                    {"name": "boneyard", "breakdownIds": []},
                ],
            }
        ],
        "calendars": [
            {
                "id": "k",
                "name": "Cal",
                "daysOff": [0, 6],
                "events": [{"id": "x", "type": "start", "name": None, "date": "2026-05-14T07:00:00.000Z"}],
            }
        ],
    }
    root.update(more)
    return {"universalScheduleStandard": root}


def raw(file: object) -> bytes:
    return json.dumps(file).encode()
