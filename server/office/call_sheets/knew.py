"""What somebody knew of his call at an instant, and since when: what his phones had said they held, as distinct from
what stood in the office.

Promises: a call as his phone held it is one that was published and that a phone of his had durably taken in (R2); each
telling is dated by the row that made it. Refuses: to read a clock, and to guess beyond what devices said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.office.next_call import call_instant, over_at
from sync.house import Record, record_id
from sync.past import Once, received, seq_at, stood
from sync.plain import instant
from sync.store import View

SHOWN = ("date", "mode", "minutes", "zone", "instant", "pickup", "makeup", "on_set")
TOLD = ("told_number", "told_colour", "told_by")
RUNGS = ("sent", "on_phone", "seen", "copied", "by_hand")


@dataclass(frozen=True)
class Step:
    """From `at` on that device held the log up to `seq`."""

    device: str
    seq: int
    at: str


@dataclass(frozen=True)
class Telling:
    """A call as one row left it."""

    seq: int
    at: str
    call: Record


def knew(view: View, person: str, when: datetime, steps: Sequence[Step]) -> dict[str, Any]:
    """`{"row", "held", "held_at", "calls": [{"call", "shoot_day", "held", "since", "stood", "rungs", "later"}]}`.

    row: the last that the server had then. held, held_at: how far the furthest of his phones had come, and since when;
    null without one. held and stood of a call: as the phone held it and as it stood in the office, null where there was
    none; since: when it had come to his phone. later: each telling that his phone did not hold then, with `reached`,
    when a phone of his had it. steps: of all his devices, oldest first. Raises Forgotten.
    """
    row = seq_at(view, when)
    before = [step for step in steps if step.at <= instant(when)]
    furthest = max(before, key=lambda step: step.seq, default=None)
    held = min(furthest.seq, row) if furthest else 0
    stood(view, row, ("person",))  # raises where nothing is known of then
    rungs = stood(view, row, ("copy",))
    told = _tellings(view, person)
    calls = [_call(id, its, row, held, steps, rungs) for id, its in told.items() if _stands(its, row, held, when)]
    calls.sort(key=lambda call: call["sort"])
    return {
        "row": row,
        "held": held if furthest else None,
        "held_at": _since(steps, furthest.seq) if furthest else None,
        "calls": [{name: value for name, value in call.items() if name != "sort"} for call in calls],
    }


def _tellings(view: View, person: str) -> dict[str, list[Telling]]:
    """Every telling of each of his calls, to this day."""
    found: dict[str, Once] = {}
    told: dict[str, list[Telling]] = {}
    for one in view.moves(-1, view.head()[0], ("call",)):
        once = found.setdefault(one.id, Once("call", one.id))
        once.fields.update(json.loads(one.fields))
        once.rev = one.seq
        if once.fields.get("person") == person:
            told.setdefault(one.id, []).append(Telling(one.seq, instant(received(view, one.seq)), once.shown))
    return told


def _stands(told: Iterable[Telling], row: int, held: int, when: datetime) -> bool:
    """Whether he had, or was to have, that call then and its day was not over."""
    known = [one for one in (_last(told, row), _last(told, held)) if one is not None]
    return any(one.call.get("date") and over_at(one.call) > when for one in known)


def _last(told: Iterable[Telling], upto: int) -> Telling | None:
    found = None
    for one in told:
        if one.seq <= upto:
            found = one
    return found


def _since(steps: Sequence[Step], seq: int) -> str | None:
    """When a phone of his first held that row."""
    return next((step.at for step in steps if step.seq >= seq), None)


def _call(
    id: str, told: list[Telling], row: int, held: int, steps: Sequence[Step], rungs: dict[tuple[str, str], Once]
) -> dict[str, Any]:
    mine, office = _last(told, held), _last(told, row)
    shown = mine or office
    assert shown is not None
    return {
        "sort": call_instant(shown.call),
        "call": id,
        "shoot_day": shown.call.get("shoot_day"),
        "held": _said(mine),
        "since": _since(steps, mine.seq) if mine else None,
        "stood": _said(office),
        "rungs": _rungs(mine or office, rungs),
        "later": [{**(_said(one) or {}), "reached": _since(steps, one.seq)} for one in told if one.seq > held],
    }


def _said(one: Telling | None) -> dict[str, Any] | None:
    if one is None:
        return None
    place = one.call.get("place")
    return {"row": one.seq, "at": one.at, "place": place.get("name") if place else None} | {
        name: one.call.get(name) for name in (*SHOWN, *TOLD)
    }


def _rungs(one: Telling | None, copies: dict[tuple[str, str], Once]) -> dict[str, str | None]:
    """How far that telling had come up the ladder of reach."""
    key = record_id("copy", str(one.call["person"]), str(one.call["id"]), str(one.call.get("told_in"))) if one else ""
    copy = copies.get(("copy", key))
    found = {name: (copy.fields.get(name) if copy else None) for name in RUNGS}
    return {name: rung.get("at") if rung else None for name, rung in found.items()}
