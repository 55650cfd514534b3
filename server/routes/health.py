"""Is the server well: for a monitor, and for whoever wonders why a phone hears nothing.

Promises: an answer that waits for nobody, whatever the keeper is doing. Refuses: to name a production, a person or a
file to a stranger; `callboard health` on the machine itself names them.
"""

from __future__ import annotations

import sqlite3

from flask import Blueprint, Response, current_app, jsonify
from marshmallow import fields

from server.live.door import Door
from server.routes.described import Shape, a_text, described
from sync import shapes

routes = Blueprint("health", __name__)
MENDED = (3, 51, 3)
"""The first SQLite in which two connections may write and reset a WAL without a fault. Here one writes, so that older
ones do."""


class Sockets(Shape):
    open = shapes.Whole(required=True)
    room = shapes.Whole(required=True)


class Houses(Shape):
    open = shapes.Whole(required=True)
    stopped = shapes.Whole(required=True)


class Health(Shape):
    status = a_text(words="ok, or degraded: something below is not as it should be")
    keeper = a_text(words="alive or gone: gone means that nothing is written until it is back, within seconds")
    arrangement = a_text(words="Where live sockets are: “handed over” to the keeper, or “in process”, which is slower")
    sockets = fields.Nested(Sockets, required=True)
    productions = fields.Nested(Houses, required=True)
    warnings = fields.List(shapes.Text(), required=True)


def warnings() -> list[str]:
    """What the operator should know and nothing depends on yet."""
    if sqlite3.sqlite_version_info < MENDED:
        fault = "older than 3.51.3, which mends a fault of two writers: only the keeper may write and checkpoint logs"
        return [f"SQLite {sqlite3.sqlite_version} is {fault}"]
    return []


@routes.get("/health")
@described("Whether the server is well", {200: Health}, who="anyone")
def health() -> Response:
    """200 whether or not it is well: the worker that answers is, and what it says is for a person or a monitor."""
    door: Door = current_app.extensions["door"]
    board = door.board
    stopped = len(board.stopped()) + len(board.unopened())
    return jsonify(
        status="ok" if board.alive and not stopped else "degraded",
        keeper="alive" if board.alive else "gone",
        arrangement=door.arrangement,
        sockets={"open": board.sockets, "room": board.room},
        productions={"open": board.productions(), "stopped": stopped},
        warnings=warnings(),
    )
