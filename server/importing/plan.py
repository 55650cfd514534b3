"""The difference between what a file holds and what stands.

Promises every field that would change with its old and its new value, and by name whatever stays because a person
wrote it (IM1). Refuses to know who asks or to write anything: rights are judged by a rehearsal (`applying`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from server.importing.drafts import Draft, alike
from server.importing.matching import aliases_of, resolve
from server.importing.sources import Source
from server.importing.standing import Standing, birth, by_hand, devices_of, struck_by_hand
from server.importing.staying import staying
from server.importing.strip_orders import keeping_keys
from server.office.kinds import KINDS
from sync.live import STRUCK, Live
from sync.plain import same, text_of


@dataclass(frozen=True)
class Line:
    """One record that changes: `fields` are {name: (old, new)}; `draft` is the id that the file gave it."""

    kind: str
    record: str
    fields: Mapping[str, tuple[Any, Any]]
    draft: str = ""
    verb: str = ""


@dataclass(frozen=True)
class Kept:
    """What stays. why: by_hand, struck, in_use, joined, yourself. Of a whole record `field` is empty."""

    kind: str
    record: str
    why: str
    field: str = ""
    stands: Any = None
    file: Any = None


@dataclass(frozen=True)
class NotTaken:
    """What the importer's role may not do; `code` is the refusal's."""

    kind: str
    record: str
    code: str
    field: str = ""
    name: Any = None


@dataclass(frozen=True)
class Plan:
    """`unchanged` counts records. `source` is the import whose newer version this is, or none."""

    added: tuple[Line, ...] = ()
    changed: tuple[Line, ...] = ()
    removed: tuple[Line, ...] = ()
    kept: tuple[Kept, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
    unchanged: int = 0
    source: Source | None = None

    @property
    def empty(self) -> bool:
        return not (self.added or self.changed or self.removed)

    @property
    def digest(self) -> str:
        """Of all that was shown: whoever brings in names it."""
        lines = [[(one.kind, one.record, dict(one.fields)) for one in of] for of in self._lines]
        stays = [vars(one) for one in (*self.kept, *self.not_taken)]
        return hashlib.sha256(text_of([lines, stays]).encode()).hexdigest()

    @property
    def _lines(self) -> tuple[tuple[Line, ...], ...]:
        return (self.added, self.changed, self.removed)


@dataclass
class _Found:
    added: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    removed: list[Line] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    unchanged: int = 0


def plan(
    standing: Standing,
    drafts: list[Draft],
    source: Source | None,
    *,
    clears: bool,
    region: str = "US",
    joined: Collection[str] = (),
    me: str = "",
) -> Plan:
    """The difference. `source`: the earlier versions of this file, whose records it may change and take away.

    clears: whether a field that an earlier version set and this one leaves empty is emptied. joined: people who have
    signed in; they and whoever asks (`me`) are not struck.
    """
    own = devices_of(source.imports) if source else set()
    named = resolve(drafts, standing, aliases_of(standing, source.imports) if source else {}, region)
    named = keeping_keys(named, standing)
    found = _Found()
    for draft in named:
        _weigh(found, standing, draft, own, clears, region)
    if source:
        _missing(found, standing, named, own, {*joined, me}, me)
    return Plan(
        tuple(found.added),
        tuple(found.changed),
        tuple(found.removed),
        tuple(found.kept),
        unchanged=found.unchanged,
        source=source,
    )


def without_removals(found: Plan) -> Plan:
    return replace(found, removed=())


def _weigh(found: _Found, standing: Standing, draft: Draft, own: set[str], clears: bool, region: str) -> None:
    kind, record, fields = draft["kind"], draft["record"], dict(draft["fields"])
    live = standing.live(kind, record)
    if live is None:
        told = {name: (None, value) for name, value in fields.items() if value is not None}
        found.added.append(Line(kind, record, told, draft["draft"], draft["verb"]))
        return
    if struck_by_hand(live):
        found.kept.append(Kept(kind, record, "struck"))
        return
    fields = {name: value for name, value in fields.items() if name not in draft.get("keeps", ())}
    for name, categories in draft.get("within", {}).items():
        fields = {**fields, **_within(standing, live, name, fields, categories)}
    if clears and kind != "production":
        fields = {**_emptied(live, own, fields), **fields}
    moves: dict[str, tuple[Any, Any]] = {STRUCK: (live.fields[STRUCK], None)} if live.struck else {}
    for name, value in fields.items():
        stands = live.fields.get(name)
        if same(stands, value) or name in KINDS[kind].key:
            continue
        if not by_hand(live, name):
            moves[name] = (stands, value)
        elif not (isinstance(value, str) and alike(name, stands, value, region)):
            found.kept.append(Kept(kind, record, "by_hand", name, stands, value))
    if moves:
        found.changed.append(Line(kind, record, moves, draft["draft"], draft["verb"]))
    else:
        found.unchanged += 1


def _within(
    standing: Standing, live: Live, name: str, fields: Mapping[str, Any], categories: Collection[str]
) -> dict[str, Any]:
    """A list of elements that speaks for some categories alone: the others stay, and an order alone is no change."""
    stands = list(live.fields.get(name) or ())
    if name not in fields:
        return {}
    spoken = {one.casefold() for one in categories}

    def other(id: str) -> bool:
        element = standing.live("element", id)
        return element is None or str(element.fields.get("category") or "").casefold() not in spoken

    made = [one for one in stands if other(one)] + [one for one in fields[name] if one]
    return {name: stands if set(made) == set(stands) else list(dict.fromkeys(made))}


def _emptied(live: Live, own: set[str], fields: Mapping[str, Any]) -> dict[str, None]:
    declared = KINDS[live.kind].fields
    return {
        name: None
        for name, stamp in live.stamps.items()
        if name in declared and name not in fields and stamp.device in own and not declared[name].required
    }


def _missing(
    found: _Found, standing: Standing, named: list[Draft], own: set[str], joined: Collection[str], me: str
) -> None:
    """What the earlier versions made and this one no longer has."""
    there = {(one["kind"], one["record"]) for one in named}
    going = [
        live
        for kind, declared in KINDS.items()
        if kind != "import" and declared.verb(f"{kind}.strike") is not None
        for id, live in standing.of(kind).items()
        if (kind, id) not in there and not live.struck and birth(live) in own
    ]
    after = {
        (line.kind, line.record): {name: new for name, (_, new) in line.fields.items()}
        for line in (*found.added, *found.changed)
    }
    stays = staying(standing, going, own, after, joined, me)
    for live in going:
        if why := stays.get((live.kind, live.id)):
            found.kept.append(Kept(live.kind, live.id, why))
        else:
            found.removed.append(Line(live.kind, live.id, {STRUCK: (None, "now")}, "", f"{live.kind}.strike"))
