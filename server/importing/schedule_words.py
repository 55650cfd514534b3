"""What a file would do to the boards, in the trade's words: scenes added, moved, changed, dropped, and whom it touches.

Promises the same sentences that a version of the schedule would say. Refuses boards that come new: all of them is new.
"""

from __future__ import annotations

from typing import Any

from server.importing.plan import Plan
from server.importing.standing import Standing
from server.office.schedule.changes import changes
from server.office.schedule.snapshot import snapshot
from server.office.schedule.versions import said
from sync.house import Record
from sync.live import STRUCK

BOARDED = {"strip", "day_break", "scene", "element", "calendar", "calendar_day", "board", "board_unit", "element_day"}
MOST_BOARDS = 6


class _Records:
    """The records as they stand, or as they would stand under a plan."""

    def __init__(self, standing: Standing, plan: Plan | None = None) -> None:
        self._standing = standing
        self._over: dict[str, dict[str, dict[str, Any]]] = {}
        for line in (*plan.added, *plan.changed, *plan.removed) if plan else ():
            self._over.setdefault(line.kind, {})[line.record] = {name: new for name, (_, new) in line.fields.items()}
        self._kinds: dict[str, dict[str, dict[str, Any]]] = {}

    def _of(self, kind: str) -> dict[str, dict[str, Any]]:
        if kind not in self._kinds:
            found = {id: {**live.shown} for id, live in self._standing.of(kind).items()}
            for id, fields in self._over.get(kind, {}).items():
                found[id] = {"id": id, "rev": 0, **found.get(id, {}), **fields}
            self._kinds[kind] = {id: one for id, one in found.items() if not one.get(STRUCK)}
        return self._kinds[kind]

    def get(self, kind: str, id: str) -> Record | None:
        return self._of(kind).get(id)

    def all(self, kind: str, **equals: Any) -> list[Record]:
        found = self._of(kind)
        return [
            found[id] for id in sorted(found) if all(found[id].get(name) == value for name, value in equals.items())
        ]


def on_boards(standing: Standing, plan: Plan) -> list[dict[str, Any]]:
    """`{board, name, changes, people}` for each board that stands and would change, the one in use first."""
    if not any(line.kind in BOARDED for line in (*plan.added, *plan.changed, *plan.removed)):
        return []
    before, after = _Records(standing), _Records(standing, plan)
    used = next((one.get("board") for one in before.all("production")), None)
    boards = sorted(before.all("board"), key=lambda one: (one["id"] != used, str(one["name"])))
    told = []
    for board in boards[:MOST_BOARDS]:
        old, new = snapshot(before, str(board["id"])), snapshot(after, str(board["id"]))
        found = changes(old, new) if old and new else []
        if old and new and found:
            told.append(
                {
                    "board": board["id"],
                    "name": board["name"],
                    "used": board["id"] == used,
                    "count": len(found),
                    "changes": said(found, new, old),
                    "people": _people(before, found, {**old["cast"], **new["cast"]}),
                }
            )
    return told


def _people(house: _Records, found: list[Any], cast: dict[str, Any]) -> list[dict[str, Any]]:
    """Whose own days would move: the part, and who plays it."""
    touched = {element for one in found if one.code in ("works", "codes") for element in one.touches}
    names = {str(one["id"]): one.get("name") for one in house.all("person")}
    return [
        {"element": id, "character": one["name"], "person": one["person"], "name": names.get(str(one["person"]))}
        for id, one in cast.items()
        if id in touched
    ]
