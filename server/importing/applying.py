"""Bringing a file in: the difference as this person may make it, and the act itself.

Promises that what is brought in is what was shown (IM3), that it comes whole or not at all (K2), and that what the
importer's role may not do was named before (IM5). Refuses to write by itself: `write` is the log's one writer.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from server.importing.deeds import Heading, Pen, bringing, chunks, written
from server.importing.drafts import Draft
from server.importing.plan import Line, NotTaken, Plan, plan, without_removals
from server.importing.sources import likely, sources
from server.importing.standing import Standing
from server.importing.telling import told
from sync.house import Actor
from sync.log import TAKEN, Log, Outcome, Push, Sender
from sync.rights import BRINGS

AUTO, OWN = "auto", "own"
TRIES = 3


class Wrote(NamedTuple):
    """What the writer made of entries. `failed` says why they could not be judged: disk_full, busy, stopped."""

    kept: bool
    outcomes: Sequence[Outcome]
    failed: str | None = None


Write = Callable[[str, list[list[dict[str, Any]]]], Wrote]
"""(device, chunks) -> what became of them, as a whole or not at all."""


class NotBrought(Exception):
    """Nothing was brought in: `code` is not_yours, busy, disk_full, stopped or server_failed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Asking:
    """What a person asks for: a file's drafts, and how they are to be taken.

    source: AUTO finds whether this is a newer version of something, OWN says that it is not, else a source's id.
    removes: whether what the newer version no longer has is taken away.
    """

    heading: Heading
    drafts: Sequence[Draft]
    source: str = AUTO
    removes: bool = True
    region: str = "US"
    joined: Collection[str] = ()


@dataclass(frozen=True)
class Prepared:
    """The difference, the same for a screen, and its entries in pushes."""

    plan: Plan
    told: dict[str, Any]
    entries: list[list[dict[str, Any]]]


def prepare(log: Log, actor: Actor, asking: Asking, moment: datetime) -> Prepared:
    """The difference as this person may make it, and the entries that would. Raises NotBrought for want of rights."""
    for _ in range(TRIES):
        with log.store.reading() as view:
            standing = Standing(view)
            found = _planned(standing, actor, asking)
            pen = Pen(BRINGS + asking.heading.id, log.epoch, view.head()[0], moment, secrets.token_bytes)
            ready = _allowed(log, standing, actor, asking, found, pen)
        if ready:
            return ready
    raise NotBrought("busy")


def bring(log: Log, actor: Actor, asking: Asking, digest: str, moment: datetime, write: Write) -> Prepared | None:
    """Brings in what was shown under `digest`. None: done. Else the difference as it is now, and nothing was kept.

    Asking twice is as good as once. Raises NotBrought.
    """
    device = BRINGS + asking.heading.id
    for _ in range(TRIES):
        if log.get("import", asking.heading.id) is not None:
            return None
        try:
            ready = prepare(log, actor, asking, moment)
        except NotBrought:
            if log.get("import", asking.heading.id) is None:
                raise
            return None  # another who asked the same was first, a moment ago
        if ready.plan.digest != digest:
            return ready
        wrote = write(device, ready.entries)
        if wrote.kept:
            return None
        if wrote.failed:
            raise NotBrought(wrote.failed)
        if lacks_rights(wrote.outcomes):
            raise NotBrought("not_yours")
    raise NotBrought("busy")


def lacks_rights(outcomes: Sequence[Outcome]) -> bool:
    return any((one.why or {}).get("code") in ("not_yours", "once_had_right", "revoked") for one in outcomes)


def _planned(standing: Standing, actor: Actor, asking: Asking) -> Plan:
    drafts, sort = list(asking.drafts), asking.heading.sort
    if asking.source == AUTO:
        source = likely(standing, drafts, sort, asking.region)
    else:
        source = next((one for one in sources(standing, sort) if one.id == asking.source), None)
    found = plan(
        standing,
        drafts,
        source,
        clears=sort not in ("crew", "scenes"),
        region=asking.region,
        joined=asking.joined,
        me=actor.person,
    )
    return found if asking.removes else without_removals(found)


def _allowed(log: Log, standing: Standing, actor: Actor, asking: Asking, found: Plan, pen: Pen) -> Prepared | None:
    """The part of a difference that is taken if this person brings it in; None if something moved meanwhile."""
    sender = Sender(actor, pen.device)
    while True:
        made = chunks(written(pen, standing, bringing(asking.heading, found, pen.moment)))
        outcomes = [one for its in log.rehearse([Push(sender, part) for part in made]) for one in its]
        entries = [entry for part in made for entry in part]
        bad = [(entry, one) for entry, one in zip(entries, outcomes, strict=True) if one.outcome not in TAKEN]
        if not bad:
            return Prepared(found, told(standing, found, asking.heading.sort), made)
        if any(entry["kind"] == "import" and lacks_rights([one]) for entry, one in bad):
            raise NotBrought("not_yours")
        if any(one.outcome in ("contested", "fork", "gap") or entry["kind"] == "import" for entry, one in bad):
            return None
        found = _less(found, bad)


def _less(found: Plan, bad: list[tuple[dict[str, Any], Outcome]]) -> Plan:
    """The plan without what was not taken, which is listed. Of a change only the field that was refused goes."""
    refused: dict[tuple[str, str], NotTaken] = {}
    for entry, one in bad:
        why = one.why or {}
        key = (entry["kind"], entry["record"])
        only = str((why.get("values") or {}).get("field") or "")
        field = only if only in entry["fields"] and not entry.get("made") else ""
        name = entry["fields"].get("name") or entry["fields"].get("number")
        refused[key] = NotTaken(*key, str(why.get("code")), field, name)

    def left(lines: Sequence[Line]) -> tuple[Line, ...]:
        stays = []
        for line in lines:
            no = refused.get((line.kind, line.record))
            fields = {n: v for n, v in line.fields.items() if no is None or (no.field and n != no.field)}
            if fields:
                stays.append(replace(line, fields=fields))
        return tuple(stays)

    return replace(
        found,
        added=left(found.added),
        changed=left(found.changed),
        removed=left(found.removed),
        not_taken=(*found.not_taken, *refused.values()),
    )
