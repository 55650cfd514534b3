"""Call sheets as they would go out, and as paper.

Promises: a preview is worked out from the records as they stand at one moment; a page of a published revision is drawn
once for each language, clock and paper. Refuses: a paper whose audience the asker is not of.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import OrderedDict
from threading import Lock
from typing import Any, get_args

import structlog
from flask import Blueprint, Response, current_app, jsonify, request
from marshmallow import fields, validate

from server.desk.instants import now
from server.live.seat import Seat
from server.office.roles import OFFICE
from server.papers.press import NotDrawn, Press
from server.production import Production
from server.routes.described import Shape, a_text, described
from server.routes.faults import Fault
from server.routes.seats import holder, person, production, seat
from server.words import Language
from sync import shapes
from sync.house import Refused

routes = Blueprint("sheets", __name__)
log = structlog.get_logger("papers")
DRAWN = 64
SHIFT = 24 * 60
_drawn: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
_lock = Lock()


class Printed(Shape):
    language = shapes.Text(validate=validate.OneOf(("en", "es")))
    paper = shapes.Text(validate=validate.OneOf(("letter", "a4")))
    clock = shapes.Text(validate=validate.OneOf(("24", "12")))


class Moved(Shape):
    shift = shapes.Whole(
        validate=validate.Range(-SHIFT, SHIFT),
        metadata={"description": "Minutes by which the general call is to move."},
    )
    prelim = shapes.Text(metadata={"description": "1 or true: as a prelim."})


class Drafted(Printed, Moved):
    """A draft moved and printed."""


class Preview(Shape):
    digest = a_text(words="What publishing must name (E6).")
    document = fields.Dict(required=True)


def _shift() -> int:
    """Minutes by which the general call is to move, from the query. 400 where they are no whole number within a day."""
    told = request.args.get("shift", "0")
    if not re.fullmatch(r"[+-]?[0-9]{1,4}", told) or abs(int(told)) > SHIFT:
        raise Fault(400, "bad_message", {"what": "shift is a whole number of minutes within a day"})
    return int(told)


def _preview(house: Production, call_sheet: str) -> dict[str, Any]:
    from server.office.call_sheets.preview import preview

    shift, prelim = _shift(), request.args.get("prelim") in ("1", "true")
    with house.reading() as records:
        if records.get("call_sheet", call_sheet) is None:
            raise Fault(404, "no_such_record")
        try:
            return preview(records, call_sheet, shift, prelim=prelim, now=now())
        except Refused as refused:  # the sheet stands, and its day or what it rests on does not
            raise Fault(404, "no_such_record") from refused


def _draw(house: Production, asks: Seat, document: dict[str, Any], key: str) -> Response:
    """The page as PDF, in the asker's language, on the production's paper and by its clock."""
    settings = house.settings()
    spoken = request.args.get("language") or str(
        person(house, asks).get("language") or settings.get("language") or "en"
    )
    paper = request.args.get("paper") or str(settings.get("paper") or "letter")
    clock = request.args.get("clock") or str(settings.get("clock") or "24")
    if spoken not in get_args(Language) or paper not in ("letter", "a4") or clock not in ("24", "12"):
        raise Fault(400, "bad_message", {"what": "language is en or es, paper letter or a4, clock 24 or 12"})
    drawn = _page(house.id, key, spoken, clock, paper, document)
    sheet = document["sheet"]
    name = f"{document['production']['title']} day {sheet['day']} {sheet.get('colour') or ''}".strip()
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    answer = Response(drawn, mimetype="application/pdf")
    filed = re.sub(r"[^A-Za-z0-9 .-]+", "", plain) or "call sheet"
    answer.headers["Content-Disposition"] = f'inline; filename="{filed}.pdf"'
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.set_etag(hashlib.sha256(drawn).hexdigest()[:20])
    answer.make_conditional(request)
    return answer


def _page(production: str, key: str, language: str, clock: str, paper: str, document: dict[str, Any]) -> bytes:
    asked = (production, key, language, clock, paper)
    with _lock:
        if asked in _drawn:
            _drawn.move_to_end(asked)
            return _drawn[asked]
    press: Press = current_app.extensions["press"]
    try:
        made = press.call_sheet(document, language=language, paper=paper, clock=clock)
    except NotDrawn as wrong:
        log.error("a paper was not drawn", production=production, wrong=str(wrong))
        raise Fault(503, "not_drawn") from wrong
    with _lock:
        _drawn[asked] = made
        while len(_drawn) > DRAWN:
            _drawn.popitem(last=False)
    return made


@routes.get("/p/<id>/api/call-sheets/<uuid:call_sheet>/preview")
@described(
    "What publishing or pushing would send out now, and to whom",
    {200: Preview},
    query=Moved,
    who=OFFICE,
    refuses=((404, "no_such_record"),),
)
def preview(id: str, call_sheet: Any) -> Response:
    """?shift=30&prelim=1 → what publishing or pushing would send out, and the digest it must name."""
    house = production(id)
    holder(house, seat(house), OFFICE)
    return jsonify(_preview(house, str(call_sheet)))


@routes.get("/p/<id>/papers/call-sheet/<uuid:revision>.pdf")
@described(
    "A published sheet as it went to one audience",
    {200: "application/pdf", 304: None},
    query=Printed,
    refuses=((404, "no_such_record"), (503, "not_drawn")),
)
def published(id: str, revision: Any) -> Response:
    """A published sheet as it went to one audience; its id is that of the `sheet_revision`."""
    house = production(id)
    asks = seat(house)
    found = house.record("sheet_revision", str(revision))
    viewer = house.log.viewer(asks.person)
    if found is None or viewer is None or f"audience:{found['audience']}" not in viewer.channels:
        raise Fault(404, "no_such_record")
    return _draw(house, asks, dict(found["document"]), str(revision))


@routes.get("/p/<id>/papers/call-sheet/<uuid:call_sheet>/preview.pdf")
@described(
    "The sheet as it would be printed for the crew if it were published now",
    {200: "application/pdf", 304: None},
    query=Drafted,
    who=OFFICE,
    refuses=((404, "no_such_record"), (503, "not_drawn")),
)
def draft(id: str, call_sheet: Any) -> Response:
    """?shift= → the sheet as it would be printed for the crew if it were published now."""
    house = production(id)
    asks = seat(house)
    holder(house, asks, OFFICE)
    document = _preview(house, str(call_sheet))["document"]
    key = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
    return _draw(house, asks, document, key)
