"""What Callboard writes into a USS file beside the standard's own keys, as the standard allows: `_callboard`.

It holds the ids of strips and days, which the standard has no place for, and whatever of a record the standard's keys
alone would not bring back. Promises that a value which does not fit its field is passed over. Refuses every kind that
is no part of a schedule: a file cannot write people, money or settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from server.office.kinds import KINDS
from sync.plain import is_uuid

KEY = "_callboard"
SOURCE = "Callboard"
VERSION = 1
FIELDS: Mapping[str, frozenset[str]] = {
    "location": frozenset({"name", "sort"}),
    "element": frozenset({*KINDS["element"].fields} - {"person"}),
    **{
        kind: frozenset(KINDS[kind].fields)
        for kind in (
            "element_day",
            "scene",
            "calendar",
            "calendar_day",
            "board",
            "board_unit",
            "day_break",
            "strip",
            "cover_set",
        )
    },
}
"""The kinds that a schedule is made of, in an order in which nothing is named before it is there."""


@dataclass(frozen=True)
class Own:
    """`strips` and `days` are by board: the strip of a breakdown, and the days of each unit in order. `records` are
    (kind, id, fields) that go over what the standard's part says; `less` are those that it only seems to hold. `board`
    is the one in use."""

    strips: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    days: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    records: tuple[tuple[str, str, Mapping[str, Any]], ...] = ()
    less: frozenset[tuple[str, str]] = frozenset()
    board: str = ""


def own_part(root: Mapping[str, Any]) -> Own | None:
    """The part of a file that Callboard wrote, None where there is none."""
    told = root.get(KEY)
    if root.get("source") != SOURCE or not isinstance(told, dict) or told.get("version") != VERSION:
        return None
    boards = {id: one for id, one in _dict(told.get("boards")).items() if isinstance(one, dict)}
    return Own(
        {id: _ids(_dict(one.get("strips"))) for id, one in boards.items()},
        {id: _lists(_dict(one.get("days"))) for id, one in boards.items()},
        tuple(found for one in _list(told.get("records")) if (found := _record(one))),
        frozenset(
            (one[0], one[1])
            for one in _list(told.get("less"))
            if isinstance(one, list) and len(one) == 2 and one[0] in FIELDS and is_uuid(one[1])
        ),
        str(told.get("board") or ""),
    )


def _record(told: Any) -> tuple[str, str, dict[str, Any]] | None:
    if not isinstance(told, dict) or told.get("kind") not in FIELDS or not is_uuid(told.get("id")):
        return None
    kind = KINDS[told["kind"]]
    fits = {
        name: value
        for name, value in _dict(told.get("fields")).items()
        if name in FIELDS[kind.name] and (value is None or kind.checks[name](value))
    }
    return kind.name, told["id"], fits


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _ids(told: dict[str, Any]) -> dict[str, str]:
    return {name: id for name, id in told.items() if is_uuid(id)}


def _lists(told: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(ids) for name, ids in told.items() if isinstance(ids, list) and all(map(is_uuid, ids))}
