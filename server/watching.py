"""The process that watches: it starts the keeper and the web workers, and starts again what has ended.

Promises: a keeper that was killed is there again at once, with its line as it was, so that questions wait and are not
lost; asked to leave, all are gone within a second. Refuses: to let a keeper that fails at once eat the machine.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from gunicorn.arbiter import Arbiter

from server.live.board import Board

AT_MOST_EVERY = 1.0
"""Seconds between two keepers that end by themselves."""
LEAVES_IN = 1.5
"""Seconds that a keeper has to note the heads and be gone."""
HUNG = 60.0
"""Seconds without a sign after which a keeper is ended."""


LEAVE = (signal.SIGTERM, signal.SIGQUIT, signal.SIGINT)


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Around a fork: who is asked to leave before it can hear would otherwise hear it with its parent's ears, and stay.
    What is asked meanwhile is heard afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, LEAVE)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_when_asked() -> None:
    """In the new process, until it has ways of its own to leave."""
    for asked in LEAVE:
        signal.signal(asked, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, LEAVE)


class Watcher(Arbiter):
    """gunicorn's own, and the keeper beside its workers. `begin` is the keeper's life, run in its process."""

    def __init__(self, app: Any, board: Board, begin: Callable[[int], None]) -> None:
        self.board = board
        self.begin = begin
        self.keeper = 0
        self.began = 0.0
        self.stopping = False
        super().__init__(app)

    def start(self) -> None:
        super().start()
        self._start_keeper()

    def spawn_worker(self) -> Any:
        with unheard():
            return super().spawn_worker()

    def murder_workers(self) -> None:
        super().murder_workers()
        if self.keeper and time.monotonic() - self.began > HUNG and self.board.silent > HUNG:
            structlog.get_logger("watcher").critical("the keeper gives no sign; it is ended")
            self._signal(signal.SIGKILL)
        self._mind_keeper()

    def reap_workers(self) -> None:
        self._mind_keeper()
        super().reap_workers()

    def stop(self, graceful: bool = True) -> None:
        self.stopping = True
        self._signal(signal.SIGTERM)
        super().stop(graceful)
        until = time.monotonic() + LEAVES_IN
        while self._alive() and time.monotonic() < until:
            time.sleep(0.01)
        self._signal(signal.SIGKILL)

    def _start_keeper(self) -> None:
        self.began = time.monotonic()
        parent = os.getpid()
        with unheard():
            pid = os.fork()
            if pid == 0:
                leave_when_asked()
        if pid == 0:
            for listening in self.LISTENERS:
                with contextlib.suppress(OSError):
                    socket.close(listening.fileno())
            self.begin(parent)
        self.keeper = pid

    def _mind_keeper(self) -> None:
        if self.stopping or self._alive():
            return
        if time.monotonic() - self.began < AT_MOST_EVERY:
            return  # the next look is within a second
        structlog.get_logger("watcher").error("the keeper has ended; another begins")
        self._start_keeper()

    def _alive(self) -> bool:
        if not self.keeper:
            return False
        try:
            done, _ = os.waitpid(self.keeper, os.WNOHANG)
        except ChildProcessError:
            done = self.keeper
        if done:
            self.keeper = 0
        return not done

    def _signal(self, sent: signal.Signals) -> None:
        if self.keeper:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.keeper, sent)
