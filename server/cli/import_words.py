"""What an import says on a terminal: the figures of a file, and the difference in words.

Promises the same facts as the screen has, short enough to read. Refuses to print more than a dozen lines of one sort.
"""

from __future__ import annotations

from typing import Any

from server.importing.reading import FileRead
from server.office.kinds import KINDS
from server.office.pages import eighths

MOST = 12
WHY = {
    "busy": "the production is busy. Try again.",
    "disk_full": "the disk is full.",
    "not_yours": "the coordinator's role does not do this.",
    "not_accepted": "the production does not take its title or zone.",
}


def figures(read: FileRead) -> dict[str, Any]:
    """The reader's counts with the format before and the warnings behind them, for a program."""
    shown = read.shown["en"]
    return {"format": read.format, **shown["figures"], "warnings": [one["text"] for one in shown["warnings"]]}


def told(found: dict[str, Any], sort: str) -> str:
    """What a file holds, in lines."""
    if sort == "crew":
        lines = [f"{found['format']}: {found['people']} people, {found['phones']} telephone numbers."]
    else:
        more = f", {found['banners']} banners" if sort == "schedule" else ""
        behind = f", {found['elements']} elements." if sort in ("schedule", "scenes") else "."
        lines = [
            f"{found['format']}: {found['scenes']} scenes{more}, {eighths(found['eighths'])} pages,"
            f" {found['cast']} cast{behind}"
        ]
    lines += [
        f"  {board['name']}: {_days(board['shoot_days'])} from {board['first_day'] or 'no date'},"
        f" {board['placed']} strips placed, {board['boneyard']} in the boneyard"
        for board in found.get("boards", ())
    ]
    return "\n".join([*lines, *(f"  Look: {warning}" for warning in found["warnings"])])


def _days(count: int) -> str:
    return f"{count} shoot day{'' if count == 1 else 's'}"


def columns(table: dict[str, Any] | None) -> str:
    """What each column of a crew list was taken for."""
    if not table:
        return ""
    said = ", ".join(f"{one['title'] or one['index'] + 1} = {one['field']}" for one in table["columns"])
    return f"  Columns: {said}"


def difference(of: dict[str, Any]) -> str:
    """What would change in a production."""
    lines = []
    for board in of.get("schedule", ()):
        lines += _part(f"On the board “{board['name']}”", board["changes"]["en"])
        people = ", ".join(f"{one['character']} ({one['name'] or 'nobody yet'})" for one in board["people"])
        lines += [f"  Touches: {people}"] if people else []
    for name, title in (("added", "Added"), ("changed", "Changed"), ("removed", "Removed")):
        lines += _part(title, [_line(one, of["names"]) for one in of[name]])
    lines += _part("Stays as it is", [_kept(one) for one in of["kept"]])
    lines += _part("Not taken, for want of rights", [_named(one) for one in of["not_taken"]])
    return "\n".join([*lines, f"{of['unchanged']} unchanged."])


def _part(title: str, lines: list[str]) -> list[str]:
    more = [f"  and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return [f"{title}: {len(lines)}", *(f"  {line}" for line in lines[:MOST]), *more] if lines else []


def _named(one: dict[str, Any]) -> str:
    field = f", {_label(one['kind'], one['field'])}" if one.get("field") else ""
    return f"{KINDS[one['kind']].label[0]} {one['title']}{field}".strip()


def _label(kind: str, field: str) -> str:
    found = KINDS[kind].fields.get(field)
    return found.label[0] if found else field


def _line(one: dict[str, Any], names: dict[str, str]) -> str:
    moves = [move for move in one.get("moves", ()) if move["old"] is not None]
    said = "; ".join(
        f"{_label(one['kind'], move['name'])}: {_value(move['old'], names)} -> {_value(move['new'], names)}"
        for move in moves
    )
    return f"{_named(one)}{': ' + said if said else ''}"


def _value(value: Any, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_value(one, names) for one in value)
    return names.get(str(value), str(value))


def _kept(one: dict[str, Any]) -> str:
    if not one["field"]:
        return f"{_named(one)}: {one['why'].replace('_', ' ')}"
    return f"{_named(one)}: {one['stands']}, not {one['file']}"
