"""What somebody knew of his call at an instant, and since when: what his phones had said they held, as distinct from
what stood in the office.

Promises: a call as his phone held it is one that was published and that a phone of his had durably taken in (R2), by
its cursor or by a rung of the ladder; each telling is dated by the row that made it. Refuses: to read a clock, and to
guess beyond what devices said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.office.next_call import call_instant, over_at
from sync.house import Record, record_id
from sync.past import Forgotten, Once, received, seq_at, stood
from sync.plain import instant, moment
from sync.store import View

SHOWN = ("date", "mode", "minutes", "zone", "instant", "pickup", "makeup", "on_set")
TOLD = ("told_number", "told_colour", "told_by")
RUNGS = ("sent", "on_phone", "seen", "copied", "by_hand")
IN_HAND = ("on_phone", "seen", "copied")


@dataclass(frozen=True)
class Step:
    """From `at` on that device held the log up to `seq`."""

    device: str
    seq: int
    at: str


@dataclass(frozen=True)
class Telling:
    """A call as one row left it. reached: when a phone of its person first held it, None while none does. rungs: when
    each rung of its copy was passed."""

    seq: int
    at: datetime
    call: Record
    reached: datetime | None
    rungs: dict[str, datetime]


def knew(view: View, person: str, when: datetime, steps: Sequence[Step]) -> dict[str, Any]:
    """`{"row", "held", "held_at", "calls": [{"call", "shoot_day", "held", "since", "stood", "rungs", "later"}]}`.

    row: the last that the server had then. held, held_at: how far the furthest of his phones had come, and since when;
    null without one. held and stood of a call: as the phone held it and as it stood in the office, null where there was
    none; since: when it had come to his phone. later: each telling that his phone did not hold then, with `reached`,
    when a phone of his had it. steps: of all his devices, oldest first. Raises Forgotten.
    """
    row = seq_at(view, when)
    if row < view.remembers():
        raise Forgotten(view.remembers())
    before = [step for step in steps if moment(step.at) <= when]
    furthest = max(before, key=lambda step: step.seq, default=None)
    told = _tellings(view, person, steps)
    calls = [_call(id, its, row, when) for id, its in told.items() if _stands(its, row, when)]
    calls.sort(key=lambda call: call["sort"])
    return {
        "row": row,
        "held": min(furthest.seq, row) if furthest else None,
        "held_at": next(step.at for step in steps if step.seq >= furthest.seq) if furthest else None,
        "calls": [{name: value for name, value in call.items() if name != "sort"} for call in calls],
    }


def _tellings(view: View, person: str, steps: Sequence[Step]) -> dict[str, list[Telling]]:
    """Every telling of each of his calls, to this day."""
    head = view.head()[0]
    copies = stood(view, head, ("copy",))
    found: dict[str, Once] = {}
    told: dict[str, list[Telling]] = {}
    for one in view.moves(-1, head, ("call",)):
        once = found.setdefault(one.id, Once("call", one.id))
        once.fields.update(json.loads(one.fields))
        once.rev = one.seq
        if once.fields.get("person") == person:
            rungs = _rungs(once.shown, copies)
            reached = _reached(one.seq, rungs, steps)
            told.setdefault(one.id, []).append(Telling(one.seq, received(view, one.seq), once.shown, reached, rungs))
    return told


def _rungs(call: Record, copies: dict[tuple[str, str], Once]) -> dict[str, datetime]:
    """When each rung of that telling's copy was passed. None ever falls (R1), so they are good for then too."""
    copy = copies.get(("copy", record_id("copy", str(call["person"]), str(call["id"]), str(call.get("told_in")))))
    passed = {name: copy.fields.get(name) for name in RUNGS} if copy else {}
    return {name: moment(rung["at"]) for name, rung in passed.items() if rung and rung.get("at")}


def _reached(seq: int, rungs: dict[str, datetime], steps: Sequence[Step]) -> datetime | None:
    """When a phone of his first held that row: by its cursor, or by a rung that only a phone in hand can pass."""
    by_cursor = (moment(step.at) for step in steps if step.seq >= seq)
    return min((*(rungs[name] for name in IN_HAND if name in rungs), *by_cursor), default=None)


def _stands(told: Iterable[Telling], row: int, when: datetime) -> bool:
    """Whether he had, or was to have, that call then and its day was not over."""
    known = [one for one in (_last(told, row), _held(told, when)) if one is not None]
    return any(one.call.get("date") and over_at(one.call) > when for one in known)


def _held(told: Iterable[Telling], when: datetime) -> Telling | None:
    """The last telling that a phone of his held then."""
    return next((one for one in reversed([*told]) if one.reached is not None and one.reached <= when), None)


def _last(told: Iterable[Telling], upto: int) -> Telling | None:
    return next((one for one in reversed([*told]) if one.seq <= upto), None)


def _call(id: str, told: list[Telling], row: int, when: datetime) -> dict[str, Any]:
    mine, office = _held(told, when), _last(told, row)
    shown = mine or office
    assert shown is not None
    rungs = shown.rungs
    return {
        "sort": (call_instant(shown.call) <= when, call_instant(shown.call)),  # what is to come, then what has begun
        "call": id,
        "shoot_day": shown.call.get("shoot_day"),
        "held": _said(mine),
        "since": instant(mine.reached) if mine and mine.reached else None,
        "stood": _said(office),
        "rungs": {name: instant(rungs[name]) if name in rungs and rungs[name] <= when else None for name in RUNGS},
        "later": [
            {**(_said(one) or {}), "reached": instant(one.reached) if one.reached else None}
            for one in told
            if mine is None or one.seq > mine.seq
        ],
    }


def _said(one: Telling | None) -> dict[str, Any] | None:
    if one is None:
        return None
    place = one.call.get("place")
    return {"row": one.seq, "at": instant(one.at), "place": place.get("name") if place else None} | {
        name: one.call.get(name) for name in (*SHOWN, *TOLD)
    }
