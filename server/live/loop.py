"""One thread that watches every open socket of this process.

Promises: no socket costs a thread; a quiet one is asked, a dead one is let go. Refuses: to parse, to judge or to wait;
a message goes on to whoever took the socket in.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import threading
import time
from collections import deque
from collections.abc import Callable

import structlog

from server.live.frames import LEAVING, PING, frame
from server.live.live_socket import LiveSocket

log = structlog.get_logger("sockets")
FAREWELL = 2.0
"""Seconds that a closed socket has to take its last bytes and hang up by itself."""

Hear = Callable[[LiveSocket, str], None]
Gone = Callable[[LiveSocket], None]


class Loop(threading.Thread):
    """`room`: how many sockets there may be. `quiet`: seconds of silence before one is asked if it is there."""

    def __init__(self, room: int, quiet: float) -> None:
        super().__init__(name="sockets", daemon=True)
        self.room = room
        self.quiet = quiet
        self._watched: dict[LiveSocket, tuple[Hear, Gone]] = {}
        self._leaving: dict[LiveSocket, float] = {}
        self._todo: deque[Callable[[], None]] = deque()
        self._selector = selectors.DefaultSelector()
        self._bell, self._ring = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._selector.register(self._bell, selectors.EVENT_READ)
        self._swept = time.monotonic()

    @property
    def open(self) -> int:
        return len(self._watched)

    @property
    def is_full(self) -> bool:
        return self.open >= self.room

    def adopt(self, sock: LiveSocket, hear: Hear, gone: Gone) -> None:
        """Takes a socket in: `hear` gets each message, `gone` is told once when it is closed. From any thread."""
        sock.flush_me = lambda late: self._do(lambda: self._watch(late))
        self._do(lambda: self._take_in(sock, hear, gone))

    def goodbye(self) -> None:
        """Sends every socket Close 1001, without waiting. From any thread, the end of the process following."""
        for sock in list(self._watched):
            sock.close(LEAVING, "leaving")  # and no second Close when the browser answers this one

    def _do(self, task: Callable[[], None]) -> None:
        self._todo.append(task)
        with contextlib.suppress(BlockingIOError):  # a full pipe rings as well
            os.write(self._ring, b"\0")

    def run(self) -> None:
        while True:
            for key, events in self._selector.select(timeout=1.0):
                if key.fileobj == self._bell:
                    with contextlib.suppress(BlockingIOError):
                        os.read(self._bell, 4096)
                    continue
                sock = key.data
                if events & selectors.EVENT_WRITE:
                    self._watch(sock)
                if events & selectors.EVENT_READ:
                    self._read(sock)
            while self._todo:
                self._todo.popleft()()
            if time.monotonic() - self._swept >= 1.0:
                self._sweep()

    def _take_in(self, sock: LiveSocket, hear: Hear, gone: Gone) -> None:
        self._watched[sock] = (hear, gone)
        self._selector.register(sock, selectors.EVENT_READ, sock)
        self._watch(sock)

    def _watch(self, sock: LiveSocket) -> None:
        """Flushes, and listens for what the socket now needs: room to send, or the next message."""
        if sock not in self._watched:
            return
        empty = sock.flush()
        if sock.closing and sock not in self._leaving:
            self._leaving[sock] = time.monotonic() + FAREWELL
        if sock.closing and empty:
            sock.say_no_more()
        reads = 0 if sock.full else selectors.EVENT_READ
        self._selector.modify(sock, (reads | (0 if empty else selectors.EVENT_WRITE)) or selectors.EVENT_READ, sock)

    def _read(self, sock: LiveSocket) -> None:
        if sock not in self._watched:
            return
        hear = self._watched[sock][0]
        try:
            for message in sock.take():
                if not sock.closing:
                    hear(sock, message)
        except ConnectionError:
            self._let_go(sock)
        except Exception:
            log.exception("a socket's message failed")
            self._let_go(sock)

    def _let_go(self, sock: LiveSocket) -> None:
        _, gone = self._watched.pop(sock)
        self._leaving.pop(sock, None)
        self._selector.unregister(sock)
        sock.hang_up()
        gone(sock)

    def _sweep(self) -> None:
        self._swept = now = time.monotonic()
        for sock in [sock for sock, until in self._leaving.items() if now > until]:
            self._let_go(sock)
        for sock in list(self._watched):
            silent = now - sock.heard_at
            if silent > 2 * self.quiet:
                self._let_go(sock)
            elif silent > self.quiet and now - sock.asked_at > self.quiet:
                sock.asked_at = now
                sock.send(frame(PING, b""), asked_for=True)
