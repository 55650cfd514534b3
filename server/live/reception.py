"""Where the web workers come to the keeper: what they ask over their lines, and the sockets they hand over.

Promises: a line costs no thread; nobody who asks keeps another waiting; a production that is opened for the first time
is opened beside the loop. Refuses: whoever runs as another user.
"""

from __future__ import annotations

import contextlib
import json
import selectors
import socket
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from typing import Any, Protocol

import structlog

from server.live.exchange import BadMessage, Reply, fault, parse
from server.live.keeper import Keeper
from server.live.line import Inbox, LineCut, NotOpen, ours, packed
from server.live.live_socket import LiveSocket
from server.live.loop import Loop
from server.live.pulling import Credit
from server.live.seat import Seat
from server.live.tick import Brought

log = structlog.get_logger("keeper")
READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
CHUNK = 1 << 18
OPENERS = 4
UNANSWERED = ("credit", "sent")
"""What nobody waits for an answer to."""


class Houses(Protocol):
    """Where a production's keeper is found."""

    def opened(self, id: str) -> Keeper | None:
        """The keeper of a production that is open already; never waits."""

    def open(self, id: str) -> Keeper:
        """Opens it; may wait. Raises NotOpen."""


class Caller:
    """A worker's line. `hears` and `ready` belong to the loop's thread, `reply` to any."""

    def __init__(self, sock: socket.socket, largest: int) -> None:
        sock.setblocking(False)
        self.sock = sock
        self.handed: deque[int] = deque()
        self.want: Callable[[Caller], None] = lambda _: None
        self._inbox = Inbox(largest)
        self._out = bytearray()
        self._lock = threading.Lock()

    def hear(self) -> list[tuple[dict[str, Any], bytes]]:
        """What has come whole. Raises OSError when the line is cut."""
        try:
            came, handed, _, _ = socket.recv_fds(self.sock, CHUNK, 16, socket.MSG_CMSG_CLOEXEC)
        except (BlockingIOError, InterruptedError):
            return []
        self.handed += handed
        if not came:
            raise LineCut("gone")
        return self._inbox.take(came)

    def reply(self, head: dict[str, Any], body: bytes = b"") -> None:
        with self._lock:
            self._out += packed(head, body)
            self._push()
            rest = bool(self._out)
        if rest:
            self.want(self)

    def flush(self) -> bool:
        """Sends more of what waits; True when nothing waits."""
        with self._lock:
            self._push()
            return not self._out

    def _push(self) -> None:
        try:
            while self._out:
                sent = self.sock.send(memoryview(self._out)[:CHUNK])
                del self._out[:sent]
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            self._out.clear()  # the loop hears of it when it reads

    def close(self) -> None:
        with self._lock:
            self._out.clear()
            self.sock.close()
        for left in self.handed:
            with contextlib.suppress(OSError):
                socket.close(left)
        self.handed.clear()


class Reception:
    """Accepts lines at `listening` and answers them; everything here runs on the loop's thread."""

    def __init__(self, loop: Loop, houses: Houses, listening: socket.socket, largest: int) -> None:
        """`largest`: bytes of the largest push."""
        self.loop = loop
        self.houses = houses
        self.largest = largest
        self.callers: set[Caller] = set()
        self._opening = ThreadPoolExecutor(OPENERS, "opening")
        self._asks: dict[str, Callable[[Caller, Keeper, dict[str, Any], bytes], None]] = {
            "open": lambda caller, keeper, told, body: caller.reply({}),
            "exchange": self._exchange,
            "bring": self._bring,
            "credit": lambda caller, keeper, told, body: keeper.credit(Credit.read(told["credit"])),
            "sent": lambda caller, keeper, told, body: keeper.sent(**told["sent"]),
            "join": self._join,
            "end": self._end,
        }
        listening.setblocking(False)
        self._listening = listening
        loop.watch(listening, READ, self._accept)

    def _accept(self, _: int) -> None:
        with contextlib.suppress(BlockingIOError):
            while True:
                sock, _who = self._listening.accept()
                if not ours(sock):
                    log.error("a stranger at the keeper's door was sent away")
                    sock.close()
                    continue
                caller = Caller(sock, 2 * self.largest + CHUNK)
                caller.want = self._flush_later
                self.callers.add(caller)
                self.loop.watch(sock, READ, partial(self._ready, caller))

    def _flush_later(self, caller: Caller) -> None:
        self.loop.do(lambda: self._flush(caller))

    def _flush(self, caller: Caller) -> None:
        if caller in self.callers:
            wanted = READ if caller.flush() else READ | WRITE
            self.loop.change(caller.sock, wanted, partial(self._ready, caller))

    def _ready(self, caller: Caller, events: int) -> None:
        if events & WRITE:
            self._flush(caller)
        if not events & READ or caller not in self.callers:
            return
        try:
            for told, body in caller.hear():
                self._take(caller, told, body)
        except (OSError, ValueError):
            self.callers.discard(caller)
            self.loop.forget(caller.sock)
            caller.close()
        except Exception:
            log.exception("a worker's question failed")

    def _take(self, caller: Caller, told: dict[str, Any], body: bytes) -> None:
        """One question, with its production opened first if it is not."""
        if told["ask"] == "health":
            caller.reply(self.loop.board.told())
            return
        keeper = self.houses.opened(told["production"])
        if keeper is not None:
            self._asks[told["ask"]](caller, keeper, told, body)
            return
        opening = self._opening.submit(self.houses.open, told["production"])

        def go_on() -> None:
            try:
                keeper = opening.result()
            except NotOpen as wrong:
                self._refuse(caller, told, wrong)
            except Exception:
                log.exception("a production could not be opened", production=told["production"])
                self._refuse(caller, told, NotOpen("stopped", "our own fault"))
            else:
                self._asks[told["ask"]](caller, keeper, told, body)

        opening.add_done_callback(lambda _: self.loop.do(go_on))

    def _refuse(self, caller: Caller, told: dict[str, Any], wrong: NotOpen) -> None:
        if told["ask"] == "join" and caller.handed:
            socket.close(caller.handed.popleft())
        if told["ask"] not in UNANSWERED:
            caller.reply({"wrong": wrong.code, "why": str(wrong)})

    # What is asked

    def _exchange(self, caller: Caller, keeper: Keeper, told: dict[str, Any], body: bytes) -> None:
        def done(reply: Reply) -> None:
            caller.reply({"status": reply.status}, reply.text.encode())

        try:
            message = parse(body)
        except BadMessage as wrong:
            done(fault(400, "bad_message", what=str(wrong)))
        else:
            keeper.ask(Seat(**told["seat"]), message, done)

    def _bring(self, caller: Caller, keeper: Keeper, told: dict[str, Any], body: bytes) -> None:
        def done(brought: Brought) -> None:
            caller.reply({"kept": brought.kept, "failed": brought.failed}, json.dumps(
                [asdict(one) for one in brought.outcomes]).encode())  # fmt: skip

        keeper.ask_to_bring(Seat(**told["seat"]), told["device"], json.loads(body), done)

    def _join(self, caller: Caller, keeper: Keeper, told: dict[str, Any], body: bytes) -> None:
        if caller.handed:
            mine = socket.socket(fileno=caller.handed.popleft())
            live = LiveSocket(mine, Seat(**told["seat"]), self.largest, squeezes=told["squeezes"], early=body)
            keeper.join(live, self.loop)
        caller.reply({})

    def _end(self, caller: Caller, keeper: Keeper, told: dict[str, Any], body: bytes) -> None:
        keeper.end(told["session"], told["why"], lambda: caller.reply({}))
