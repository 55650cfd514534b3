"""One open socket after its handshake: bytes in, messages out, nothing that ever blocks.

Promises: a frame is sent whole and in order or the socket is closed. Refuses: to wait for a slow phone; what it
cannot take in time costs it the socket, and its cursor brings it back.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from wsproto.events import BytesMessage, CloseConnection, Ping, Pong, TextMessage
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

from server.live.frames import POLICY, TOO_BIG, close_frame, text_frame
from server.live.seat import Seat

BACKLOG = 4_000_000
"""Bytes of unsolicited frames that may wait for a phone."""
READ = 1 << 16
UNANSWERED = 32
"""Messages of one socket that may wait for the keeper; a phone has one or two."""


class LiveSocket:
    """`wire` is the wsproto connection that did the handshake. `hears` and `told` belong to the keeper's thread (P4):
    whether it hears its channels, and the last `to` sent on it."""

    def __init__(self, sock: socket.socket, wire: Any, seat: Seat, largest: int) -> None:
        sock.setblocking(False)
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock = sock
        self.seat = seat
        self.wire = wire
        self.device = ""
        self.hears = False
        self.told = 0
        self.scope = ""
        self.channels: frozenset[str] = frozenset()
        self.heard_at = time.monotonic()
        self.asked_at = self.heard_at
        self.flush_me: Callable[[LiveSocket], None] = lambda _: None
        self.closing = False
        self._largest = largest
        self._parts: list[str] = []
        self._size = 0
        self._out: deque[memoryview] = deque()
        self._waiting = 0
        self._unanswered = 0
        self._lock = threading.Lock()

    def fileno(self) -> int:
        return self.sock.fileno()

    # Out: from any thread

    def send(self, framed: bytes, *, asked_for: bool = False) -> bool:
        """Sends what the kernel takes now, the loop sends the rest. False: too slow, it is being closed."""
        with self._lock:
            if self.closing:
                return False
            if not asked_for and self._waiting > BACKLOG:
                self.closing = True
                self._out.clear()
            else:
                self._out.append(memoryview(framed))
                self._waiting += len(framed)
                self._push()
            rest = bool(self._out) or self.closing
        if rest:
            self.flush_me(self)
        return not self.closing

    def send_text(self, text: str) -> bool:
        """Sends what was asked for, however much already waits."""
        return self.send(text_frame(text), asked_for=True)

    def ask(self) -> bool:
        """A message of this socket goes to the keeper. False: too many wait there already."""
        with self._lock:
            self._unanswered += 1
            return self._unanswered <= UNANSWERED

    def answer(self, text: str) -> bool:
        """Sends what one `ask` was about."""
        with self._lock:
            self._unanswered -= 1
        return self.send_text(text)

    def close(self, code: int, reason: str = "", *, last: bytes = b"") -> None:
        """Sends `last` and a Close frame after what waits, then hangs up; takes in nothing more."""
        with self._lock:
            if self.closing:
                return
            self._out.append(memoryview(last + close_frame(code, reason)))
            self._push()
            self.closing = True
        self.flush_me(self)

    def flush(self) -> bool:
        """Sends more of what waits; True when nothing waits. For the loop."""
        with self._lock:
            self._push()
            return not self._out

    def _push(self) -> None:
        while self._out:
            part = self._out[0]
            try:
                sent = self.sock.send(part)
            except (BlockingIOError, InterruptedError):
                return
            except OSError:
                self.closing = True
                self._out.clear()
                self._waiting = 0
                return
            self._waiting -= sent
            if sent < len(part):
                self._out[0] = part[sent:]
            else:
                self._out.popleft()

    @property
    def full(self) -> bool:
        """More waits than a slow phone may have: nothing more is read from it until it has taken that."""
        return self._waiting > BACKLOG

    # In: the loop's thread alone

    def take(self) -> Iterator[str]:
        """The text messages that have come whole. Raises ConnectionError when the socket is done."""
        try:
            came = self.sock.recv(READ)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as gone:
            raise ConnectionError from gone
        if not came:
            raise ConnectionError
        self.heard_at = time.monotonic()
        try:
            self.wire.receive_data(came)
            for event in self.wire.events():
                yield from self._event(event)
        except (LocalProtocolError, RemoteProtocolError) as nonsense:
            raise ConnectionError from nonsense

    def _event(self, event: Any) -> Iterator[str]:
        if isinstance(event, TextMessage):
            self._size += len(event.data)
            if self._size > self._largest:
                self.close(TOO_BIG, "too_large")
                raise ConnectionError
            self._parts.append(event.data)
            if event.message_finished:
                whole = "".join(self._parts)
                self._parts, self._size = [], 0
                yield whole
        elif isinstance(event, Ping):
            self.send(self.wire.send(event.response()), asked_for=True)
        elif isinstance(event, BytesMessage):
            self.close(POLICY, "text only")
            raise ConnectionError
        elif isinstance(event, CloseConnection):
            self.send(self.wire.send(event.response()), asked_for=True)
            raise ConnectionError
        elif not isinstance(event, Pong):
            raise ConnectionError

    def say_no_more(self) -> None:
        """Half closes: the other side reads our Close to the end before the connection goes."""
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_WR)

    def hang_up(self) -> None:
        """Closes the descriptor. For the loop, once."""
        with self._lock:
            self.closing = True
            self._out.clear()
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)
            self.sock.close()
