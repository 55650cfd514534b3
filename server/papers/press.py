"""Where papers are drawn: a printer in a process of its own, one for all the workers of a folder.

Promises: the first who asks begins it; where it dies over a paper, another is asked once more; an answer in time.
Refuses: to load typst into the process that asks; to ask a third time.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

IN_TIME = 20.0
"""Seconds that a paper may take, the wait for those before it counted in."""
IDLE = 20.0
"""Seconds after which a printer that nobody asks leaves."""
HEAD = struct.Struct("!cI")
"""How it went, and the bytes that follow."""
DRAWN, FAILED = b"D", b"F"
PROGRAM = (sys.executable, "-m", "server.papers.printer")
CHUNK = 1 << 18


class NotDrawn(RuntimeError):
    """It could not be drawn in time; it may be asked for again."""


class BadPaper(RuntimeError):
    """The document cannot be laid out, and never will be; the message is for the log."""


class Press:
    """`path`: where the printer's socket is, in a folder that is its owner's alone. From any thread and process."""

    def __init__(self, path: Path, *, idle: float = IDLE, program: tuple[str, ...] = PROGRAM) -> None:
        self._path = path
        self._lock = path.with_name(f"{path.name}.lock")
        self._idle = idle
        self._program = program

    def call_sheet(self, document: Mapping[str, Any], *, language: str, paper: str, clock: str) -> bytes:
        """As `call_sheet_pdf`. Raises NotDrawn, BadPaper."""
        return self._asked({"document": document, "language": language, "paper": paper, "clock": clock})

    def schedule(
        self, sort: str, document: Mapping[str, Any], *, language: str, paper: str, colours: bool = False
    ) -> bytes:
        """As `schedule_pdf`. Raises NotDrawn, BadPaper."""
        told = {"sort": sort, "document": document, "language": language, "paper": paper, "colours": colours}
        return self._asked(told)

    def _asked(self, told: Mapping[str, Any]) -> bytes:
        asked = json.dumps(told).encode()
        until = time.monotonic() + IN_TIME
        try:
            return self._once(asked, until)
        except TimeoutError as late:
            raise NotDrawn("not in time") from late
        except OSError:
            pass  # the printer died over it, or over another's
        try:
            return self._once(asked, until)
        except OSError as wrong:
            raise NotDrawn(str(wrong)) from wrong

    def _once(self, asked: bytes, until: float) -> bytes:
        with self._printer(until) as sock:
            sock.sendall(asked)
            sock.shutdown(socket.SHUT_WR)
            told = received(sock)
        if len(told) < HEAD.size:
            raise ConnectionError("the printer died")
        how, size = HEAD.unpack_from(told)
        drawn = told[HEAD.size :]
        if len(drawn) < size:
            raise ConnectionError("the printer died")
        if how == FAILED:
            raise BadPaper(drawn.decode(errors="replace"))
        return drawn

    def _printer(self, until: float) -> socket.socket:
        """A line to the printer, which is begun if there is none."""
        try:
            return self._connected(until)
        except (ConnectionError, FileNotFoundError):
            pass
        with closing(_Held(self._lock)):  # of many who ask at once, one begins it
            try:
                return self._connected(until)
            except (ConnectionError, FileNotFoundError):
                self._begin()
                return self._connected(until)

    def _connected(self, until: float) -> socket.socket:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            sock.settimeout(max(0.1, until - time.monotonic()))
            sock.connect(str(self._path))
        except BaseException:
            sock.close()
            raise
        return sock

    def _begin(self) -> None:
        self._path.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
            door.bind(str(self._path))
            door.listen(128)
            words = [*self._program, str(door.fileno()), str(self._path), str(self._lock), str(self._idle)]
            # Its standard input is never written to: that it ends tells the printer that this process has
            begun = subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, pass_fds=(door.fileno(),), cwd="/"
            )
        threading.Thread(target=_see_off, args=(begun,), name="printer", daemon=True).start()


class _Held:
    """A lock between processes, and between threads of one."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def close(self) -> None:
        os.close(self._file)


def _see_off(begun: subprocess.Popen[bytes]) -> None:
    begun.wait()
    assert begun.stdin is not None
    begun.stdin.close()


def received(sock: socket.socket) -> bytes:
    """All that is sent until the other side has said it all. Raises OSError."""
    came = bytearray()
    while part := sock.recv(CHUNK):
        came += part
    return bytes(came)
