"""What a copy brings about on the ladder of reach (R1).

Promises that a rung passed by jumping over it is stored with the time of the jump, and that of an older revision too.
Refuses a copy of another person's call, and of a call or a revision that never was.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sync.house import Consequence, Deed, House, Record, Refused, Write

SAID = ("at", "device")
"""What a phone may say of a rung; how and by whom somebody was reached is the office's word."""


def climb(deed: Deed, house: House) -> Iterable[Consequence]:
    """Whoever copied has seen; a copy made on the phone learns its shoot day from its call."""
    copy = deed.after
    call = house.get("call", str(copy.get("call")))
    if call is None:
        raise Refused("no_such_record", "There is no such call.", {"record": str(copy.get("call"))})
    if call.get("person") != copy.get("person"):
        raise Refused("not_yours", "That call is another person's.", {"record": str(copy.get("call"))})
    if deed.before is None and not _was_told(call, str(copy.get("revision")), house):
        raise Refused("no_such_record", "That call was in no such revision.", {"record": str(copy.get("revision"))})
    passed: dict[str, Any] = {}
    for rung in ("seen", "copied"):
        said = deed.entry["fields"].get(rung)
        if said and said == copy.get(rung) and said.keys() - set(SAID):
            passed[rung] = {name: said[name] for name in SAID if name in said}
    if copy.get("copied") and not copy.get("seen"):
        passed["seen"] = passed.get("copied", copy["copied"])
    if copy.get("shoot_day") != call.get("shoot_day"):
        passed["shoot_day"] = call.get("shoot_day")
    if passed:
        yield Write("copy", str(deed.entry["record"]), passed)


def _was_told(call: Record, revision: str, house: House) -> bool:
    """Whether this call was told in that revision though no copy was asked. Of a final one the office made the copy
    itself, so this is the revision that stands, or an earlier prelim."""
    if call.get("told_in") == revision:
        return True
    published = house.all("sheet_revision", revision=revision, number=0)
    return any(one.get("shoot_day") == call.get("shoot_day") for one in published)
