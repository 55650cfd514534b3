"""What a copy brings about on the ladder of reach (R1).

Promises that a rung passed by jumping over it is stored with the time of the jump.
Refuses a copy of another person's call.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sync.house import Consequence, Deed, House, Refused, Write


def climb(deed: Deed, house: House) -> Iterable[Consequence]:
    """Whoever copied has seen; a copy made on the phone learns its shoot day from its call."""
    copy = deed.after
    call = house.get("call", str(copy.get("call")))
    if call is not None and call.get("person") != copy.get("person"):
        raise Refused("not_yours", "That call is another person's.", {"record": str(copy.get("call"))})
    passed: dict[str, Any] = {}
    if copy.get("copied") and not copy.get("seen"):
        passed["seen"] = copy["copied"]
    if call is not None and not copy.get("shoot_day"):
        passed["shoot_day"] = call.get("shoot_day")
    if passed:
        yield Write("copy", str(deed.entry["record"]), passed)
