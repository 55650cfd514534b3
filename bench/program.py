"""Programs that the bench starts.

Promises: each ends with the bench, however that ends, killed included; what they say goes to a file.
Refuses to start one that does not tell its port within a minute.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Self

LINUX_DEATH_SIGNAL = 1
PATIENCE = 60.0


class NotStarted(RuntimeError):
    """A program did not come up; the message has its last words."""


def ends_with_us() -> None:
    """In the child, before it becomes the program: it is asked to leave when its parent is gone."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(LINUX_DEATH_SIGNAL, signal.SIGTERM)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class Program:
    """A started program whose first line on standard output says that it is ready."""

    def __init__(
        self, command: Sequence[str | Path], log: Path, *, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> None:
        self.log = log
        with log.open("ab") as words:
            self.process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=words,
                cwd=cwd,
                env={**os.environ, **(env or {})},
                preexec_fn=ends_with_us,
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    def line(self, patience: float = PATIENCE) -> str:
        """The next line it says. Raises NotStarted where none comes."""
        assert self.process.stdout is not None
        out: IO[Any] = self.process.stdout
        with selectors.DefaultSelector() as wait:
            wait.register(out, selectors.EVENT_READ)
            line = out.readline().decode() if wait.select(patience) else ""
        if not line:
            self.stop()
            raise NotStarted(f"{self.log.stem} said nothing:\n{self.log.read_text(errors='replace')[-2000:]}")
        return line

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def tree(self) -> list[int]:
        """Its pid and those of all it started."""
        found = [self.pid]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                with contextlib.suppress(OSError):
                    found += [int(child) for child in task.read_text().split()]
        return found

    def stop(self) -> None:
        """Asks it to leave; after three seconds it is ended."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(3.0)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def answers(port: int, patience: float = PATIENCE) -> None:
    """Waits until something listens there. Raises NotStarted."""
    import socket

    until = time.monotonic() + patience
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1.0):
            return
        time.sleep(0.05)
    raise NotStarted(f"nothing listens on port {port}")


def pss_mb(pids: Sequence[int]) -> float:
    """Memory of processes in MB, shared pages counted by their share."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            told = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
    return total / 1024
