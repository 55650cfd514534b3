"""The two carriers (W1): one request that pushes and takes in, enough alone; and the socket, which brings changes as
they happen.

Promises: what either answers is the keeper's own text, unread and unchanged. Refuses: a socket from another page, from
a session that has ended, or when there is no room; all of them may still ask by request.
"""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Flask, Response, current_app, g, jsonify, request
from flask_sock import Sock
from marshmallow import fields

from server.desk.instants import now, text
from server.live.door import is_full, read_ahead
from server.live.exchange import BadMessage, nonce_of, parse
from server.live.frames import agreed
from server.routes.described import Shape, a_ref, a_text, an_instant, described
from server.routes.faults import Fault
from server.routes.seats import any_seat, person, production, seat
from server.routes.squeezed import squeezed
from sync.wire import MESSAGES

routes = Blueprint("sync", __name__)
sock = Sock()
HANDSHAKE = re.compile(r"[A-Za-z0-9+/]{22}==")
OFFERED = "HTTP_SEC_WEBSOCKET_EXTENSIONS"


class AProduction(Shape):
    id = a_text()
    title = a_text(null=True)


class APerson(Shape):
    id = a_ref()
    name = a_text(null=True)
    role = a_text(null=True)
    department = a_text(null=True)
    position = a_text(null=True)
    unit = a_text(null=True)
    language = a_text(null=True)


class Me(Shape):
    production = fields.Nested(AProduction, required=True)
    person = fields.Nested(APerson, required=True)
    session = a_ref("This device's own, as in the list of devices.")
    now = an_instant()


class NoThread:
    """Stands where simple-websocket would start a thread for each socket: the loop reads them all."""

    name = "none"

    def __init__(self, target: Any) -> None: ...

    def start(self) -> None: ...


@routes.get("/p/<id>/api/me")
@described("Who is signed in here", {200: Me})
def me(id: str) -> Response:
    """Who is signed in here."""
    house = production(id)
    asks = seat(house)
    found = person(house, asks)
    shown = ("name", "role", "department", "position", "unit", "language")
    return jsonify(
        production={"id": house.id, "title": house.title},
        person={"id": asks.person, **{name: found.get(name) for name in shown}},
        session=asks.session,
        now=text(now()),
    )


@routes.post("/p/<id>/api/sync")
@described(
    "One exchange: entries in, outcomes and changes out (W1). An ended session may only push, and is held",
    {200: MESSAGES["reply"]},
    takes=MESSAGES["sync"],
    who="any session",
    refuses=((403, "revoked"), (403, "other_person")),
    limit="message_bytes",
)
def push(id: str) -> Response:
    """One exchange: entries in, outcomes and changes out. An ended session may only push."""
    house = production(id)
    asks = any_seat(house)
    if request.mimetype != "application/json":
        raise Fault(400, "bad_message", {"what": "application/json is wanted"})
    try:
        came = request.get_data(cache=False)
        message = parse(came)
    except BadMessage as wrong:
        raise Fault(400, "bad_message", {"what": str(wrong)}) from None
    g.nonce = nonce_of(message)
    reply = house.keeper.exchange(asks, message, came)
    answer = squeezed(Response(reply.text, reply.status, mimetype="application/json"))
    if reply.status == 503:
        answer.headers["Retry-After"] = "1"
    return answer


@routes.before_request
def before_the_handshake() -> None:
    """Whether there may be a socket is settled while there can still be an answer to read."""
    if request.endpoint != "sync.live":
        return
    key = request.headers.get("Sec-WebSocket-Key", "")
    if request.headers.get("Sec-WebSocket-Version") != "13" or not HANDSHAKE.fullmatch(key):
        raise Fault(400, "bad_message", {"what": "the handshake of a WebSocket, version 13, is wanted"})
    house = production(str((request.view_args or {})["id"]))
    g.house, g.seat = house, seat(house)
    if is_full(current_app.extensions["door"]):
        raise Fault(503, "no_room")
    # Only a deflate in which every message stands alone is agreed on: one frame serves everyone who hears a channel
    offered = request.environ.pop(OFFERED, None)
    g.squeezes = agreed(offered)
    if g.squeezes:
        request.environ[OFFERED] = g.squeezes


@sock.route("/p/<id>/api/live", bp=routes)
@described("The live socket: the same messages as they happen, each with its `type`", {101: None})
def live(ws: Any, id: str) -> None:
    """Hands the socket over as soon as its handshake is done; this thread is free again at once."""
    early = read_ahead(request.environ)
    current_app.extensions["door"].take(g.house.keeper, g.seat, ws.sock, squeezes=bool(g.squeezes), early=early)
    ws.connected = False  # no Close frame from here


def install(app: Flask) -> None:
    """Tells flask-sock to start no thread of its own."""
    app.config["SOCK_SERVER_OPTIONS"] = {"thread_class": NoThread}
