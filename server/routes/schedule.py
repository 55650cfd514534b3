"""The schedule as files (USS, the scenes' table, the one-liner, the day-out-of-days), and what its versions say.

Promises: every file is made of the records as they stand at one moment; a paper in the asker's language, on the
production's paper. Refuses: whoever may not see the schedule; a board that is not there.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any, get_args

import structlog
from flask import Blueprint, Response, current_app, jsonify, request
from marshmallow import fields, validate

from server.desk.instants import now
from server.live.seat import Seat
from server.office.roles import SHEET_MAKERS
from server.office.schedule import versions
from server.office.schedule.changes import changes
from server.office.schedule.progress import progress
from server.office.schedule.snapshot import snapshot
from server.office.schedule.who import READERS
from server.papers.press import BadPaper, NotDrawn, Press
from server.production import Production
from server.routes.described import Shape, a_ref, a_text, described
from server.routes.faults import Fault
from server.routes.seats import holder, person, production, seat
from server.words import Language
from sync import shapes
from sync.house import House, Refused

routes = Blueprint("schedule", __name__)
log = structlog.get_logger("papers")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOARD = ((404, "no_such_record"),)


class Printed(Shape):
    language = shapes.Text(validate=validate.OneOf(("en", "es")))
    paper = shapes.Text(validate=validate.OneOf(("letter", "a4")))
    colours = shapes.Text(
        validate=validate.OneOf(("0", "1")), metadata={"description": "1: strips in the trade's usual colours."}
    )


class Spoken(Shape):
    language = shapes.Text(validate=validate.OneOf(("en", "es")))


def _asker(id: str) -> tuple[Production, Seat]:
    house = production(id)
    asks = seat(house)
    holder(house, asks, READERS)
    return house, asks


def _language(house: Production, asks: Seat) -> Language:
    spoken = request.args.get("language") or person(house, asks).get("language") or house.settings().get("language")
    if spoken and spoken not in get_args(Language):
        raise Fault(400, "bad_message", {"what": "language is en or es"})
    return "es" if spoken == "es" else "en"


def _file(made: bytes, typed: str, name: str, *, shown: bool = False) -> Response:
    answer = Response(made, mimetype=typed)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    filed = re.sub(r"[^A-Za-z0-9 .-]+", "", plain) or "schedule"
    answer.headers["Content-Disposition"] = f'{"inline" if shown else "attachment"}; filename="{filed}"'
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.set_etag(hashlib.sha256(made).hexdigest()[:20])
    answer.make_conditional(request)
    return answer


@routes.get("/p/<id>/papers/schedule.uss")
@described(
    "The whole schedule in the Universal Schedule Standard; it comes back to the same production",
    {200: "application/json", 304: None},
    who=READERS,
)
def uss(id: str) -> Response:
    from server.formats.uss_out import uss_text

    house, _ = _asker(id)
    with house.reading() as records:
        text = uss_text(records, house.settings(), now())
    return _file(text.encode(), "application/json", f"{house.title}.uss")


@routes.get("/p/<id>/papers/scenes.<any(csv, xlsx):sort>")
@described(
    "Every scene with its elements, a line each, in the order of the board in use; it can be brought in again",
    {200: XLSX, 304: None},
    query=Spoken,
    who=READERS,
)
def scenes(id: str, sort: str) -> Response:
    from server.formats.schedule_tables import scenes_sheet
    from server.formats.table_out import csv_bytes, xlsx_bytes

    house, asks = _asker(id)
    with house.reading() as records:
        sheet = scenes_sheet(records, _language(house, asks), house.settings().get("board"))
        made = csv_bytes(sheet) if sort == "csv" else xlsx_bytes(sheet)
    return _file(made, "text/csv" if sort == "csv" else XLSX, f"{house.title} {sheet.title}.{sort}")


def _document(house: Production, sort: str, board: str) -> dict[str, Any]:
    from server.office.schedule.dood_document import dood_document
    from server.office.schedule.one_liner import one_liner

    def made(records: House) -> dict[str, Any] | None:
        return one_liner(records, board) if sort == "one_liner" else dood_document(records, board)

    with house.reading() as records:
        found = made(records)
    if found is None:
        raise Fault(404, "no_such_record")
    return found


def _paper(id: str, sort: str, board: str) -> Response:
    house, asks = _asker(id)
    document, spoken = _document(house, sort, board), _language(house, asks)
    paper = request.args.get("paper") or str(house.settings().get("paper") or "letter")
    if paper not in ("letter", "a4"):
        raise Fault(400, "bad_message", {"what": "paper is letter or a4"})
    press: Press = current_app.extensions["press"]
    try:
        made = press.schedule(sort, document, language=spoken, paper=paper, colours=request.args.get("colours") == "1")
    except (NotDrawn, BadPaper) as wrong:
        log.error("a paper was not drawn", production=house.id, wrong=str(wrong))
        raise Fault(503, "not_drawn") from wrong
    return _file(made, "application/pdf", f"{house.title} {sort} {document['board']['name']}.pdf", shown=True)


def _table(id: str, sort: str, board: str) -> Response:
    from server.formats.schedule_tables import dood_sheet, one_liner_sheet
    from server.formats.table_out import xlsx_bytes

    house, asks = _asker(id)
    document, spoken = _document(house, sort, board), _language(house, asks)
    sheet = one_liner_sheet(document, spoken) if sort == "one_liner" else dood_sheet(document, spoken)
    return _file(xlsx_bytes(sheet), XLSX, f"{house.title} {sheet.title} {document['board']['name']}.xlsx")


@routes.get("/p/<id>/papers/one-liner/<uuid:board>.pdf")
@described(
    "A board's one-liner",
    {200: "application/pdf", 304: None},
    query=Printed,
    who=READERS,
    refuses=(*BOARD, (503, "not_drawn")),
)
def one_liner_pdf(id: str, board: Any) -> Response:
    return _paper(id, "one_liner", str(board))


@routes.get("/p/<id>/papers/one-liner/<uuid:board>.xlsx")
@described("A board's one-liner as a table", {200: XLSX, 304: None}, query=Spoken, who=READERS, refuses=BOARD)
def one_liner_xlsx(id: str, board: Any) -> Response:
    return _table(id, "one_liner", str(board))


@routes.get("/p/<id>/papers/day-out-of-days/<uuid:board>.pdf")
@described(
    "A board's day-out-of-days",
    {200: "application/pdf", 304: None},
    query=Printed,
    who=READERS,
    refuses=(*BOARD, (503, "not_drawn")),
)
def dood_pdf(id: str, board: Any) -> Response:
    return _paper(id, "dood", str(board))


@routes.get("/p/<id>/papers/day-out-of-days/<uuid:board>.xlsx")
@described("A board's day-out-of-days as a table", {200: XLSX, 304: None}, query=Spoken, who=READERS, refuses=BOARD)
def dood_xlsx(id: str, board: Any) -> Response:
    return _table(id, "dood", str(board))


class Issued(Shape):
    digest = a_text(words="What issuing must name (E6).")
    number = shapes.Whole(required=True)
    colour = shapes.Text(required=True, allow_none=True)
    changes = fields.Dict(required=True, metadata={"description": "Sentences by language."})
    told = fields.List(fields.Dict(), required=True, metadata={"description": "Who, and whether his own days moved."})


class Compared(Shape):
    changes = fields.Dict(required=True, metadata={"description": "Sentences by language."})


class Progress(Shape):
    days = fields.List(fields.Dict(), required=True)
    total = fields.Dict(required=True)
    to_date = fields.Dict(required=True)
    remaining = fields.Dict(required=True)
    carried = fields.List(fields.Dict(), required=True)


class Versions(Shape):
    before = a_ref("A version; without it the one that was issued last.", required=False)
    after = a_ref("A version; without it the board as it stands.", required=False)


@routes.get("/p/<id>/api/boards/<uuid:board>/issue")
@described("What issuing a board would say now, and to whom", {200: Issued}, who=SHEET_MAKERS, refuses=BOARD)
def issuing(id: str, board: Any) -> Response:
    house = production(id)
    asks = seat(house)
    holder(house, asks, SHEET_MAKERS)
    with house.reading() as records:
        try:
            return jsonify(versions.preview(records, str(board), asks.person))
        except Refused:
            raise Fault(404, "no_such_record") from None


@routes.get("/p/<id>/api/boards/<uuid:board>/compare")
@described(
    "What differs between two versions of the schedule, or a version and the board as it stands, in words",
    {200: Compared},
    query=Versions,
    who=READERS,
    refuses=BOARD,
)
def compare(id: str, board: Any) -> Response:
    house, _ = _asker(id)
    with house.reading() as records:
        told = [request.args.get(name) for name in ("before", "after")]
        last = versions.standing(records) if told[0] is None else records.get("schedule_version", told[0])
        before = versions.frozen_in(records, last)
        later = records.get("schedule_version", told[1]) if told[1] else None
        after = versions.frozen_in(records, later) if told[1] else snapshot(records, str(board))
        if after is None or (before is None and told[0] is not None):
            raise Fault(404, "no_such_record")
        found = changes(before, after) if before else []
        return jsonify(changes=versions.said(found, after, before))


@routes.get("/p/<id>/api/boards/<uuid:board>/progress")
@described(
    "Scenes, pages, minutes and setups shot against plan, day by day, and what carries over",
    {200: Progress},
    who=READERS,
    refuses=BOARD,
)
def how_far(id: str, board: Any) -> Response:
    house, _ = _asker(id)
    with house.reading() as records:
        found = progress(records, str(board))
    if found is None:
        raise Fault(404, "no_such_record")
    return jsonify(found)
