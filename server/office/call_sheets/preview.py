"""What publishing would do, said before it is done.

Promises the digest that publish must carry (E6), the crew's document, and who would be told and who is left alone (R3).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from server.office.call_sheets.checks.rest import resting
from server.office.call_sheets.digest import digest
from server.office.call_sheets.document import document
from server.office.call_sheets.draft import sheet
from server.office.call_sheets.look import look
from server.office.call_sheets.told import is_past, told
from sync.house import House


def preview(
    house: House, call_sheet_id: str, shift: int = 0, *, prelim: bool = False, now: datetime | None = None
) -> dict[str, Any]:
    """`{digest, document, number, colour, prelim, shift, general_call, told, kept, staying, past, resting, look}`.

    general_call is `{"from", "to"}` in minutes, as `call_sheet.push` carries it. With `now`, a day that is past tells
    nobody (M6), and resting names those told while their rest runs. Raises Refused (`no_such_record`).
    """
    draft = sheet(house, call_sheet_id, shift=shift, prelim=prelim)
    general: int | None = draft.sheet.get("general_call")
    hears = told(house, draft, now)
    return {
        "digest": digest(draft),
        "document": document(draft, "crew"),
        "number": draft.number,
        "colour": draft.colour,
        "prelim": draft.prelim,
        "shift": shift,
        "general_call": {"from": None if general is None else general - shift, "to": general},
        **hears,
        "past": now is not None and is_past(draft, now),
        "resting": resting(house, draft, {one["person"] for one in hears["told"]}, now) if now else [],
        "look": look(house, draft),
    }
