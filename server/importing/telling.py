"""A difference as plain data for a screen: each record under the name that people know it by.

Promises that every id in it stands beside a name. Refuses to translate: fields and kinds keep their declared names,
for which the reader has words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from server.importing.plan import Kept, Line, Plan
from server.importing.schedule_words import on_boards
from server.importing.sources import Source, sources
from server.importing.standing import Standing
from server.office.kinds import KINDS
from server.office.schedule.layout import at_of, layout
from sync.house import record_id


class Names:
    """What records are called, those that only come with the import among them."""

    def __init__(self, standing: Standing, lines: Iterable[Line]) -> None:
        self._standing = standing
        self._new = {(one.kind, one.record): {name: new for name, (_, new) in one.fields.items()} for one in lines}

    def fields(self, kind: str, id: str) -> dict[str, Any]:
        live = self._standing.live(kind, id)
        return {**(live.fields if live else {}), **self._new.get((kind, id), {})}

    def title(self, kind: str, id: str) -> str:
        found = self.fields(kind, id)
        if kind == "contact":
            return self.title("person", str(found.get("person")))
        if kind == "strip":
            scene = found.get("scene")
            return str(found.get("banner") or "") if not scene else self.title("scene", str(scene))
        if kind == "scene":
            head = f"{str(found.get('ie') or '').rstrip('.')}." if found.get("ie") else ""
            return " ".join(str(one) for one in (found.get("number"), head, found.get("set")) if one)
        for name in ("name", "date", "title"):
            if found.get(name):
                return str(found[name])
        return ""

    def refs(self, kind: str, fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """(id, name) of every record that these fields name."""
        for name, value in fields.items():
            declared = KINDS[kind].fields.get(name)
            if declared is not None and declared.type in ("ref", "refs"):
                for id in [value] if isinstance(value, str) else value or ():
                    yield id, self.title(declared.of, id)


def told(standing: Standing, plan: Plan, sort: str) -> dict[str, Any]:
    """The difference, its digest, what it touches, and which earlier files this may be a newer version of."""
    lines = (*plan.added, *plan.changed, *plan.removed)
    names = Names(standing, (*plan.added, *plan.changed))
    refs: dict[str, str] = {}
    for line in (*plan.added, *plan.changed):
        for which in (0, 1):
            refs.update(names.refs(line.kind, {name: pair[which] for name, pair in line.fields.items()}))
    for one in plan.kept:
        refs.update(names.refs(one.kind, {one.field: one.file}))
        refs.update(names.refs(one.kind, {one.field: one.stands}))
    return {
        "digest": plan.digest,
        "unchanged": plan.unchanged,
        "added": [_line(one, names) for one in plan.added],
        "changed": [_line(one, names) for one in plan.changed],
        "removed": [
            {"kind": one.kind, "record": one.record, "title": names.title(one.kind, one.record)} for one in plan.removed
        ],
        "kept": [_kept(one, names) for one in plan.kept],
        "not_taken": [
            {
                "kind": one.kind,
                "record": one.record,
                "title": names.title(one.kind, one.record) or str(one.name or ""),
                "code": one.code,
                "field": one.field or None,
            }
            for one in plan.not_taken
        ],
        "names": refs,
        "sheets": _sheets(standing, lines),
        "schedule": on_boards(standing, plan) if sort != "crew" else [],
        "source": _source(plan.source) if plan.source else None,
        "sources": [_source(one) for one in sources(standing, sort)],
    }


def stays(standing: Standing, kept: Iterable[Kept]) -> list[dict[str, Any]]:
    """What an undo leaves as it is."""
    names = Names(standing, ())
    return [_kept(one, names) for one in kept]


def _line(one: Line, names: Names) -> dict[str, Any]:
    moves = [{"name": name, "old": old, "new": new} for name, (old, new) in one.fields.items()]
    return {"kind": one.kind, "record": one.record, "title": names.title(one.kind, one.record), "moves": moves}


def _kept(one: Kept, names: Names) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "record": one.record,
        "title": names.title(one.kind, one.record),
        "why": one.why,
        "field": one.field or None,
        "stands": one.stands,
        "file": one.file,
    }


def _source(one: Source) -> dict[str, Any]:
    return {"id": one.id, "file": one.file, "at": one.at}


def _sheets(standing: Standing, lines: Iterable[Line]) -> list[str]:
    """The dates of the days that have a call sheet and whose strips move."""
    numbers = _numbered(standing)
    moved: set[tuple[Any, Any, Any]] = set()
    for line in lines:
        if line.kind == "strip":
            live = standing.live("strip", line.record)
            before = dict(live.fields) if live else {}
            after = {**before, **{name: new for name, (_, new) in line.fields.items()}}
            for one in (before, after):
                board = one.get("board")
                moved |= {(board, *numbers[found]) for found in [(board, at_of(one).day)] if found in numbers}
    days = standing.of("shoot_day").values() if moved else ()
    return sorted(
        str(day.fields["date"])
        for day in days
        if not day.struck
        and (day.fields.get("board"), day.fields.get("unit"), day.fields.get("number")) in moved
        and standing.live("call_sheet", record_id("call_sheet", day.id)) is not None
    )


def _numbered(standing: Standing) -> dict[tuple[Any, Any], tuple[str, int]]:
    """Unit and number of every day that stands on a board, by board and day break."""
    breaks, strips = (
        [one.shown for one in standing.of(kind).values() if not one.struck] for kind in ("day_break", "strip")
    )
    return {
        (board.id, day.id): (day.unit, day.number)
        for board in standing.of("board").values()
        for day in layout(board.shown, breaks, strips).days
    }
