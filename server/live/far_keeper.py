"""The keeper as a web worker knows it: in another process, at the other end of a line.

Promises: the same questions as a keeper in this process takes; who only takes in by request is read to here, from a
connection that only reads; while the keeper is being started again, a question waits a little and is asked again,
which costs nothing, since an entry counts once (A2). Refuses: to write a log.
"""

from __future__ import annotations

import array
import contextlib
import json
import socket
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any

import structlog

from server.live.exchange import BadMessage, Envelope, Reply, fault, nonce_of, read
from server.live.line import Inbox, LineCut, NotOpen, ours, packed
from server.live.pulling import Credit, credit_of, may_pull, pull
from server.live.seat import Seat
from server.live.tick import Brought
from sync.log import Log, Outcome
from sync.store import StoreDamaged, StoreFailed

log = structlog.get_logger("worker")
IN_TIME = 25.0
"""Seconds after which a request is told that the keeper is behind."""
SOON = 2.0
"""Seconds that the end of a session waits for the keeper: one who is not there has no sockets."""
AGAIN = 0.05
"""Seconds between two tries of a line that is cut."""
KEPT = 32
CHUNK = 1 << 18
NO_LIMIT = (1 << 32) - 1


class Line:
    """The lines of this process to the keeper at `path`, each asked one thing at a time. From any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: LifoQueue[socket.socket] = LifoQueue(KEPT)

    def ask(self, head: dict[str, Any], body: bytes = b"", patience: float = IN_TIME) -> tuple[dict[str, Any], bytes]:
        """The answer. Asks again where the line is cut, until `patience` seconds are over. Raises LineCut."""
        until = time.monotonic() + patience
        while True:
            try:
                return self._once(packed(head, body), None, max(0.1, until - time.monotonic()))
            except TimeoutError as late:
                raise LineCut("the keeper is behind") from late
            except OSError as cut:
                if time.monotonic() > until:
                    raise LineCut(f"no keeper: {cut}") from cut
                time.sleep(AGAIN)

    def hand_over(self, head: dict[str, Any], handed: socket.socket, early: bytes) -> None:
        """Gives a socket away. Raises LineCut: once it may have been given it is not given again."""
        try:
            self._once(packed(head, early), handed, IN_TIME)
        except OSError as cut:
            raise LineCut(f"not handed over: {cut}") from cut

    def tell(self, head: dict[str, Any]) -> None:
        """Says something that needs no answer, and that a keeper who is not there need not hear."""
        with contextlib.suppress(OSError):
            sock = self._line(1.0)
            try:
                sock.sendall(packed(head))
            except OSError:
                sock.close()
                raise
            self._give_back(sock)

    def _once(self, message: bytes, handed: socket.socket | None, wait: float) -> tuple[dict[str, Any], bytes]:
        sock = self._line(wait)
        try:
            if handed is not None:
                rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [handed.fileno()]))]
                message = message[sock.sendmsg([message], rights) :]
            sock.sendall(message)
            inbox = Inbox(NO_LIMIT)
            while True:
                came = sock.recv(CHUNK)
                if not came:
                    raise LineCut("cut")
                if found := inbox.take(came):
                    self._give_back(sock)
                    return found[0]
        except BaseException:
            sock.close()
            raise

    def _line(self, wait: float) -> socket.socket:
        with contextlib.suppress(Empty):
            while True:
                sock = self._idle.get_nowait()
                if _cut(sock):
                    sock.close()
                    continue
                sock.settimeout(wait)
                return sock
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            sock.settimeout(wait)
            sock.connect(str(self._path))
            if not ours(sock):
                raise LineCut("somebody else is at the keeper's door")
        except BaseException:
            sock.close()
            raise
        return sock

    def _give_back(self, sock: socket.socket) -> None:
        try:
            self._idle.put_nowait(sock)
        except Exception:  # enough are kept
            sock.close()


def _cut(sock: socket.socket) -> bool:
    """Whether the keeper at the other end of an idle line is gone."""
    sock.setblocking(False)
    try:
        return sock.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


class FarKeeper:
    """A production's keeper. `fresh` gives its log as this process reads it, in the epoch that is in force, `floor`
    how far a checked backup of it reaches."""

    def __init__(self, production: str, line: Line, fresh: Callable[[], Log], floor: Callable[[Log], int]) -> None:
        self.production = production
        self._line = line
        self._fresh = fresh
        self._floor = floor

    def exchange(self, seat: Seat, message: dict[str, Any], text: bytes | None = None) -> Reply:
        """As `Keeper.exchange`; `text` is the message as it came, and goes on unread."""
        try:
            asked = read(message)
        except BadMessage as wrong:
            return fault(400, "bad_message", nonce_of(message), what=str(wrong))
        if asked.person not in (None, seat.person):
            return fault(403, "other_person", asked.nonce)
        if not asked.pushes and (reply := self._pull(seat, asked)):
            return reply
        try:
            told, body = self._ask("exchange", text or json.dumps(message).encode(), seat=vars(seat))
        except LineCut:
            return fault(503, "busy", asked.nonce)
        except NotOpen as wrong:
            return fault(503, "stopped" if wrong.code == "stopped" else "busy", asked.nonce)
        return Reply(told["status"], body.decode())

    def _pull(self, seat: Seat, message: Envelope) -> Reply | None:
        """The reply to who pushes nothing; None where the keeper must see to a copied-back log (P5)."""
        try:
            read_here = self._fresh()
            if not may_pull(read_here, message):
                return None
            reply, pulled = pull(read_here, seat, message, self._floor(read_here))
        except StoreDamaged:
            return fault(503, "stopped", message.nonce)
        except StoreFailed as wrong:
            log.error("not read", production=self.production, wrong=str(wrong))
            return fault(503, "busy", message.nonce)
        if pulled:
            self.credit(credit_of(seat, message, pulled))
        return reply

    def credit(self, shown: Credit) -> None:
        self._line.tell({"ask": "credit", "production": self.production, "credit": shown.told()})

    def bring(self, seat: Seat, device: str, chunks: Sequence[Sequence[Any]]) -> Brought:
        """As `Keeper.bring`."""
        try:
            told, body = self._ask("bring", json.dumps(chunks).encode(), seat=vars(seat), device=device)
        except LineCut:
            return Brought(False, [], "busy")
        except NotOpen as wrong:
            return Brought(False, [], "stopped" if wrong.code == "stopped" else "busy")
        return Brought(told["kept"], [Outcome(**one) for one in json.loads(body)], told["failed"])

    def sent(self, person: str, device: str, copies: list[str], at: str) -> None:
        """As `Keeper.sent`. Whoever carried it asks again where the rung was not climbed."""
        told = {"person": person, "device": device, "copies": copies, "at": at}
        self._line.tell({"ask": "sent", "production": self.production, "sent": told})

    def hand_over(self, seat: Seat, sock: socket.socket, *, squeezes: bool, early: bytes) -> None:
        """Gives a socket away after its handshake. Raises LineCut: then the phone comes again."""
        told = {"ask": "join", "production": self.production, "seat": vars(seat), "squeezes": squeezes}
        self._line.hand_over(told, sock, early)

    def end(self, session: str, why: str) -> None:
        """As `Keeper.end`; returns when its sockets are closed. A keeper that is not there has none open."""
        with contextlib.suppress(LineCut, NotOpen):
            self._ask("end", patience=SOON, session=session, why=why)

    def open(self) -> None:
        """Has the keeper open the production. Raises NotOpen, LineCut."""
        self._ask("open")

    def _ask(
        self, what: str, body: bytes = b"", *, patience: float = IN_TIME, **told: Any
    ) -> tuple[dict[str, Any], bytes]:
        head, answer = self._line.ask({"ask": what, "production": self.production, **told}, body, patience)
        if "wrong" in head:
            raise NotOpen(head["wrong"], head["why"])
        return head, answer
