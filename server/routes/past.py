"""What somebody knew of his call at an instant, for the office.

Promises: what his phones had said they held stands beside what stood in the office (K4). Refuses: anybody who is not of
the office; what the log does not remember.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, jsonify, request
from marshmallow import fields, validate

from server.desk import sessions
from server.desk.instants import now, text
from server.office.call_sheets.knew import RUNGS, SHOWN, TOLD, knew
from server.office.roles import OFFICE
from server.past import steps
from server.routes.described import Shape, a_list, a_ref, a_text, an_instant, described
from server.routes.faults import Fault
from server.routes.seats import holder, production, seat
from sync import shapes
from sync.past import Forgotten, received

routes = Blueprint("past", __name__)
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""What was before is told as this: no log is older, and years of fewer than four figures do not sort as text."""


class At(Shape):
    """When is meant: an instant with its zone."""

    at = an_instant()


def _any() -> fields.Raw:
    return fields.Raw(required=True, allow_none=True)


TELLING: dict[str, fields.Field[Any]] = {
    "row": shapes.Whole(required=True, metadata={"description": "The row of the log that made it."}),
    "at": an_instant(),
    "place": a_text(null=True),
    **{name: _any() for name in (*SHOWN, *TOLD)},
}
"""A call as one row left it; its facts as in the schema of `call`."""
Telling = Shape.from_dict(TELLING, name="Telling")
Later = Shape.from_dict({**TELLING, "reached": an_instant(null=True)}, name="LaterTelling")
Rungs = Shape.from_dict({name: an_instant(null=True) for name in RUNGS}, name="RungsThen")


class CallThen(Shape):
    call = a_ref()
    shoot_day = a_ref(required=False)
    held = fields.Nested(Telling, required=True, allow_none=True)
    since = an_instant(null=True)
    stood = fields.Nested(Telling, required=True, allow_none=True)
    rungs = fields.Nested(Rungs, required=True)
    later = a_list(Later)


class PhoneThen(Shape):
    agent = a_text(null=True, words="What its browser calls itself.")
    held = shapes.Whole(required=True)
    at = an_instant()


class Knew(Shape):
    at = an_instant()
    row = shapes.Whole(required=True, validate=validate.Range(min=0))
    held = shapes.Whole(required=True, allow_none=True)
    held_at = an_instant(null=True)
    phones = a_list(PhoneThen)
    calls = a_list(CallThen)


@routes.get("/p/<id>/api/past/<uuid:person>")
@described(
    "What somebody's phones held of his calls at an instant, and what stood in the office then (K4)",
    {200: Knew},
    who=OFFICE,
    query=At,
    refuses=((404, "no_such_record"), (409, "not_remembered")),
)
def past(id: str, person: Any) -> Response:
    """What that person knew at `at`. 409 {"since"} where the log does not remember so far back."""
    house = production(id)
    holder(house, seat(house), OFFICE)
    when = max(EARLIEST, min(_instant(), now()))
    with house.store.reading() as view:
        if view.record("person", str(person)) is None:
            raise Fault(404, "no_such_record")
        its = steps(house.desk, str(person))
        try:
            found = knew(view, str(person), when, its)
        except Forgotten as forgotten:
            raise Fault(409, "not_remembered", {"since": text(received(view, forgotten.since))}) from None
    agents = {one.device: one.agent for one in sessions.listed(house.desk, str(person))}
    last = {step.device: step for step in its if step.at <= text(when)}
    phones = [{"agent": agents.get(step.device), "held": step.seq, "at": step.at} for step in last.values()]
    return jsonify(at=text(when), phones=phones, **found)


def _instant() -> datetime:
    try:
        when = datetime.fromisoformat(request.args.get("at", ""))
        assert when.tzinfo is not None
        return when
    except (ValueError, AssertionError):
        raise Fault(400, "bad_message", {"what": "at is an instant with its zone, like 2026-03-07T05:10:00Z"}) from None
