"""Which earlier imports a file is a newer version of.

Promises that nothing is taken for a newer version of what it does not share half its records with, unless a person
says so. Refuses imports that were undone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from server.importing.drafts import Draft
from server.importing.matching import aliases_of, resolve
from server.importing.standing import Standing, birth, devices_of
from sync.house import Record

SHARE = 0.5
"""The part of the earlier versions' records that a newer version must have."""
LEAVES = ("strip", "contact")
"""Kinds that say nothing of whether two files are one: strips come and go, a contact is its person's."""


@dataclass(frozen=True)
class Source:
    """`id` is that of the first version's import; `imports` are all versions that stand, the last first."""

    id: str
    file: str
    at: str
    imports: tuple[str, ...]


def sources(standing: Standing, sort: str) -> list[Source]:
    """Everything of that sort that came in and was not undone, the last first."""
    versions: dict[str, list[Record]] = {}
    for one in standing.imports():
        if one["sort"] == sort and not one["undone_at"]:
            versions.setdefault(str(one["source"]), []).append(one)
    return [
        Source(id, str(found[0]["file"]), str(found[0]["at"]), tuple(str(one["id"]) for one in found))
        for id, found in versions.items()
    ]


def likely(standing: Standing, drafts: list[Draft], sort: str, region: str = "US") -> Source | None:
    """The source whose records these are; the one that shares most."""
    shares = [(share(standing, drafts, one, region), one) for one in sources(standing, sort)]
    best = max(shares, key=lambda found: found[0], default=None)
    return best[1] if best and best[0] >= SHARE else None


def share(standing: Standing, drafts: list[Draft], source: Source, region: str) -> float:
    """0 to 1: the part of what a source made that these drafts are."""
    named = resolve(drafts, standing, aliases_of(standing, source.imports), region)
    there = {(one["kind"], one["record"]) for one in named}
    made = _made(standing, devices_of(source.imports), {one["kind"] for one in drafts})
    return len(made & there) / len(made) if made else 0.0


def _made(standing: Standing, own: Collection[str], kinds: Collection[str]) -> set[tuple[str, str]]:
    return {
        (kind, id)
        for kind in kinds
        if kind not in LEAVES
        for id, live in standing.of(kind).items()
        if not live.struck and birth(live) in own
    }
