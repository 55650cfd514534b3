"""A real server over a disk whose power can be cut.

Promises: when `cut` returns, every process of the server is gone and the files are what the disk had. Refuses to cut
while one of them still runs.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from tests.cast import HOLLIS, MATEO, PETRA
from tests.power.disk import Disk, Leaves, Lost
from tests.served import SOON, Served
from tests.server.hammering import Hammer


class Powered:
    """A server over a disk whose power can be cut."""

    def __init__(self, folder: Path) -> None:
        self.disk = Disk(folder, folder.parent / "notes")
        self.served = Served(folder, env=self.disk.env)

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


def hammers_of(served: Served) -> list[Hammer]:
    """Four devices of three people, each with all it may see."""
    return [Hammer(served.ready(member), member.id) for member in (HOLLIS, MATEO, PETRA, HOLLIS)]
