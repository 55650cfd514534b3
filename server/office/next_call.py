"""Which of a person's calls counts now. Twin of `pwa/src/parts/my-call.ts`; the phone's first sight stands on it.

Promises: a call stands until its day is over for him: he wrapped, or it lies long enough behind.
Refuses: to read a clock; the moment is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from server.office.instants import instant_of

Record = Mapping[str, Any]
LONGEST_DAY = timedelta(hours=16)
LATE = timedelta(hours=2)
DAY = 1440


def call_instant(call: Record) -> datetime:
    """When a call was or will be; one without an hour counts from its day's midnight."""
    if call.get("instant"):
        return datetime.fromisoformat(str(call["instant"]))
    return _at(call, call.get("minutes") or 0)


def ride_of(call: Record) -> int | None:
    """The pickup, where there is one before the call: the first that its person must be ready for."""
    minutes, pickup = call.get("minutes"), call.get("pickup")
    return pickup if minutes is not None and pickup is not None and pickup < minutes else None


def over_at(call: Record) -> datetime:
    """When its day is over though nobody wrapped."""
    if call.get("instant"):
        return datetime.fromisoformat(str(call["instant"])) + LONGEST_DAY
    return _at(call, DAY + 240)


def _at(call: Record, minutes: int) -> datetime:
    return datetime.fromisoformat(instant_of(str(call["date"]), minutes, str(call.get("zone") or "UTC")))


def said_days(check_ins: Iterable[Record], what: str) -> set[str]:
    """The shoot days on which he said so and has not taken it back (M4). `check_ins` are one person's."""
    mine = list(check_ins)
    corrected = {one.get("corrects") for one in mine}
    return {
        str(one["shoot_day"])
        for one in mine
        if one.get("what") == what and one.get("shoot_day") and not one.get("taken_back") and one["id"] not in corrected
    }


def work_and_next(
    calls: Iterable[Record], check_ins: Iterable[Record], moment: datetime
) -> tuple[Record | None, Record | None]:
    """The call of the day he works or is about to, and the one to be at. Both are one person's, none struck."""
    said = list(check_ins)
    wrapped, came = said_days(said, "wrap"), said_days(said, "in")
    dated = [call for call in calls if call.get("instant") or call.get("date")]
    coming = sorted(
        (call for call in dated if over_at(call) > moment and call.get("shoot_day") not in wrapped), key=call_instant
    )
    if not coming:
        return None, None
    begun = [call for call in coming if call.get("instant") and call_instant(call) <= moment]
    work = begun[-1] if begun else coming[0]
    since = moment - call_instant(work)
    late = bool(work.get("instant")) and since > LATE
    there = since > timedelta() and (late or work.get("shoot_day") in came)
    after = coming[coming.index(work) + 1 :]
    return work, after[0] if there and after else work
