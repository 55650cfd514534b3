"""A real server over a disk whose power can be cut.

Promises: when `cut` returns, every process of the server is gone and the files are what the disk had. Refuses to cut
while one of them still runs.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.cast import HOLLIS, MATEO, PETRA
from tests.power.disk import Disk, Leaves, Lost
from tests.served import PROGRAM, SOON, Served
from tests.server.hammering import Hammer

CARELESS = """#!{python}
import sys
from server.stores.sqlite import SqliteStore
prepare = SqliteStore._prepare
def careless(store, db):
    prepare(store, db)
    db.execute("PRAGMA synchronous=NORMAL")
SqliteStore._prepare = careless
from server.cli import main
sys.exit(main())
"""
"""The server as it would be with `synchronous=NORMAL`."""


class Powered:
    """A server over a disk whose power can be cut."""

    def __init__(self, folder: Path, program: Path = PROGRAM) -> None:
        self.disk = Disk(folder, folder.parent / "notes")
        self.served = Served(folder, program=program, env=self.disk.env)

    def cut(self, chance: random.Random, leaves: Leaves) -> Lost:
        """Every process is gone at once, and of the files what was synced is there."""
        pids = _tree(self.served)
        self.served.kill()
        late = time.monotonic() + SOON
        while any(Path(f"/proc/{pid}").exists() for pid in pids):
            assert time.monotonic() < late, "a process outlives the power"
            time.sleep(0.002)
        return self.disk.cut(chance, leaves)

    def lost(self, hammers: Sequence[Hammer]) -> list[str]:
        """Deeds that were acknowledged and are not in the log at the seq that was told."""
        log = sqlite3.connect(f"file:{self.served.place() / 'log.sqlite'}?mode=ro", uri=True)
        kept = dict(log.execute("select id, seq from log"))
        log.close()
        return [id for one in hammers for id, told in one.acknowledged.items() if kept.get(id) != told["seq"]]


def _tree(served: Served) -> list[int]:
    found = [served.process.pid] if served.process else []
    for pid in found:
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            found += [int(child) for child in task.read_text().split()]
    return found


def careless(folder: Path) -> Path:
    """A program that stands for `callboard` and syncs too little."""
    made = folder / "careless"
    made.write_text(CARELESS.format(python=sys.executable))
    made.chmod(0o700)
    return made


def hammers_of(served: Served) -> list[Hammer]:
    """Four devices of three people, each with all it may see."""
    return [Hammer(served.ready(member), member.id) for member in (HOLLIS, MATEO, PETRA, HOLLIS)]
