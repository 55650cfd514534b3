"""An import through the server that serves the folder: the same way as from the screen, as the coordinator.

Promises a session of its own that ends with the command. Refuses an address that it cannot speak to, in words.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from server.cli.ending import FAILED, UNREADABLE, Ending
from server.desk import Desk, sessions
from server.desk.instants import now


class Through:
    """Requests of one session."""

    def __init__(self, address: str, production: str, token: str) -> None:
        told = urlsplit(address)
        if told.scheme != "http":
            raise Ending(
                FAILED, f"the server at {address} speaks https: bring the file in from its screen, or stop it."
            )
        self._host = "127.0.0.1" if told.hostname in ("0.0.0.0", "::") else str(told.hostname)  # noqa: S104
        self._port = told.port or 80
        self._production = production
        self._token = token

    def ask(self, method: str, path: str, body: bytes | None = None, typed: str = "application/json") -> dict[str, Any]:
        """An answer; 409 with a difference is one. Ends the command on any other fault."""
        host = f"{self._host}:{self._port}"
        sent = {
            "Host": host,
            "Origin": f"http://{host}",
            "X-Callboard": "1",
            "Cookie": f"callboard_{self._production}={self._token}",
            "Content-Type": typed,
        }
        try:
            with closing(http.client.HTTPConnection(self._host, self._port, timeout=90)) as connection:
                connection.request(method, f"/p/{self._production}/api/{path}", body, sent)
                came = connection.getresponse()
                told: dict[str, Any] = json.loads(came.read())
        except (OSError, ValueError) as wrong:
            raise Ending(FAILED, f"the server that serves this folder does not answer: {wrong}.") from None
        if came.status >= 400 and "difference" not in told:
            code = UNREADABLE if came.status == 422 else FAILED
            raise Ending(code, f"nothing was imported: {told.get('text', came.status)}")
        return told

    def send(self, file: Path) -> dict[str, Any]:
        path = f"imports?name={quote(file.name)}"
        return self.ask("POST", path, file.read_bytes(), "application/octet-stream")

    def say(self, path: str, **body: Any) -> dict[str, Any]:
        return self.ask("POST", path, json.dumps(body).encode())


@contextmanager
def through(address: str, place: Path, person: str) -> Iterator[Through]:
    """A session of the person's beside the running server, for one command."""
    with closing(Desk(place / "desk.sqlite")) as desk:
        with desk.writing():
            session, token = sessions.begin(desk, person, "callboard import", now())
        try:
            yield Through(address, place.name, token)
        finally:
            sessions.end(desk, session.id, "signed_out")
