"""One request to a push service.

Promises: it ends within a time limit however slowly it is answered, reads no more than a few bytes of the answer, and
checks the certificate against the name. Refuses: to follow a redirect, to use a proxy, to connect anywhere but where
the gate says.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from server.notices.gate import Gate, Target

QUIET = 8.0
"""Seconds that each step may take."""
WHOLE = 15.0
"""Seconds that the whole may take."""
READ = 512
"""Bytes of the answer that are read, for the log."""


class Unreachable(Exception):
    """Nobody answered, or not in time, or not as a push service does."""


@dataclass(frozen=True)
class Answer:
    status: int
    retry_after: str | None
    said: str


class Pinned(http.client.HTTPSConnection):
    """A connection to one address, under the name that its certificate must carry."""

    def __init__(self, gate: Gate, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=QUIET, context=gate.trust)
        self._gate = gate
        self._target = target

    def connect(self) -> None:
        address = self._gate.address(self._target)
        plain = socket.create_connection((address, self._target.port), QUIET)
        self.sock = plain  # from here on the watch can end it
        self.sock = self._gate.trust.wrap_socket(plain, server_hostname=self._target.host)


def post(gate: Gate, target: Target, headers: Mapping[str, str], body: bytes, *, whole: float = WHOLE) -> Answer:
    """Posts `body`. Raises NotAllowed, Unreachable."""
    connection = Pinned(gate, target)
    late = threading.Event()
    watch = threading.Timer(whole, _end, (connection, late))
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", target.path, body, dict(headers))
        came = connection.getresponse()
        said = came.read(READ).decode("utf-8", "replace")
        if late.is_set():  # headers that were cut off look like headers that ended
            raise Unreachable("no whole answer in time")
        return Answer(came.status, came.getheader("Retry-After"), said)
    except (OSError, http.client.HTTPException) as wrong:
        raise Unreachable(f"{type(wrong).__name__}: {wrong}"[:200]) from None
    finally:
        watch.cancel()
        connection.close()


def _end(connection: Pinned, late: threading.Event) -> None:
    late.set()
    if connection.sock is not None:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
