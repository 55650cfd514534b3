"""What a held deed would set: read from the log for whoever may let it go.

Promises: the fields as their device wrote them; the record that the office's phones hold names them and no value (C3).
Refuses: everybody else.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify
from marshmallow import fields

from server.office.roles import HIRERS
from server.routes.described import Shape, described
from server.routes.faults import Fault
from server.routes.seats import holder, production, seat
from sync.held import HELD
from sync.plain import is_uuid
from sync.rows import raw_of

routes = Blueprint("held", __name__)


class Wanted(Shape):
    fields_ = fields.Dict(
        required=True,
        data_key="fields",
        allow_none=True,
        metadata={"description": "As the device wrote them; null where they were erased."},
    )


@routes.get("/p/<id>/api/held/<deed>")
@described("What a held deed would set", {200: Wanted}, who=HIRERS, refuses=((404, "no_such_record"),))
def wanted(id: str, deed: str) -> Response:
    """The fields of a deed that waits, or lies, or was let go."""
    house = production(id)
    holder(house, seat(house), HIRERS)
    found = house.record(HELD, deed) if is_uuid(deed) else None
    if found is None:
        raise Fault(404, "no_such_record")
    with house.store.reading() as view:
        row, side = view.row(int(found["seq"])), view.side(int(found["seq"]))
    told: dict[str, Any] | None = raw_of(row, side)["fields"] if row else None
    return jsonify(fields=told)
