"""A real `callboard` as a process of its own, over its own data folder.

Promises: `start` returns when it answers; it is ended by its own pid and nothing else is. Its words are kept in a file.
Refuses: to start twice, and to outlive the test.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

PROGRAM = Path(sys.executable).with_name("callboard")
START_S = 60.0
END_S = 10.0


class CallboardFailed(AssertionError):
    """The command did not do what was asked; the message carries what it said."""


def run(*words: str, data: Path, expect: int = 0) -> dict[str, Any]:
    """`callboard WORDS --json --data DATA` to its end; what it printed, as JSON. Raises CallboardFailed."""
    command = [str(PROGRAM), *words, "--json", "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != expect:
        raise CallboardFailed(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1]) if done.stdout.strip() else {}


class Callboard:
    """`callboard serve` or `callboard demo` on a free port.

    as_of: the instant at which the server's clock starts, ISO with a zone; None for the present.
    """

    def __init__(
        self,
        data: Path,
        *,
        command: str = "serve",
        as_of: str | None = None,
        program: Path = PROGRAM,
        words: Sequence[str] = (),
    ) -> None:
        self.data = data
        self.words = words
        self.program = program
        self.command = command
        self.as_of = as_of
        self.port = 0
        self.said: dict[str, Any] = {}
        self.ahead = timedelta()  # its clock less the real one
        self.log = data.parent / f"{data.name}.log"
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def links(self) -> dict[str, str]:
        """Sign-in links by role, as `demo` prints them."""
        return dict(self.said["links"])

    def start(self) -> Self:
        """Starts it on the port it had before, any free one at first. Raises CallboardFailed."""
        assert self._process is None, "it runs already"
        words = [
            str(self.program),
            self.command,
            "--json",
            "--port",
            str(self.port),
            "--data",
            str(self.data),
            *self.words,
        ]
        if self.as_of:
            words += ["--as-of", self.as_of]
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                words, stdout=subprocess.PIPE, stderr=log, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
            )
        began = datetime.now(UTC)
        self.said = json.loads(self._ready_line())
        self.ahead = datetime.fromisoformat(self.as_of) - began if self.as_of else timedelta()
        self.port = int(self.said["url"].rstrip("/").rsplit(":", 1)[1])
        return self

    def _ready_line(self) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        late = threading.Timer(START_S, self._process.kill)
        late.start()
        line = self._process.stdout.readline()
        late.cancel()
        if not line.strip():
            self._process.wait()
            code, self._process = self._process.returncode, None
            raise CallboardFailed(
                f"callboard {self.command} did not start (exit {code}):\n{self.log.read_text()[-4000:]}"
            )
        return line

    def stop(self) -> None:
        """Asks it to leave, and waits until it has. Does nothing where it is not running."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Takes it away between two instructions, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        process.send_signal(how)
        try:
            process.wait(END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stdout is not None
        process.stdout.close()

    def verify(self) -> None:
        """The log is whole, to the byte. Raises CallboardFailed."""
        run("log", "verify", data=self.data)

    def rows(self, verb: str, production: str | None = None) -> list[dict[str, Any]]:
        """The log's rows of that verb, oldest first, with their fields and outcome; of the only production, or that."""
        command = [str(PROGRAM), "log", "show", "--json", "--data", str(self.data)]
        command += ["--production", production] if production else []
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        return [row for row in rows if row["entry"].get("verb") == verb]
