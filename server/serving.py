"""Flask behind gunicorn: web workers that answer, a keeper that writes, and the process that watches them all.

Promises: the port is bound before anything is said to be ready; asked to leave (SIGTERM, SIGINT), every socket gets
Close 1001, requests under way are finished if they are quick, and every process is gone within a second. The workers
stand back where the machine is short of time: a paper never makes a phone wait.
Refuses: a worker that writes a log.
"""

from __future__ import annotations

import contextlib
import logging
import os
import resource
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import ThreadWorker

from server.config import Config
from server.keeping import WORKER, begin_process, keep
from server.live import line
from server.live.board import Board
from server.watching import Watcher, leave_when_asked

STANDS_BACK = 5
"""By how much a worker is niced below the keeper."""
OTHER_FILES = 256
"""Descriptors kept for what is no socket: requests, logs, the processes' own."""
PATIENCE = 0.7
"""Seconds that requests under way have to end when the server is asked to leave."""
TO_ASK, TO_HEAR = 30.0, 150.0
"""Seconds after which no more of a request is read, and after which no more of its answer is sent. The app itself waits
less for either; a phone that walked out of range in mid-sentence must not hold a thread until somebody notices."""


class Worker(ThreadWorker):
    """gunicorn's threads, and a way out that does not wait for anybody."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.leaving: threading.Thread | None = None
        self.busy = 0
        self.counting = threading.Lock()
        self.at_work: dict[Any, float] = {}

    def handle(self, conn: Any) -> Any:
        self.at_work[conn] = time.monotonic()
        try:
            return super().handle(conn)
        finally:
            self.at_work.pop(conn, None)

    def notify(self) -> None:  # gunicorn calls it every second or sooner
        super().notify()
        self.hurry(time.monotonic())

    def hurry(self, moment: float) -> None:
        """Ends what has held a thread too long at `moment`."""
        for conn, began in list(self.at_work.items()):
            if moment - began > TO_ASK:
                with contextlib.suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RDWR if moment - began > TO_HEAR else socket.SHUT_RD)

    def count(self, more: int) -> None:
        """A request begins, or has been answered to its last byte."""
        with self.counting:
            self.busy += more

    def handle_exit(self, sig: int, frame: Any) -> None:
        self._leave()
        super().handle_exit(sig, frame)

    def handle_quit(self, sig: int, frame: Any) -> None:
        self._leave()

    def init_signals(self) -> None:
        super().init_signals()
        signal.signal(signal.SIGINT, self.handle_exit)
        begin_process(WORKER)
        if os.getppid() != self.ppid:  # it ended before this one could ask to end with it
            os._exit(0)

    def init_process(self) -> None:
        os.nice(STANDS_BACK)
        super().init_process()

    def _leave(self) -> None:
        if self.leaving is None:
            self.leaving = threading.Thread(target=self._say_goodbye, daemon=True)
            self.leaving.start()

    def run(self) -> None:
        super().run()
        if self.leaving:  # it ends this process
            self.leaving.join()

    def _say_goodbye(self) -> None:
        app = getattr(self, "wsgi", None)
        if app is None:  # it was still being made
            os._exit(0)
        if carrier := app.extensions.get("carrier"):
            carrier.leave()
        until = time.monotonic() + PATIENCE
        while self.busy and time.monotonic() < until:
            time.sleep(0.01)
        # Its productions are only read here: nothing has to be closed, and whoever still opens one waits for a keeper
        # that has left
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)

    def finish_request(self, conn: Any, fs: Any) -> None:
        # gunicorn lets go of a connection with patience, on the one thread that accepts: not here
        patient = conn.close
        if "close" not in vars(conn):
            conn.close = lambda graceful=False: threading.Thread(target=patient, args=(graceful,), daemon=True).start()
        super().finish_request(conn, fs)


class Server(BaseApplication):
    """`make` builds the application in a process that answers, told where the line to the keeper is and what it shows;
    `ready` is called in the first of them, once, with the address."""

    def __init__(self, config: Config, make: Callable[[Path, Board], Any], ready: Callable[[str], None]) -> None:
        self.config = config
        self.make = make
        self.ready = ready
        self.listening = listen(config.host, config.port)
        host, port = self.listening.getsockname()[:2]
        self.address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        self.board = Board()
        self.place = line.place(config.folder)
        self.line = line.listen(self.place)
        super().__init__()

    def run(self) -> None:
        try:
            Watcher(self, self.board, lambda parent: keep(self.config, self.line, self.board, parent)).run()
        except RuntimeError as wrong:
            raise SystemExit(f"callboard: {wrong}") from wrong
        finally:
            self.place.unlink(missing_ok=True)

    def load_config(self) -> None:
        lan = self.config.lan
        behind = [one.descriptor for one in lan.behind] if lan else []
        options = {
            "bind": [f"fd://{one}" for one in (self.listening.fileno(), *behind)],
            "workers": self.config.workers,
            "worker_class": "server.serving.Worker",
            "threads": self.config.threads,
            "worker_connections": 2_000,
            "keepalive": 20,
            "timeout": 60,
            "graceful_timeout": 2,
            "limit_request_line": 8_190,
            "control_socket_disable": True,
            "loglevel": "warning",
            "post_fork": lambda arbiter, worker: leave_when_asked(),
            "post_worker_init": self._is_ready,
            "pre_request": lambda worker, request: worker.count(1),
            "post_request": lambda worker, request, environ, answer: worker.count(-1),
        }
        if lan:  # who comes through the relay is said in its first line, and by nothing that a phone sends
            options |= {"proxy_protocol": "v1", "forwarded_allow_ips": ""}
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self.make(self.place, self.board)

    def _is_ready(self, worker: Any) -> None:
        if worker.age == 1:  # one that takes another's place has nothing new to say
            self.ready(self.address)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises OSError, the address in its words."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(2048)
    except OSError as error:
        made.close()
        raise OSError(error.errno, f"cannot listen on {host}:{port}: {error.strerror}") from None
    made.set_inheritable(True)
    return made


def room_for_sockets(wanted: int) -> int:
    """How many sockets this process may hold open, of those wanted: the system's limit is raised as far as it goes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted + OTHER_FILES if hard == resource.RLIM_INFINITY else min(hard, wanted + OTHER_FILES)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return max(min(wanted, most - OTHER_FILES), 1)


class Lines:
    """Writes events on standard error. Where that is a full disk, an event is lost and nothing else."""

    def msg(self, line: str) -> None:
        with contextlib.suppress(OSError):
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

    debug = info = warning = error = critical = exception = msg


def write_logs() -> None:
    """Events go to standard error, a line each, as key=value; tokens and bodies are never among them."""
    import structlog

    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], drop_missing=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: Lines(),
        cache_logger_on_first_use=True,
    )
