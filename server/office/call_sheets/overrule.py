"""A finding that somebody answers for: who lets it stand, when and why. It forbids nothing and hides nothing.

Promises that it holds for one finding with its very values: a rest that gets shorter is asked about again.
"""

from __future__ import annotations

from collections.abc import Iterable

from server.office.instants import text
from server.office.roles import OFFICE, SHEET_MAKERS, by
from sync.house import Consequence, Deed, House, Refused, Write
from sync.kind import Field, Kind, Verb, roles

MAKERS = by(*SHEET_MAKERS)


def sign(deed: Deed, house: House) -> Iterable[Consequence]:
    """Whoever overrules gives his reason; his name and the time are the server's to write."""
    if not str(deed.after.get("why") or "").strip():
        raise Refused("no_reason", "Say why it may stand.", {"field": "why"})
    # The server has no record of a person.
    person = deed.actor.person if house.get("person", deed.actor.person) else None
    return (Write("overrule", str(deed.entry["record"]), {"by": person, "at": text(deed.now)}),)


OVERRULE = Kind(
    name="overrule",
    label=("Overruled", "Asumido"),
    key=("call_sheet", "finding"),
    fields={
        "call_sheet": Field("ref", ("Call sheet", "Hoja de llamado"), of="call_sheet", required=True),
        "finding": Field("text", ("Finding", "Hallazgo"), required=True),
        "why": Field("text", ("Why", "Por qué"), required=True),
        "by": Field("ref", ("By", "Por"), of="person", given=True),
        "at": Field("instant", ("At", "A las"), given=True),
    },
    sees=(roles(*OFFICE),),
    verbs=(
        Verb("overrule.make", MAKERS, sets=("call_sheet", "finding", "why"), creates=True, then=sign),
        Verb("overrule.strike", MAKERS),
    ),
)
