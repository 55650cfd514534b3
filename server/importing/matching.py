"""Which record each draft of a file is: its own, one that an earlier version made, or one that a person made.

Promises that several drafts are never one record, and that whatever names a draft names its record then. Refuses to
guess beyond what the reader says agrees.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any

from server.importing.drafts import Draft, key_of
from server.importing.standing import Standing
from server.office.kinds import KINDS
from sync.rights import BRINGS
from sync.screen import key_id

Known = tuple[str, str]
"""A record: its kind and id."""
CUE = "cue"
"""A way to find an element: ORRIN over his lines is Orrin Vale, where no other's name has that word."""


def resolve(drafts: list[Draft], standing: Standing, aliases: dict[Known, str], region: str) -> list[Draft]:
    """The drafts with the ids of the records they are, `draft` being the id that the file gives."""
    taken = {(one["kind"], one["record"]) for one in drafts if standing.live(one["kind"], one["record"])}
    likes = _Likes(standing, region)
    became: dict[str, str] = {}
    for draft in drafts:
        kind, own = draft["kind"], draft["record"]
        if not KINDS[kind].key and standing.live(kind, own) is None:
            became[own] = _known(draft, standing, aliases, taken) or likes.find(draft, taken) or own
            taken.add((kind, became[own]))
    found = []
    for draft in drafts:
        kind, own = draft["kind"], draft["record"]
        fields = _named(kind, draft["fields"], became)
        if likes.by_cue(draft, became.get(own)):
            fields.pop("name")
        record = became.get(own, own)
        if KINDS[kind].key:
            live = standing.live(kind, own)
            record = key_id(KINDS[kind], {**(live.fields if live else {}), **fields})
        found.append({**draft, "record": record, "fields": fields, "draft": own})
    return found


def aliases_of(standing: Standing, imports: Collection[str]) -> dict[Known, str]:
    """What earlier versions' drafts became where that was a record under another id."""
    found: dict[Known, str] = {}
    for one in imports:
        for entry, _ in rows_of(standing, BRINGS + one):
            if entry.get("draft") not in (None, entry["record"]):
                found[entry["kind"], str(entry["draft"])] = str(entry["record"])
    return found


def rows_of(standing: Standing, device: str) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
    """A device's entries in order of n, each with its fields; null where those were erased."""
    found = []
    known = standing.view.device(device)
    for n in range(1, (known.last if known else 0) + 1):
        turn = standing.view.turn(device, n)
        row = standing.view.row(turn.seq) if turn else None
        side = standing.view.side(turn.seq) if turn else None
        if row is not None:
            found.append((json.loads(row.envelope)["entry"], json.loads(side.text)["fields"] if side else None))
    return found


def _known(draft: Draft, standing: Standing, aliases: dict[Known, str], taken: set[Known]) -> str | None:
    record = aliases.get((draft["kind"], draft["record"]))
    if record is None or (draft["kind"], record) in taken or standing.live(draft["kind"], record) is None:
        return None
    return record


def _named(kind: str, fields: dict[str, Any], became: dict[str, str]) -> dict[str, Any]:
    """The fields with every named draft as the record that it is."""
    named = dict(fields)
    for name, value in fields.items():
        declared = KINDS[kind].fields.get(name)
        if declared is not None and declared.type == "ref" and value in became:
            named[name] = became[value]
        elif declared is not None and declared.type == "refs" and value:
            named[name] = list(dict.fromkeys(became.get(one, one) for one in value))
    return named


class _Likes:
    """Standing records by what they agree in; an index is made for each set of fields that a draft asks by."""

    def __init__(self, standing: Standing, region: str) -> None:
        self._standing = standing
        self._region = region
        self._made: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], list[str]]] = {}

    def find(self, draft: Draft, taken: set[Known]) -> str | None:
        """The first record that stands, agrees in all fields of a way, and is no other draft's."""
        for way in draft.get("match", ()):
            names = tuple(sorted(way))
            wanted = tuple(key_of(name, way[name], self._region) for name in names)
            if not all(wanted):
                continue
            found = self._index(draft["kind"], names).get(wanted, ())
            free = [id for id in found if (draft["kind"], id) not in taken]
            if free and (CUE not in way or len(found) == 1):
                return free[0]
        return None

    def by_cue(self, draft: Draft, record: str | None) -> bool:
        """Whether it is a record of another, longer name, found by one word of it: that name stays."""
        live = self._standing.live(draft["kind"], record) if record else None
        cues = [way[CUE] for way in draft.get("match", ()) if CUE in way]
        held = key_of("name", live.fields.get("name"), self._region) if live else ""
        return any(held != key_of("name", cue, self._region) and _has_word(held, cue) for cue in cues if held)

    def _index(self, kind: str, names: tuple[str, ...]) -> dict[tuple[str, ...], list[str]]:
        if (kind, names) not in self._made:
            made = self._made[kind, names] = {}
            for id, live in sorted(self._standing.of(kind).items()):
                if live.struck:
                    continue
                for fields in _spellings(live.fields) if CUE in names else (live.fields,):
                    key = tuple(key_of(name, self._value(id, fields, name), self._region) for name in names)
                    if all(key):
                        made.setdefault(key, []).append(id)
        return self._made[kind, names]

    def _value(self, id: str, fields: Any, name: str) -> Any:
        kind, _, field = name.partition(".")
        if not field:
            return fields.get(name)
        beside = self._standing.live(kind, key_id(KINDS[kind], {KINDS[kind].key[0]: id}))
        return beside.fields.get(field) if beside else None


def _spellings(fields: Any) -> list[dict[str, Any]]:
    """The fields once for each word of the name, as a cue."""
    return [{**fields, CUE: word} for word in dict.fromkeys(_words(str(fields.get("name") or "")))]


def _has_word(name: str, cue: str) -> bool:
    return cue.casefold() in _words(name)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())
