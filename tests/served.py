"""A real `callboard serve` as a process of its own, which can be killed, starved of disk and started again.

Promises: it is ended by its own pid, with everything it started. Refuses to outlive the test.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

from server.desk import Desk, invitations
from server.keeping import KEEPER, WORKER
from tests.cast import IMOGEN, PRODUCTION, Member
from tests.hand import Hand

PROGRAM = Path(sys.executable).with_name("callboard")
SOON = 10.0
NO_LIMIT = resource.RLIM_INFINITY


def command(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """`callboard WORDS` to its end."""
    return subprocess.run([str(PROGRAM), *words], capture_output=True, text=True, timeout=120, **options)


class Served:
    """The server over a data folder; `with` starts it and ends it."""

    def __init__(
        self,
        folder: Path,
        *words: str,
        limits: dict[int, tuple[int, int]] | None = None,
        program: Path = PROGRAM,
        env: dict[str, str] | None = None,
    ) -> None:
        """`limits`: what the system allows it, by `resource.RLIMIT_…`. `program`: what stands for `callboard`. `env`:
        further variables of its own."""
        self.program = program
        self.env = env or {}
        self.folder = folder
        self.words = words
        self.limits = limits or {}
        self.port = 0
        self.url = ""
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        if self.process is not None:
            self.stop()

    def start(self) -> Self:
        """Starts it, on the port it had before."""
        assert self.process is None
        words = [
            str(self.program),
            "serve",
            "--json",
            "--port",
            str(self.port),
            "--data",
            str(self.folder),
            *self.words,
        ]
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(
                words,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                preexec_fn=self._limit if self.limits else None,
                env={**os.environ, **self.env},
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, (self.folder / "server.log").read_text()[-4000:]
        self.url = json.loads(line)["url"]
        self.port = int(self.url.rsplit(":", 1)[1])
        return self

    def _limit(self) -> None:
        for limit, values in self.limits.items():
            resource.setrlimit(limit, values)

    def stop(self) -> tuple[int, float]:
        """Asks it to leave; its exit code and how many seconds that took."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Takes it away between two instructions."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> tuple[int, float]:
        assert self.process is not None
        process, self.process = self.process, None
        began = time.monotonic()
        process.send_signal(how)
        try:
            code = process.wait(SOON)
        finally:
            process.kill()
            assert process.stdout is not None
            process.stdout.close()
        return code, time.monotonic() - began

    @property
    def processes(self) -> list[int]:
        """The pids of all that it started: the keeper and the web workers."""
        assert self.process is not None
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(one) for one in told if "(zombie)" not in _told(one, "status")]

    @property
    def keeper(self) -> int:
        """The pid of the process that writes and holds the sockets."""
        return self._named(KEEPER)[0]

    @property
    def workers(self) -> list[int]:
        """The pids of the processes that answer."""
        return self._named(WORKER)

    def _named(self, name: str) -> list[int]:
        late = time.monotonic() + SOON
        while True:  # one that has just begun bears its parent's name for a moment
            found = [one for one in self.processes if _told(one, "comm").strip() == name]
            if found:
                return found
            assert time.monotonic() < late, f"there is no {name}"

    def starve(self, size: int) -> None:
        """From now on the server can make no file larger than `size` bytes."""
        for one in self.processes:
            resource.prlimit(one, resource.RLIMIT_FSIZE, (size, NO_LIMIT))

    def feed(self) -> None:
        """There is room again."""
        for one in self.processes:
            resource.prlimit(one, resource.RLIMIT_FSIZE, (NO_LIMIT, NO_LIMIT))

    # People

    def place(self, production: str = PRODUCTION) -> Path:
        return self.folder / "productions" / production

    def token(
        self, member: Member, *, by: Member | None = IMOGEN, hours: int = 24, production: str = PRODUCTION
    ) -> str:
        """A fresh one-time link's token, as `callboard invite` makes it beside the running server."""
        desk = Desk(self.place(production) / "desk.sqlite")
        try:
            return invitations.invite(
                desk, production, member.id, role=member.role, by=by.id if by else None, hours=hours
            )[0]
        finally:
            desk.close()

    def hand(self, production: str = PRODUCTION) -> Hand:
        """A device that nobody has signed in on."""
        return Hand(self.url, production)

    def joined(self, member: Member, production: str = PRODUCTION) -> Hand:
        """A device of somebody's, signed in, with nothing taken in yet."""
        hand = self.hand(production)
        answer = hand.join(self.token(member, production=production))
        assert answer.status == 303, answer.text
        return hand

    def ready(self, member: Member) -> Hand:
        """A device of somebody's that holds all it may see."""
        hand = self.joined(member)
        hand.sync()
        return hand

    def log(self) -> str:
        return (self.folder / "server.log").read_text()

    def verify(self) -> None:
        """The log is whole, to the byte."""
        done = command("log", "verify", "--data", str(self.folder))
        assert done.returncode == 0, done.stdout + done.stderr


def _told(pid: int, what: str) -> str:
    """What the system says of a process; of one that is gone, that it is dead."""
    try:
        return Path(f"/proc/{pid}/{what}").read_text()
    except OSError:
        return "(zombie)"
