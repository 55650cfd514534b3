"""A production whose writer is killed at moments drawn by a seed, again and again, while four devices push.

Promises: what was answered before the kill counts as acknowledged, to the last line that left; each device sends again
what was not. `killed` raises AssertionError on the first acknowledged deed that is not in the log at its seq, and on a
deed that is answered twice in two ways. `ended` holds the whole log against all that was ever sent.
"""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from tests.cast import HOLLIS, MATEO, PETRA, PRODUCTION
from tests.hand import Hand
from tests.power.disk import Disk, Leaves
from tests.served import command

AT = "2026-05-14T13:00:00.000Z"
HOUSE = Path(__file__).parents[2]
DEEDS, MANY = 6, 60
OPENS, WRITES = 0.25, 0.04
"""Seconds from a writer's birth, and from its first answer, within which it is killed."""


@dataclass
class Device:
    """Its outbox, and what it was told of each deed."""

    hand: Hand
    person: str
    waiting: list[dict[str, Any]] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)

    def push(self, chance: random.Random) -> bytes:
        for _ in range(chance.randint(1, DEEDS) if len(self.waiting) < MANY else 0):
            note = "n" * chance.randint(1, 480)
            deed = self.hand.entry("check_in", "make", person=self.person, what="note", at=AT, note=note)
            self.waiting.append(deed)
        return self.again()

    def again(self) -> bytes:
        asked = {"person": self.person, "device": self.hand.device, "entries": self.waiting[:400]}
        return json.dumps(asked).encode() + b"\n"

    def hear(self, outcomes: list[dict[str, Any]]) -> None:
        for one in outcomes:
            assert one["outcome"] == "applied", one
            assert self.told.setdefault(one["id"], one) == one, "one deed, two answers"
        self.waiting = [deed for deed in self.waiting if deed["id"] not in self.told]


class Siege:
    """One production in `folder`. With `disk` the power goes too. `kills` counts."""

    def __init__(self, folder: Path, seed: int, disk: Disk | None = None, synchronous: str = "FULL") -> None:
        self.folder, self.disk, self.synchronous = folder, disk, synchronous
        self.chance = random.Random(seed)
        people = (HOLLIS, MATEO, PETRA, HOLLIS)
        self.devices = [Device(Hand("", PRODUCTION), one.id) for one in people]
        self.kills = 0
        self.bytes_lost = 0
        self.early = 0
        """Kills that came before anything was answered: while the file was opened, or in the first commit."""

    def __enter__(self) -> Self:
        self.address = str(self.folder.parent / f"w{os.getpid()}")[-100:]
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(self.address)
        self.listening.listen(1)
        self.listening.settimeout(30)
        self.mother = subprocess.Popen(
            [sys.executable, "-m", "tests.power.writer", str(self.folder), PRODUCTION, self.address, self.synchronous],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=HOUSE,
            env={**os.environ, **(self.disk.env if self.disk else {})},
        )
        assert self.mother.stdout is not None
        assert self.mother.stdout.readline() == "ready\n"
        return self

    def __exit__(self, *_: object) -> None:
        self.mother.kill()
        self.mother.communicate()
        self.listening.close()
        Path(self.address).unlink()

    def _writer(self) -> tuple[int, socket.socket]:
        assert self.mother.stdin is not None
        assert self.mother.stdout is not None
        self.mother.stdin.write("go\n")
        self.mother.stdin.flush()
        pid = int(self.mother.stdout.readline())
        return pid, self.listening.accept()[0]

    def killed(self, leaves: Leaves = "nothing") -> None:
        """One life of the writer, ended at a moment counted from its birth or from its first answer, and what stands
        afterwards."""
        pid, line = self._writer()
        born = self.chance.random() < 0.3
        answered = self._converse(line, self.chance.uniform(0, OPENS if born else WRITES), born)
        os.kill(pid, signal.SIGKILL)
        answered += self._rest(line)
        line.close()
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.0005)
        self.kills += 1
        self.early += not answered
        if self.disk:
            self.bytes_lost += sum(self.disk.cut(self.chance, leaves).bytes.values())
        self._stands()

    def ended(self) -> int:
        """Everything is sent to the end; the log is whole to the byte and holds each deed once. Returns how many."""
        pid, line = self._writer()
        line.settimeout(60)
        self._asked: list[Device] = []
        for one in self.devices:
            while one.waiting:
                line.sendall(one.again())
                self._asked.append(one)
                self._take(line)
        os.kill(pid, signal.SIGKILL)
        line.close()
        done = command("log", "verify", "--data", str(self.folder))
        assert done.returncode == 0, done.stdout + done.stderr
        self._stands()
        deeds = sum(one.hand.n for one in self.devices)
        assert sum(len(one.told) for one in self.devices) == deeds
        log = self._log()
        assert log.execute("select count(*) from log where device != 'server'").fetchone()[0] == deeds
        for one in self.devices:
            rows = log.execute("select n from log where device = ? order by seq", (one.hand.device,)).fetchall()
            assert [n for (n,) in rows] == list(range(1, one.hand.n + 1)), "not in the order of their numbers"
        log.close()
        return deeds

    # Within

    def _converse(self, line: socket.socket, seconds: float, born: bool) -> int:
        """Every device pushes, and again as soon as it is answered. Returns how many answers came."""
        self._asked, self._came, answered = [], b"", 0
        until = time.monotonic() + (seconds if born else 30)
        for one in self.devices:
            self._send(line, one)
        while (left := until - time.monotonic()) > 0:
            line.settimeout(left)
            try:
                heard = self._take(line)
            except TimeoutError:
                break
            if not answered and not born:
                until = time.monotonic() + seconds
            answered += len(heard)
            for one in heard:
                self._send(line, one)
        return answered

    def _send(self, line: socket.socket, one: Device) -> None:
        line.settimeout(30)
        line.sendall(one.push(self.chance))
        self._asked.append(one)

    _came = b""

    def _take(self, line: socket.socket) -> list[Device]:
        """Takes in what has come. Answers stand in the order in which it was asked."""
        more = line.recv(1 << 16)
        if not more:
            raise EOFError
        *whole, self._came = (self._came + more).split(b"\n")
        heard = []
        for answer in whole:
            one = self._asked.pop(0)
            one.hear(json.loads(answer))
            heard.append(one)
        return heard

    def _rest(self, line: socket.socket) -> int:
        """What had left the writer before it died."""
        line.settimeout(30)
        heard = 0
        try:
            while True:
                heard += len(self._take(line))
        except (EOFError, ConnectionResetError):
            return heard

    def _log(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self.folder / 'productions' / PRODUCTION / 'log.sqlite'}?mode=ro", uri=True)

    def _stands(self) -> None:
        log = self._log()
        kept = dict(log.execute("select id, seq from log"))
        head = log.execute("select max(seq), count(*) from log").fetchone()
        log.close()
        assert head[0] == head[1], "the log skips a seq"
        lost = [told for one in self.devices for told in one.told.values() if kept.get(told["id"]) != told["seq"]]
        assert lost == [], f"acknowledged and lost: {lost[:3]}, {len(lost)} in all"
