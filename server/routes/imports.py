"""Files that come in: sent, looked at, mapped, brought in, undone.

Promises that sending and looking keep nothing in the log, and that a file is read by nobody but its reader. Refuses:
whoever may not bring it in; a file over the limit, before it is read; a difference that has moved since it was shown.
"""

from __future__ import annotations

import errno
import gzip
import uuid
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from server.config import Config
from server.desk import sessions
from server.desk.instants import now
from server.importing import previews
from server.importing.applying import NotBrought, Prepared, Wrote, bring, prepare
from server.importing.asked import MAY, asking
from server.importing.previews import Cut, NoPreview, Preview
from server.importing.reading import AllReading, FileRead, Unread, read_file, region_of
from server.importing.standing import Standing
from server.importing.telling import stays
from server.importing.undoing import undo as undo_import
from server.live.seat import Seat
from server.office.roles import OFFICE
from server.production import Production
from server.routes.described import described
from server.routes.devices import body
from server.routes.faults import Fault
from server.routes.import_shapes import Done, Imports, Mapped, Moved, Named, Shown, Undone, Unreadable
from server.routes.seats import holder, production, seat
from server.words import say
from sync.house import Actor, Record

routes = Blueprint("imports", __name__)
PART = 64 * 1024
LONGEST = 200
"""Letters of a file's name that are kept."""
STATUS = {"not_yours": 403, "disk_full": 507, "busy": 503, "stopped": 503, "server_failed": 500}
SQUEEZE = 2_000


def _asker(id: str) -> tuple[Production, Seat, Actor]:
    house = production(id)
    asks = seat(house)
    found = holder(house, asks, OFFICE)
    return house, asks, Actor(asks.person, str(found["role"]), found.get("department"), found.get("unit"))


def _writer(house: Production, asks: Seat) -> Any:
    def write(device: str, chunks: list[list[dict[str, Any]]]) -> Wrote:
        brought = house.keeper.bring(asks, device, chunks)
        return Wrote(brought.kept, brought.outcomes, brought.failed)

    return write


def _found(house: Production, preview: str) -> Preview:
    try:
        return previews.find(house.folder, preview)[0]
    except NoPreview:
        raise Fault(404, "no_preview") from None


def _full(wrong: OSError) -> Fault:
    full = wrong.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return Fault(507, "disk_full") if full else Fault(500, "server_failed")


def _read(house: Production, made: Preview) -> Preview:
    """The preview with what its reader says. 422 for a file that cannot be brought in."""
    region = region_of(str(house.settings().get("zone") or ""))
    path = house.folder / previews.FOLDER / made.id / "file"
    try:
        read = read_file(path, made.file, mapping=made.mapping, region=region, board=made.board)
        made = previews.taken(made, read=asdict(read))
        previews.write(house.folder, made)
    except AllReading:
        raise Fault(503, "busy") from None
    except NoPreview:
        raise Fault(404, "no_preview") from None
    except OSError as wrong:
        raise _full(wrong) from None
    return made


def _unread(wrong: Unread) -> Response:
    answer = jsonify(code=wrong.code, text=wrong.words["en"], words=dict(wrong.words))
    answer.status_code = 422
    return answer


def _prepared(house: Production, actor: Actor, made: Preview) -> Prepared:
    return prepare(house.log, actor, _asking(house, made), now())


def _asking(house: Production, made: Preview) -> Any:
    joined = {one.person for one in sessions.listed(house.desk)}
    read = FileRead(**made.read)
    return asking(
        read,
        id=made.id,
        file=made.file,
        production=house.id,
        settings=house.settings(),
        source=made.source,
        removes=made.removes,
        joined=joined,
    )


def _shown(
    house: Production, actor: Actor, made: Preview, status: int = 200, ready: Prepared | None = None
) -> Response:
    if actor.role not in MAY[made.read["sort"]]:
        previews.drop(house.folder, made.id)
        raise Fault(403, "not_yours")
    try:
        ready = ready or _prepared(house, actor, made)
    except NotBrought as no:
        raise Fault(STATUS[no.code], no.code) from None
    said = {
        "id": made.id,
        "file": made.file,
        "sort": made.read["sort"],
        "format": made.read["format"],
        "boards": made.read["boards"],
        "board": made.board,
        "source": made.source,
        "removes": made.removes,
        "shown": made.read["shown"],
        "difference": ready.told,
    }
    if status == 409:
        said |= {"code": "moved", "text": say("en", "code.moved")}
    answer = jsonify(said)
    answer.status_code = status
    if request.accept_encodings["gzip"] and len(answer.data) > SQUEEZE:
        answer.set_data(gzip.compress(answer.data, 1))
        answer.headers["Content-Encoding"] = "gzip"
    return answer


def _body() -> Iterator[bytes]:
    while part := request.stream.read(PART):
        yield part


@routes.post("/p/<id>/api/imports")
@described(
    "Sends a file and shows what it would change; nothing is brought in",
    {201: Shown, 422: Unreadable},
    takes="application/octet-stream",
    query=Named,
    who=OFFICE,
    limit="import_bytes",
    refuses=((400, "cut"), (503, "busy"), (507, "disk_full")),
)
def send(id: str) -> Response:
    """The file's bytes; `?name=` is what it is called."""
    house, asks, actor = _asker(id)
    config: Config = current_app.extensions["config"]
    if (request.content_length or 0) > config.import_bytes:
        raise Fault(413, "too_large", {"limit": config.import_bytes})
    name = "".join(sign for sign in request.args.get("name", "") if sign.isprintable())[:LONGEST] or "file"
    made = Preview(str(uuid.uuid4()), name, asks.person)
    try:
        previews.keep(house.folder, made, _body(), request.content_length)
        made = _read(house, made)
    except Cut:
        raise Fault(400, "cut") from None
    except Unread as wrong:
        previews.drop(house.folder, made.id)
        return _unread(wrong)
    except OSError as wrong:
        raise _full(wrong) from None
    except Fault:
        previews.drop(house.folder, made.id)
        raise
    return _shown(house, actor, made, 201)


@routes.get("/p/<id>/api/imports/<uuid:preview>")
@described("What a file that was sent would change now", {200: Shown}, who=OFFICE, refuses=((404, "no_preview"),))
def look(id: str, preview: Any) -> Response:
    house, _, actor = _asker(id)
    return _shown(house, actor, _found(house, str(preview)))


@routes.post("/p/<id>/api/imports/<uuid:preview>/mapping")
@described(
    "Says how a file is to be taken: its columns, its board, what it is a newer version of",
    {200: Shown, 422: Unreadable},
    takes=Mapped,
    who=OFFICE,
    refuses=((404, "no_preview"), (503, "busy")),
)
def mapping(id: str, preview: Any) -> Response:
    """{"mapping"?, "board"?, "source"?, "removes"?}; what is left out stays as it is."""
    house, _, actor = _asker(id)
    made, told = _found(house, str(preview)), body()
    if bad := Mapped().validate(told):
        raise Fault(400, "bad_message", {"what": ", ".join(sorted(map(str, bad)))})
    again = "mapping" in told or "board" in told
    made = previews.taken(
        made, **{name: told[name] for name in ("mapping", "board", "source", "removes") if name in told}
    )
    try:
        if again:
            made = _read(house, made)
        else:
            previews.write(house.folder, made)
    except Unread as wrong:
        return _unread(wrong)
    except NoPreview:
        raise Fault(404, "no_preview") from None
    return _shown(house, actor, made)


@routes.post("/p/<id>/api/imports/<uuid:preview>/apply")
@described(
    "Brings a file in, as it was shown or not at all (IM3)",
    {200: Done, 409: Shown},
    takes=Moved,
    who=OFFICE,
    refuses=((403, "not_yours"), (404, "no_preview"), (503, "busy"), (507, "disk_full")),
)
def apply(id: str, preview: Any) -> Response:
    """{"digest"} of the difference that was shown. 409: it has moved; the answer is the difference as it is now."""
    house, asks, actor = _asker(id)
    digest = body().get("digest")
    if not isinstance(digest, str):
        raise Fault(400, "bad_message", {"what": "digest"})
    if house.log.get("import", str(preview)) is not None:  # whoever did not hear the answer asks again
        return _done(house, str(preview))
    made = _found(house, str(preview))
    if actor.role not in MAY[made.read["sort"]]:
        raise Fault(403, "not_yours")
    try:
        moved = bring(house.log, actor, _asking(house, made), digest, now(), _writer(house, asks))
    except NotBrought as no:
        raise Fault(STATUS[no.code], no.code) from None
    if moved is not None:
        return _shown(house, actor, made, 409, moved)
    previews.drop(house.folder, made.id)
    return _done(house, made.id)


def _done(house: Production, id: str) -> Response:
    found = house.log.get("import", id) or {}
    return jsonify(**_one(house, found))


def _one(house: Production, found: Record) -> dict[str, Any]:
    names = ("id", "file", "sort", "format", "added", "changed", "removed", "by", "at", "undone_by", "undone_at")
    return {**{name: found.get(name) for name in names}, "name": house.name_of(found.get("by"))}


@routes.get("/p/<id>/api/imports")
@described("What was brought in, the last first", {200: Imports}, who=OFFICE)
def done(id: str) -> Response:
    house, _, _ = _asker(id)
    with house.store.reading() as view:
        found = Standing(view).imports()
    return jsonify(imports=[_one(house, one) for one in found])


@routes.post("/p/<id>/api/imports/<uuid:brought>/undo")
@described(
    "Undoes an import; what somebody has changed since stays (IM4)",
    {200: Undone},
    who=OFFICE,
    refuses=((403, "not_yours"), (404, "no_such_record"), (503, "busy"), (507, "disk_full")),
)
def undo(id: str, brought: Any) -> Response:
    house, asks, _ = _asker(id)
    joined = {one.person for one in sessions.listed(house.desk)}
    try:
        found = undo_import(house.log, str(brought), now(), _writer(house, asks), joined)
    except LookupError:
        raise Fault(404, "no_such_record") from None
    except NotBrought as no:
        raise Fault(STATUS[no.code], no.code) from None
    if found is None:
        return jsonify(again=True, back=0, struck=0, lifted=0, stays=[])
    with house.store.reading() as view:
        kept = stays(Standing(view), found.stays)
    return jsonify(again=False, back=found.back, struck=found.struck, lifted=found.lifted, stays=kept)
