"""Strips of a newer version keep their keys where they keep their place.

Promises that of a day whose strips stand in the file's order already nothing changes, and that one strip put among them
changes itself alone. Refuses to touch the order that the file says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from server.importing.drafts import Draft
from server.importing.standing import Standing
from server.office.schedule.layout import at_of
from server.office.schedule.order import between

Row = tuple[Any, str, Any]


def keeping_keys(drafts: list[Draft], standing: Standing) -> list[Draft]:
    """The drafts, those of strips with the keys that stand wherever those sort as the file does."""
    rows: dict[Row, list[Draft]] = {}
    for draft in drafts:
        at = draft["fields"].get("at") if draft["kind"] == "strip" else None
        if at:
            rows.setdefault((draft["fields"].get("board"), at["place"], at.get("day")), []).append(draft)
    found = {draft["record"]: key for row, its in rows.items() for draft, key in _keys(row, its, standing)}
    return [
        {**draft, "fields": {**draft["fields"], "at": {**draft["fields"]["at"], "order": found[draft["record"]]}}}
        if draft["kind"] == "strip" and draft["record"] in found
        else draft
        for draft in drafts
    ]


def _keys(row: Row, drafts: list[Draft], standing: Standing) -> Iterable[tuple[Draft, str]]:
    drafts = sorted(drafts, key=lambda one: str(one["fields"]["at"]["order"]))
    held = [_held(row, draft, standing) for draft in drafts]
    kept = _rising([key for key in held if key is not None])
    if not kept:
        return
    last: str | None = None
    ahead = list(kept)
    for draft, key in zip(drafts, held, strict=True):
        if ahead and key == ahead[0]:
            last = ahead.pop(0)
        else:
            last = between(last, ahead[0] if ahead else None, draft["record"])
        yield draft, last


def _held(row: Row, draft: Draft, standing: Standing) -> str | None:
    """The key that stands, of a strip that is in that very row already."""
    live = standing.live("strip", draft["record"])
    if live is None or live.struck or not live.fields.get("at"):
        return None
    at = at_of(live.shown)
    return at.order if (live.fields.get("board"), at.place, at.day) == row else None


def _rising(keys: list[str]) -> list[str]:
    """The longest run of keys, gaps allowed, that rises."""
    tops: list[str] = []
    ends: list[int] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        place = bisect_left(tops, key)
        before.append(ends[place - 1] if place else -1)
        if place == len(tops):
            tops.append(key)
            ends.append(index)
        else:
            tops[place], ends[place] = key, index
    found: list[str] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(keys[index])
        index = before[index]
    return found[::-1]
