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

from wsproto.connection import SERVER, Connection
from wsproto.events import BytesMessage, CloseConnection, Ping, Pong, TextMessage
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

from server.live.deflate import Deflate
from server.live.frames import POLICY, TOO_BIG, Answer, Message, close_frame
from server.live.seat import Seat

BACKLOG = 4_000_000
"""Bytes of unsolicited frames that may wait for a phone."""
READ, READ_SQUEEZED = 1 << 16, 1 << 14
"""Bytes taken at once. Of squeezed ones fewer, since each may stand for a thousand."""
UNANSWERED = 32
"""Messages of one socket that may wait for the keeper; a phone has one or two."""


class LiveSocket:
    """`squeezes`: deflate was agreed on (`frames.agreed`). `hears`, `told`, `scope` and `channels` belong to the
    keeper's thread (P4): whether it hears its channels, and the last `to` sent on it."""

    __slots__ = (
        "_largest", "_lock", "_now", "_out", "_parts", "_size", "_unanswered", "_waiting", "_wire", "asked_at",
        "channels", "closing", "device", "early", "flush_me", "heard_at", "hears", "scope", "seat", "sock", "squeezes",
        "told",
    )  # fmt: skip

    def __init__(
        self, sock: socket.socket, seat: Seat, largest: int, *, squeezes: bool = False, early: bytes = b""
    ) -> None:
        """`early`: what the phone sent behind its handshake, and has been read already."""
        sock.setblocking(False)
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock = sock
        self._now = sock.send
        self.seat = seat
        self.squeezes = squeezes
        self.early = early
        self.device = ""
        self.hears = False
        self.told = 0
        self.scope = ""
        self.channels: frozenset[str] = frozenset()
        self.heard_at = time.monotonic()
        self.asked_at = self.heard_at
        self.flush_me: Callable[[LiveSocket], None] = lambda _: None
        self.closing = False
        self._wire: Connection | None = None
        self._largest = largest
        self._parts: list[str] = []
        self._size = 0
        self._out: deque[memoryview] | None = None
        self._waiting = 0
        self._unanswered = 0
        self._lock = threading.Lock()

    def fileno(self) -> int:
        return self.sock.fileno()

    # Out: from any thread

    def send(self, *framed: bytes, asked_for: bool = False) -> bool:
        """Sends what the kernel takes now, the loop sends the rest. False: too slow, it is being closed."""
        with self._lock:
            if self.closing:
                return False
            if not asked_for and self._waiting > BACKLOG:
                self.closing = True
                self._out = None
            else:
                self._offer(framed)
            rest = self._out is not None or self.closing
        if rest:
            self.flush_me(self)
        return not self.closing

    def tell(self, framed: bytes) -> bool:
        """`send`, of what nearly always the kernel takes at once: a change goes to thousands this way."""
        sent = 0
        with self._lock:
            if self._out is None and not self.closing:
                try:
                    sent = self._now(framed)
                except OSError:  # full or gone: the next try says which
                    sent = 0
                if sent == len(framed):
                    return True
                if sent:
                    self._out = deque((memoryview(framed)[sent:],))
                    self._waiting = len(framed) - sent
        if sent:
            self.flush_me(self)
            return True
        return self.send(framed)

    def send_text(self, text: str) -> bool:
        """Sends what was asked for, however much already waits."""
        return self.send(*Message(text).parts(self.squeezes), asked_for=True)

    def ask(self) -> bool:
        """A message of this socket goes to the keeper. False: too many wait there already."""
        with self._lock:
            self._unanswered += 1
            return self._unanswered <= UNANSWERED

    def answer(self, message: Message | Answer) -> bool:
        """Sends what one `ask` was about."""
        with self._lock:
            self._unanswered -= 1
        return self.send(*message.parts(self.squeezes), asked_for=True)

    def close(self, code: int, reason: str = "", *, last: bytes = b"") -> None:
        """Sends `last` and a Close frame after what waits, then hangs up; takes in nothing more."""
        with self._lock:
            if self.closing:
                return
            self._offer((last + close_frame(code, reason),))
            self.closing = True
        self.flush_me(self)

    def flush(self) -> bool:
        """Sends more of what waits; True when nothing waits. For the loop."""
        with self._lock:
            if self._out is not None:
                self._push(self._out)
            return self._out is None

    def _offer(self, framed: tuple[bytes, ...]) -> None:
        if self._out is None:
            sent = self._kernel(framed)
            if sent is None:
                return
            left = []
            for part in framed:
                if sent >= len(part):
                    sent -= len(part)
                else:
                    left.append(memoryview(part)[sent:])
                    sent = 0
            if not left:
                return
            self._out = deque(left)
            self._waiting = sum(map(len, left))
        else:
            self._out += map(memoryview, framed)
            self._waiting += sum(map(len, framed))
            self._push(self._out)

    def _kernel(self, framed: tuple[bytes, ...]) -> int | None:
        """How many bytes the kernel took; None where the connection is gone."""
        try:
            return self.sock.send(framed[0]) if len(framed) == 1 else self.sock.sendmsg(framed)
        except (BlockingIOError, InterruptedError):
            return 0
        except OSError:
            self._broke()
            return None

    def _push(self, out: deque[memoryview]) -> None:
        while out:
            part = out[0]
            try:
                sent = self.sock.send(part)
            except (BlockingIOError, InterruptedError):
                return
            except OSError:
                self._broke()
                return
            self._waiting -= sent
            if sent < len(part):
                out[0] = part[sent:]
            else:
                out.popleft()
        self._out = None

    def _broke(self) -> None:
        self.closing = True
        self._out = None
        self._waiting = 0

    @property
    def full(self) -> bool:
        """More waits than a slow phone may have: nothing more is read from it until it has taken that."""
        return self._waiting > BACKLOG

    # In: the loop's thread alone

    def take(self) -> Iterator[str]:
        """The text messages that have come whole. Raises ConnectionError when the socket is done."""
        if self.early:
            came, self.early = self.early, b""
        else:
            try:
                came = self.sock.recv(READ_SQUEEZED if self.squeezes else READ)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as gone:
                raise ConnectionError from gone
        if not came:
            raise ConnectionError
        self.heard_at = time.monotonic()
        if self._wire is None:
            self._wire = _wire(self.squeezes)
        try:
            self._wire.receive_data(came)
            for event in self._wire.events():
                yield from self._event(self._wire, event)
        except (LocalProtocolError, RemoteProtocolError) as nonsense:
            raise ConnectionError from nonsense

    def _event(self, wire: Connection, event: Any) -> Iterator[str]:
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
            self.send(wire.send(event.response()), asked_for=True)
        elif isinstance(event, BytesMessage):
            self.close(POLICY, "text only")
            raise ConnectionError
        elif isinstance(event, CloseConnection):
            self.send(wire.send(event.response()), asked_for=True)
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
            self._out = None
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)
            self.sock.close()


def _wire(squeezes: bool) -> Connection:
    """What reads a phone's frames; made when the first comes."""
    return Connection(SERVER, [Deflate()] if squeezes else [])
