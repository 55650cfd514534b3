"""Files that entries name: they come in pieces, and are shown by the records that name them.

Promises: how far a file is can be asked at any time, and every answer to a piece says it (F2); the right to see a
record is looked at for every request (F3). Refuses: a file of a record that the asker
may not see; to give out the bytes that came.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, Literal

from flask import Blueprint, Response, jsonify, request
from marshmallow import Schema, validate
from werkzeug.routing import BaseConverter

from server.desk import uploads
from server.desk.instants import now, text
from server.desk.uploads import Limits, NoRoom
from server.files.draw import TooBusy
from server.files.naming import all_named, given_up, naming
from server.files.places import NoPlace, Places
from server.files.shelf import Have, Shelf, WrongHash, WrongOffset, WrongSize
from server.office.kinds import KINDS
from server.production import Production
from server.routes.described import Shape, a_text, described
from server.routes.faults import Fault, said
from server.routes.seats import production, seat
from sync.shapes import FILE_BYTES, SHA256, Text, Whole, YesNo

routes = Blueprint("files", __name__)
LIMITS = Limits(person=300_000_000, production=3_000_000_000, ever=6_000_000_000)
"""F7."""
UNNAMED = timedelta(days=30)
SWEPT, EACH, NAMED = "files_swept", timedelta(days=1), "files_named"
AT_ONCE, EACH_PERSON = 8, 4
"""Pieces taken in and pictures waited for at one time, of all and of one person: each holds a thread, and deeds must
always find one (F4)."""
_places = Places(AT_ONCE, EACH_PERSON)
OCTETS = "application/octet-stream"


class Sha256(BaseConverter):
    """A file's name: 64 small hex digits."""

    regex = SHA256.pattern


class Far(Shape):
    """How far a file is."""

    have = Whole(
        required=True, validate=validate.Range(0, FILE_BYTES), metadata={"description": "Bytes that are here."}
    )
    whole = YesNo(required=True)
    refused = a_text(null=True, words="Why what came whole cannot be shown.")
    backed = YesNo(required=True, metadata={"description": "Whether a checked backup holds it (P7)."})


class Absent(Shape):
    """Why there is no picture: it is not here yet, is given up, or cannot be shown."""

    code = Text(required=True, validate=validate.OneOf(["file_late", "file_missing", "file_unreadable"]))
    text = a_text()


class Piece(Schema):
    """Where a piece lies, and whose device sends it."""

    length = Whole(data_key="Upload-Length", required=True, validate=validate.Range(1, FILE_BYTES))
    offset = Whole(data_key="Upload-Offset", required=True, validate=validate.Range(0, FILE_BYTES))
    person = Text(data_key="Upload-Person", metadata={"description": "Who took it, if the device says so (E7)."})


def _shelf(house: Production) -> Shelf:
    return Shelf(house.folder / "files", house.desk)


def _told(have: Have) -> Response:
    return jsonify(have=have.have, whole=have.whole, refused=have.refused, backed=have.backed)


def _number(header: str) -> int:
    """A header's whole number. 400 where it is none."""
    told = request.headers.get(header, "")
    if not (told.isascii() and told.isdigit() and len(told) < 16):
        raise Fault(400, "bad_message", {"what": f"{header} is a whole number"})
    return int(told)


@routes.get("/p/<id>/api/files/<sha256:sha256>")
@described("How far one's own upload of a file is", {200: Far})
def have(id: str, sha256: str) -> Response:
    """{"have", "whole", "refused", "backed"}: how far this person's upload of that file is."""
    house = production(id)
    asks = seat(house)
    shelf = _shelf(house)
    if (stands := shelf.stands(sha256, asks.person)) is not None:
        return _told(stands)
    try:
        with _places.taken((house.id, asks.person)):
            return _told(shelf.have(sha256, asks.person))
    except WrongHash:
        return _told(Have(0))
    except (NoPlace, TooBusy):
        raise Fault(503, "busy") from None


@routes.patch("/p/<id>/api/files/<sha256:sha256>")
@described(
    "Takes a piece of a file, at the offset where the last one ended (F2)",
    {200: Far},
    takes=OCTETS,
    headers=Piece,
    refuses=(
        (403, "other_person"),
        (409, "file_offset"),
        (409, "file_size"),
        (409, "file_wrong_hash"),
        (409, "file_quota"),
        (400, "file_too_large"),
    ),
    limit="piece_bytes",
)
def piece(id: str, sha256: str) -> Response:
    """A piece that begins at Upload-Offset, of a file of Upload-Length bytes → {"have", "whole", "refused"}.

    409 {"have"} where it begins elsewhere, or where all came and they are not this file.
    """
    house = production(id)
    asks = seat(house)
    if request.headers.get("Upload-Person", asks.person) != asks.person:
        raise Fault(403, "other_person")
    size, offset = _number("Upload-Length"), _number("Upload-Offset")
    length = request.content_length
    if request.mimetype != OCTETS or length is None:
        raise Fault(400, "bad_message", {"what": f"{OCTETS} of a known Content-Length is wanted"})
    if not 0 < size <= FILE_BYTES:
        raise Fault(400, "file_too_large", {"limit": FILE_BYTES})
    if offset + length > size:
        raise Fault(409, "file_size", {"bytes": size})
    try:
        with _places.taken((house.id, asks.person)):
            _begin(house, asks.person, sha256, size)
            return _told(_shelf(house).piece(sha256, asks.person, size, offset, request.stream))
    except WrongOffset as wrong:
        return _not_taken(said(409, "file_offset", have=wrong.have), wrong.have)
    except WrongSize as wrong:
        raise Fault(409, "file_size", {"bytes": wrong.bytes}) from None
    except WrongHash:
        return _not_taken(said(409, "file_wrong_hash"), 0)
    except (NoPlace, TooBusy):
        raise Fault(503, "busy") from None


def _not_taken(answer: Response, have: int) -> Response:
    """The same, and how far the file is."""
    answer.set_data(json.dumps({**(answer.get_json() or {}), "have": have}))
    return answer


def _begin(house: Production, person: str, sha256: str, size: int) -> None:
    """409 for a file to begin that goes over what one person, or all, may have (F7)."""
    desk = house.desk
    if uploads.upload(desk, sha256, person) or uploads.brought_by(desk, sha256, person):
        return
    _sweep(house)
    try:
        uploads.begin(desk, sha256, person, size, LIMITS)
        return
    except NoRoom:
        _name(house)
    try:
        uploads.begin(desk, sha256, person, size, LIMITS)
    except NoRoom as no:
        raise Fault(409, "file_quota", {"limit": no.limit}) from None


def _name(house: Production) -> None:
    """Counts as named what records name, if anything has moved since: whoever asks on and on has it read once."""
    head = f"{house.log.epoch}/{house.log.head()}"
    if house.desk.note(NAMED) != f"{head}/{uploads.unnamed(house.desk)}":
        uploads.name(house.desk, all_named(house.log, KINDS))
        house.desk.keep_note(NAMED, f"{head}/{uploads.unnamed(house.desk)}")


def _sweep(house: Production) -> None:
    """Once a day, when somebody begins a file: what nothing has named for long goes."""
    desk = house.desk
    last = desk.note(SWEPT)
    if last is not None and last > text(now() - EACH):
        return
    desk.keep_note(SWEPT, text(now()))
    uploads.name(desk, all_named(house.log, KINDS))
    _shelf(house).drop(*uploads.drop_unnamed(desk, now() - UNNAMED))


@routes.get("/p/<id>/api/files/<kind>/<uuid:record>/<sha256:sha256>/<any(thumb, full):size>")
@described(
    "A photo as a record that names it shows it (F3, F5)",
    {200: "image/jpeg", 202: Absent},
    refuses=((404, "no_such_record"),),
)
def shown(id: str, kind: str, record: Any, sha256: str, size: Literal["thumb", "full"]) -> Response:
    """A photo as a record shows it. 202 {"code"}: `file_late` while it has not come, `file_missing` when it is given
    up, `file_unreadable` where it cannot be shown."""
    house = production(id)
    asks = seat(house)
    viewer = house.log.viewer(asks.person)
    if viewer is None:
        raise Fault(404, "no_such_record")
    with house.store.reading() as view:
        named = naming(house.log, view, viewer, kind, str(record), sha256)
    if named is None:
        raise Fault(404, "no_such_record")
    found = uploads.brought_by(house.desk, sha256, named.person)
    if found is None:
        return said(202, "file_missing" if given_up(house.desk, named, now()) else "file_late")
    if found.drawn is None:
        return said(202, "file_unreadable")
    try:
        picture = _shelf(house).picture(found, size)
    except TooBusy:
        raise Fault(503, "busy") from None
    return said(202, "file_missing") if picture is None else _picture(picture, f"{found.drawn}-{size}")


def _picture(picture: bytes, tag: str) -> Response:
    """Kept by the browser for this session alone: the address is another for every record, and the cookie for every
    person."""
    answer: Any = Response(picture, mimetype="image/jpeg")
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    answer.headers["Vary"] = "Cookie"
    answer.headers["Content-Disposition"] = "inline; filename=photo.jpg"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.set_etag(tag)
    answer.make_conditional(request)
    return answer
