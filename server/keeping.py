"""The keeper's process: every production of the folder, every live socket, one loop.

Promises: it ends with the process that watches it; asked to leave, it sends every socket Close 1001, goes on answering
the workers for as long as they have requests under way, notes the heads and is gone. Refuses: to be waited for.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import signal
import socket
import sys
import threading
import time
from types import FrameType

import structlog

from server.config import Config, secret_of
from server.kept_production import KeptProduction
from server.live.board import Board
from server.live.keeper import Keeper
from server.live.line import NotOpen
from server.live.loop import Loop
from server.live.reception import Reception
from server.production import LEAVING, InUse, NoSuchProduction, Productions, Stopped
from sync.store import StoreFailed, StoreFull

KEEPER, WORKER = "callboard keep", "callboard web"
SWITCH = 0.001
"""Seconds after which a production that has much to judge lets the sockets of the others in between."""
PATIENCE = 0.8
"""Seconds that the workers have to end what is under way when the server is asked to leave."""


class Kept:
    """The productions of this process, as the reception asks for them."""

    def __init__(self, productions: Productions) -> None:
        self._productions = productions

    def opened(self, id: str) -> Keeper | None:
        found = self._productions.at_work(id)
        return found.keeper if isinstance(found, KeptProduction) else None

    def open(self, id: str, patience: float = 0.2) -> Keeper:
        try:
            found = self._productions.open(id, patience)
            assert isinstance(found, KeptProduction)
            return found.start()
        except NoSuchProduction as wrong:
            raise NotOpen("none") from wrong
        except (Stopped, InUse, StoreFailed) as wrong:
            code = "in_use" if isinstance(wrong, InUse) else "full" if isinstance(wrong, StoreFull) else "stopped"
            structlog.get_logger("keeper").error("not opened", production=id, wrong=str(wrong))
            self._productions.board.shut(id, str(wrong))
            raise NotOpen(code, str(wrong)) from wrong

    def open_all(self) -> None:
        """Opens what there is, so that nobody waits later; what cannot be opened stops nothing else."""
        for id in self._productions.ids():
            with contextlib.suppress(NotOpen):
                self.open(id, LEAVING)


def begin_process(name: str) -> None:
    """Where the kernel can (Linux), this process ends in the same moment as the one that watches it: a port and a lock
    that nobody holds are free for the next start. And it bears its name in lists of processes, 15 letters at most."""
    with contextlib.suppress(OSError, AttributeError):
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(1, signal.SIGKILL)
        system.prctl(15, name.encode())


class Keeping:
    """`listening`: the keeper's end of the line, made before the processes parted."""

    def __init__(self, config: Config, listening: socket.socket, board: Board) -> None:
        self.loop = Loop(config.max_sockets, config.quiet_seconds, board)
        self.productions = Productions(config.productions, secret_of(config.folder), board=board)
        self.houses = Kept(self.productions)
        self.reception = Reception(self.loop, self.houses, listening, config.message_bytes)
        self._leaving = False

    def run(self) -> None:
        """Keeps until told to leave; ends the process."""
        for asked in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(asked, self._asked_to_leave)
        opening = threading.Thread(target=self._open, name="opening", daemon=True)
        opening.start()
        self.loop.run()

    def _open(self) -> None:
        self.houses.open_all()
        # What stands now stands for good: the collector need not walk it while phones wait
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)

    def _asked_to_leave(self, asked: int, frame: FrameType | None) -> None:
        if not self._leaving:
            self._leaving = True
            threading.Thread(target=self._leave, name="leaving", daemon=True).start()

    def _leave(self) -> None:
        self.loop.goodbye()
        until = time.monotonic() + PATIENCE
        while self.reception.callers and time.monotonic() < until:
            time.sleep(0.005)
        self.productions.close()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def keep(config: Config, listening: socket.socket, board: Board, parent: int) -> None:
    """The whole life of the keeper's process, from the fork on; never returns."""
    try:
        begin_process(KEEPER)
        if os.getppid() != parent:
            return
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        sys.setswitchinterval(SWITCH)
        Keeping(config, listening, board).run()
    except BaseException:
        structlog.get_logger("keeper").exception("the keeper ended")
    finally:
        os._exit(1)
