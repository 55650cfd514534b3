"""Follows the log and finds whose call moved: the same whenever it is asked, and never in a commit's way.

Promises: every call that was told makes one row for each phone that asked for it, in the transaction that moves the
cursor. Refuses: to ring about a day that is past (M6), about what a phone was told before it asked, and about what its
owner was told already, also where a restore has taken that out of the log.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from server.desk import Desk, heads, rings, subscriptions
from server.desk.instants import now
from server.notices.saying import expiry, is_prelim
from server.office.call_sheets.told import FACTS
from server.stores.view import SqliteView
from sync.epochs import Epochs, Point


def follow(desk: Desk, log: SqliteView) -> int:
    """Takes in what the log has gained since it was last followed; returns how many calls were told anew."""
    lives = heads.epochs(desk)
    latest, head = lives[-1].name, log.head()[0]
    epoch, after = rings.cursor(desk) or ("", 0)
    if epoch != latest:  # what lies above the cut is another history
        after = Epochs(latest, lives).counts(Point(epoch, after))
    if after >= head and epoch == latest:
        return 0
    moved = [call for id in log.moved("call", after, head) if (call := record(log, "call", id)) is not None]
    with desk.writing():
        told = sum(_tell(desk, call) for call in moved)
        rings.keep_cursor(desk, latest, head)
    return told


def record(log: SqliteView, kind: str, id: str) -> Mapping[str, Any] | None:
    """A record that stands, with its id; None where it is missing or struck."""
    stored = log.record(kind, id)
    found = json.loads(stored.text) if stored else None
    return None if found is None or found.get("struck") else {**found, "id": id}


def waiting(log: SqliteView, moment: datetime) -> dict[str, int]:
    """How many calls each person has still to copy: what stands on the app's icon."""
    copied = {
        (copy.get("call"), copy.get("revision"))
        for copy in (json.loads(one.text) for one in log.records("copy"))
        if copy.get("copied")
    }
    found: dict[str, int] = {}
    for one in log.records("call"):
        call = json.loads(one.text)
        wanted = call.get("told_in") and not is_prelim(call) and (one.id, call["told_in"]) not in copied
        if wanted and expiry(call) > moment:
            found[str(call["person"])] = found.get(str(call["person"]), 0) + 1
    return found


def _tell(desk: Desk, call: Mapping[str, Any]) -> bool:
    id, told_in = str(call["id"]), call.get("told_in")
    if not told_in:
        return False
    before = rings.last_told(desk, id)
    if before and before[0] == told_in:
        return False
    facts = json.dumps([is_prelim(call), *(call.get(name) for name in FACTS)], sort_keys=True)
    rings.keep_told(desk, id, told_in, facts)
    if (before and before[1] == facts) or expiry(call) <= now():
        return False
    person = str(call.get("person"))
    for phone in subscriptions.of_person(desk, person):
        # The office's instants are whole seconds.
        if str(call.get("told_at"))[:19] >= phone.born[:19]:
            rings.add(desk, id, told_in, phone.id, person)
    return True
