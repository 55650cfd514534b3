"""The Flask application over one folder of productions.

Promises: made without opening a production, so that one bad file stops that production only (K3). Refuses: anything the
guard refuses.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from server.config import Config, key_for, secret_of
from server.live.board import Board
from server.live.door import Door, FarDoor, NearDoor
from server.live.far_keeper import Line
from server.live.line import place
from server.notices.gate import Gate
from server.notices.vapid import contact_of, key_of
from server.papers.press import Press
from server.production import Productions
from server.routes import (
    devices,
    files,
    health,
    held,
    imports,
    inviting,
    join,
    openapi,
    pair,
    past,
    push,
    schedule,
    sheets,
    shell,
    sync,
)
from server.routes.certificate import certificate_app
from server.routes.doors import Doors
from server.routes.entering import TURN, Entering
from server.routes.faults import answer_faults
from server.routes.guard import guard

PAGES = Path(__file__).resolve().parent / "routes" / "pages"


def create_app(config: Config, line: Line | None = None, board: Board | None = None) -> Flask:
    """The application and, beside it in `extensions`: "productions", "door", "config", "secret", "push_key",
    "push_gate" and "press".

    `line` leads to a keeper in another process, and `board` is what that shows. Without them this process keeps
    everything itself, in threads of its own: as right, and slower.

    Raises BadKey, ValueError for a contact that push services would not take.
    """
    app = Flask("server", static_folder=None, template_folder=str(PAGES))
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = True
    app.url_map.converters["place"] = shell.Place
    app.url_map.converters["sha256"] = files.Sha256
    app.config.update(
        MAX_CONTENT_LENGTH=config.message_bytes,
        MAX_FORM_MEMORY_SIZE=config.form_bytes,
        PUBLIC_URL=config.url,
        INVITATION_HOURS=config.invitation_hours,
    )
    secret = secret_of(config.folder)
    board = board or Board()
    door: Door = NearDoor(config, board) if line is None else FarDoor(config, board)
    app.extensions["config"] = config
    app.extensions["press"] = Press(place(config.folder).with_name("papers"))
    app.extensions["secret"] = key_for(secret, "pages")
    app.extensions["door"] = door
    app.extensions["push_key"] = key_of(config.folder, contact_of(config.push_contact, config.url))
    app.extensions["push_gate"] = Gate(config.push_hosts)
    app.extensions["entering"] = Entering(key_for(secret, "codes"), config.folder / TURN)
    app.extensions["productions"] = Productions(config.productions, secret, line=line, board=board)
    guard(app, config)
    answer_faults(app)
    sync.install(app)
    api = (join, pair, health, sync, inviting, devices, push, sheets, schedule, files, held, imports, past, openapi)
    for part in (*api, shell):
        app.register_blueprint(part.routes)
    if config.lan:
        app.wsgi_app = Doors(app.wsgi_app, certificate_app(config, config.lan), config.lan)  # type: ignore[method-assign, assignment]
    return app
