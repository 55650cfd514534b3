"""Where a socket goes after its handshake: to the keeper's process, or, where that cannot be, to a loop in this one.

Promises: either way it holds no thread of the server's pool, and everyone hears the same. Refuses: more sockets than
there is room for.
"""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
from typing import Protocol

import structlog

from server.config import Config
from server.live.board import Board
from server.live.far_keeper import FarKeeper
from server.live.keeper import Keeper
from server.live.line import LineCut
from server.live.live_socket import LiveSocket
from server.live.loop import Loop
from server.live.relay import relay
from server.live.seat import Seat

log = structlog.get_logger("sockets")


class Door(Protocol):
    """arrangement: "handed over" or "in process", as `/health` says it."""

    board: Board

    @property
    def arrangement(self) -> str: ...

    def take(
        self, keeper: Keeper | FarKeeper, seat: Seat, sock: socket.socket, *, squeezes: bool, early: bytes
    ) -> None:
        """Takes a socket from the web server, which has it no longer then."""


def is_full(door: Door) -> bool:
    return door.board.sockets >= door.board.room


class NearDoor:
    """Everything in this process."""

    arrangement = "in process"

    def __init__(self, config: Config, board: Board) -> None:
        self.board = board
        self._largest = config.message_bytes
        self._loop = Loop(config.max_sockets, config.quiet_seconds, board)
        self._loop.start()

    def take(
        self, keeper: Keeper | FarKeeper, seat: Seat, sock: socket.socket, *, squeezes: bool, early: bytes
    ) -> None:
        assert isinstance(keeper, Keeper)
        keeper.join(LiveSocket(mine(sock), seat, self._largest, squeezes=squeezes, early=early), self._loop)


class FarDoor:
    """The keeper's process. What only this process can read, as with TLS that ends here, is passed on byte by byte."""

    def __init__(self, config: Config, board: Board) -> None:
        self.board = board
        self._relayed = False

    @property
    def arrangement(self) -> str:
        return "in process" if self._relayed else "handed over"

    def take(
        self, keeper: Keeper | FarKeeper, seat: Seat, sock: socket.socket, *, squeezes: bool, early: bytes
    ) -> None:
        assert isinstance(keeper, FarKeeper)
        if isinstance(sock, ssl.SSLSocket):
            self._relayed = True
            given = relay(sock)
        else:
            given = mine(sock)
        try:
            keeper.hand_over(seat, given, squeezes=squeezes, early=early)
        except LineCut as cut:
            log.warning("a socket found no keeper; its phone comes again", why=str(cut))
        finally:
            given.close()


def mine(sock: socket.socket) -> socket.socket:
    """The connection, taken out of the web server's hands: it shuts down what it thinks is still its own, so that is
    now a socket nobody is at."""
    taken = socket.socket(fileno=os.dup(sock.fileno()))
    with socket.socket() as nobody:
        os.dup2(nobody.fileno(), sock.fileno())
    return taken


def read_ahead(environ: dict[str, object]) -> bytes:
    """What the phone sent right behind its handshake, and the web server has read already."""
    with contextlib.suppress(AttributeError):
        return bytes(environ["wsgi.input"].reader.unreader.take_buffered())  # type: ignore[attr-defined]
    return b""
