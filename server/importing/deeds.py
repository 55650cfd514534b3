"""A difference as the entries that bring it in (K2).

Promises what stood before each change beside the log, in the import's own rows, so that an undo needs nothing else.
Refuses to read a clock or draw a random number: both are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.importing.plan import Line, Plan
from server.importing.standing import Standing
from server.office.kinds import KINDS
from sync.live import STRUCK
from sync.plain import instant, text_of, uuid7

CHUNK = 400
"""Entries in one push (A7 allows 500)."""
NOTE = 32_000
"""Bytes of what stood before in one entry; an entry may have 64 KB (A7)."""


@dataclass(frozen=True)
class Pen:
    """What an entry needs besides its meaning."""

    device: str
    epoch: str
    head: int
    moment: datetime
    entropy: Callable[[int], bytes]


@dataclass(frozen=True)
class Heading:
    """The import's own record."""

    id: str
    file: str
    sort: str
    format: str


def written(pen: Pen, standing: Standing, deeds: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Entries of deeds `{kind, record, verb, fields, …}`, numbered from 1, each resting on its record as it stands."""
    made = []
    for n, deed in enumerate(deeds, 1):
        live = standing.live(deed["kind"], deed["record"])
        made.append(
            {
                **deed,
                "id": uuid7(pen.moment, pen.entropy(10)),
                "device": pen.device,
                "n": n,
                "base": {"epoch": pen.epoch, "rev": live.rev} if live else None,
                "seen": {"epoch": pen.epoch, "seq": pen.head},
                "at": instant(pen.moment),
                "v": KINDS[deed["kind"]].v,
            }
        )
    return made


def chunks(entries: list[dict[str, Any]], most: int = CHUNK) -> list[list[dict[str, Any]]]:
    return [entries[start : start + most] for start in range(0, len(entries), most)]


def bringing(heading: Heading, plan: Plan, moment: datetime) -> list[dict[str, Any]]:
    """The deeds of an import, in an order in which nothing is named before it is there."""
    own = {
        "file": heading.file[:500],
        "sort": heading.sort,
        "format": heading.format,
        "source": plan.source.id if plan.source else heading.id,
        "added": len(plan.added),
        "changed": len(plan.changed),
        "removed": len(plan.removed),
    }
    head = {"kind": "import", "record": heading.id, "import": heading.id}
    deeds = [{**head, "verb": "import.bring", "fields": own}]
    deeds += [{**head, "verb": "import.note", "fields": {"replaced": part}} for part in _replaced(plan.changed)]
    lines = [*(_add(line) for line in plan.added), *(deed for line in plan.changed for deed in _change(line))]
    lines += [_strike(line.kind, line.record, instant(moment)) for line in plan.removed]
    return [*deeds, *({**deed, "import": heading.id} for deed in lines)]


def _add(line: Line) -> dict[str, Any]:
    return {**_deed(line, {name: new for name, (_, new) in line.fields.items()}), "made": True}


def _change(line: Line) -> Iterator[dict[str, Any]]:
    if STRUCK in line.fields:
        yield _strike(line.kind, line.record, None)
    moves = {name: new for name, (_, new) in line.fields.items() if name != STRUCK}
    if moves:
        yield _deed(line, moves)


def _deed(line: Line, fields: dict[str, Any]) -> dict[str, Any]:
    return {"kind": line.kind, "record": line.record, "verb": line.verb, "fields": fields, "draft": line.draft}


def _strike(kind: str, record: str, at: str | None) -> dict[str, Any]:
    return {"kind": kind, "record": record, "verb": f"{kind}.strike", "fields": {STRUCK: at}}


def _replaced(changed: Iterable[Line]) -> Iterator[list[dict[str, Any]]]:
    """What stood before, in parts that fit into an entry each: [{kind, record, field, value}]."""
    part: list[dict[str, Any]] = []
    size = 0
    for line in changed:
        for name, (old, _) in line.fields.items():
            one = {"kind": line.kind, "record": line.record, "field": name, "value": old}
            length = len(text_of(one).encode())
            if part and size + length > NOTE:
                yield part
                part, size = [], 0
            part.append(one)
            size += length
    if part:
        yield part
