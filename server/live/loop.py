"""One thread that watches every open socket of this process.

Promises: no socket costs a thread; a quiet one is asked, a dead one is let go. Refuses: to judge or to wait; a message
goes on to whoever took the socket in.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

import structlog

from server.live.board import Board
from server.live.frames import FULL, LEAVING, PING, frame
from server.live.live_socket import LiveSocket

log = structlog.get_logger("sockets")
FAREWELL = 2.0
"""Seconds that a closed socket has to take its last bytes and hang up by itself."""
READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE

Hear = Callable[[LiveSocket, str], None]
Gone = Callable[[LiveSocket], None]
Ready = Callable[[int], None]


class Loop(threading.Thread):
    """`room`: how many sockets there may be. `quiet`: seconds of silence before one is asked if it is there. It may be
    started as a thread, or run by the one that made it."""

    def __init__(self, room: int, quiet: float, board: Board | None = None) -> None:
        super().__init__(name="sockets", daemon=True)
        self.quiet = quiet
        self.board = board or Board()
        self.board.begin(os.getpid(), room)
        self._watched: dict[LiveSocket, tuple[Hear, Gone]] = {}
        self._events: dict[LiveSocket, int] = {}
        self._leaving: dict[LiveSocket, float] = {}
        self._todo: deque[Callable[[], None]] = deque()
        self._selector = selectors.DefaultSelector()
        self._bell, self._ring = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._selector.register(self._bell, READ, self._heard_bell)
        self._swept = time.monotonic()
        self._closed = False

    def adopt(self, sock: LiveSocket, hear: Hear, gone: Gone) -> None:
        """Takes a socket in: `hear` gets each message, `gone` is told once when it is closed. From any thread."""
        sock.flush_me = self._flush_later
        self.do(lambda: self._take_in(sock, hear, gone))

    def goodbye(self) -> None:
        """Sends every socket Close 1001, without waiting, and lets no other in. From any thread, the end of the
        process following."""
        self._closed = True
        for sock in list(self._watched):
            sock.close(LEAVING, "leaving")  # and no second Close when the browser answers this one

    def do(self, task: Callable[[], None]) -> None:
        """Has the loop's thread do something. From any thread."""
        self._todo.append(task)
        with contextlib.suppress(BlockingIOError):  # a full pipe rings as well
            os.write(self._ring, b"\0")

    # What is no live socket: the loop's thread alone

    def watch(self, file: Any, events: int, ready: Ready) -> None:
        """Calls `ready` with the events that came, until `forget`."""
        self._selector.register(file, events, ready)

    def change(self, file: Any, events: int, ready: Ready) -> None:
        self._selector.modify(file, events, ready)

    def forget(self, file: Any) -> None:
        self._selector.unregister(file)

    # The thread

    def run(self) -> None:
        while True:
            for key, events in self._selector.select(timeout=1.0):
                key.data(events)
            while self._todo:
                self._todo.popleft()()
            if time.monotonic() - self._swept >= 1.0:
                self._sweep()

    def _heard_bell(self, _: int) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._bell, 4096)

    def _flush_later(self, late: LiveSocket) -> None:
        self.do(lambda: self._watch(late))

    def _ready(self, sock: LiveSocket, events: int) -> None:
        if events & WRITE:
            self._watch(sock)
        if events & READ:
            self._read(sock)

    def _take_in(self, sock: LiveSocket, hear: Hear, gone: Gone) -> None:
        self._watched[sock] = (hear, gone)
        self._events[sock] = READ
        self._selector.register(sock, READ, partial(self._ready, sock))
        self.board.count(len(self._watched))
        if self._closed:
            sock.close(LEAVING, "leaving")
        elif len(self._watched) > self.board.room:
            sock.close(FULL, "no_room")
        elif sock.early:
            self._read(sock)
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
        wanted = (0 if sock.full else READ) | (0 if empty else WRITE) or READ
        if wanted != self._events[sock]:
            self._events[sock] = wanted
            self._selector.modify(sock, wanted, partial(self._ready, sock))

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
        self._events.pop(sock)
        self._leaving.pop(sock, None)
        self._selector.unregister(sock)
        sock.hang_up()
        self.board.count(len(self._watched))
        gone(sock)

    def _sweep(self) -> None:
        self._swept = now = time.monotonic()
        self.board.seen(len(self._watched))
        for sock in [sock for sock, until in self._leaving.items() if now > until]:
            self._let_go(sock)
        for sock in list(self._watched):
            silent = now - sock.heard_at
            if silent > 2 * self.quiet:
                self._let_go(sock)
            elif silent > self.quiet and now - sock.asked_at > self.quiet:
                sock.asked_at = now
                sock.send(frame(PING, b""), asked_for=True)
