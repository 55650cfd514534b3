"""Which application answers, by the door a connection came through.

Promises: what came over https on the network is https to the app; over plain http there, the certificate's page is all
there is. The socket itself says which, request after request, and no header that a phone sends. Refuses nothing of
loopback: there plain http is a secure context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from weakref import WeakKeyDictionary

from server.config import Lan

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
TOLD = ("REMOTE_ADDR", "REMOTE_PORT")


class Doors:
    def __init__(self, app: Application, plain: Application, lan: Lan) -> None:
        self.app = app
        self.plain = plain
        self.https, self.http = (("127.0.0.1", one.port) for one in lan.behind)
        self.phones: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
        """Who is at the other end: gunicorn knows it for a connection's first request alone."""

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        connection = environ["gunicorn.socket"]
        here = connection.getsockname()
        if here not in (self.https, self.http):
            return self.app(environ, start)
        if "PROXY_PROTOCOL" in environ:
            self.phones[connection] = {name: environ[name] for name in TOLD}
        environ.update(self.phones.get(connection, {}))
        if here == self.http:
            return self.plain(environ, start)
        environ["wsgi.url_scheme"] = "https"
        return self.app(environ, start)
