"""A socket whose bytes only this process can read, because TLS ends here, made into one that can be handed over.

Promises: what comes in goes out, both ways, and when either end is gone so is the other. It costs a thread a socket;
a proxy that ends TLS before the server costs none.
"""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import threading
from typing import Any

CHUNK = 1 << 14
SOON = 30.0
"""Seconds that a slow end may take for a piece of bytes."""


def relay(secure: ssl.SSLSocket) -> socket.socket:
    """The end to hand over. The web server has the connection no longer."""
    ours, theirs = socket.socketpair()
    close, shutdown = secure.close, secure.shutdown
    hands_off: Any = secure  # what the web server calls when it thinks it is done
    hands_off.close = hands_off.shutdown = hands_off.unwrap = hands_off.detach = lambda *_: None

    def run() -> None:
        with contextlib.suppress(OSError, ValueError):
            _pump(secure, ours)
        for end in (shutdown, ours.shutdown):
            with contextlib.suppress(OSError):
                end(socket.SHUT_RDWR)
        close()
        ours.close()

    threading.Thread(target=run, name="relay", daemon=True).start()
    return theirs


def _pump(secure: ssl.SSLSocket, ours: socket.socket) -> None:
    secure.settimeout(SOON)
    ours.settimeout(SOON)
    while True:
        ready = [secure] if secure.pending() else select.select([secure, ours], [], [])[0]
        if secure in ready:
            came = secure.recv(CHUNK)
            if not came:
                return
            ours.sendall(came)
        if ours in ready:
            gone = ours.recv(CHUNK)
            if not gone:
                return
            secure.sendall(gone)
