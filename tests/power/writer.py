"""The process that writes a production, without a network: made again in a few milliseconds, so that it can be killed
a thousand times.

`python -m tests.power.writer FOLDER PRODUCTION SOCKET SYNCHRONOUS` is told `go` on its standard input, a line each
time; it then becomes two, and the second opens the production as the keeper does, connects to SOCKET and takes pushes,
a JSON line each, many to a commit. What it answers was committed before. Refuses nothing that the log would take.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from server.config import secret_of
from server.desk import heads
from server.kept_production import KeptProduction
from server.stores.sqlite import LONG
from sync.log import Push, Sender

AT_ONCE = 8
NOTE_EVERY, TIDY_EVERY = 7, 3


def write(folder: Path, production: str, address: str, synchronous: str) -> None:
    """Serves one caller until it is killed."""
    line = socket.socket(socket.AF_UNIX)
    line.connect(address)
    house = KeptProduction(folder / "productions" / production, production, secret_of(folder), patience=5)
    if synchronous != "FULL":  # what the store itself would never do
        assert house.store._db is not None
        house.store._db.execute(f"PRAGMA synchronous={synchronous}")
    came, commits = b"", 0
    while True:
        came += line.recv(1 << 16)
        while select.select([line], [], [], 0)[0] and came.count(b"\n") < AT_ONCE:
            more = line.recv(1 << 16)
            if not more:
                os._exit(0)
            came += more
        *whole, came = came.split(b"\n")
        pushes = []
        for asked in whole:
            told: dict[str, Any] = json.loads(asked)
            actor = house.log.actor(told["person"])
            assert actor is not None
            pushes.append(Push(Sender(actor, told["device"]), told["entries"]))
        outcomes = house.log.accept(pushes)
        for its in outcomes:
            line.sendall(json.dumps([vars(one) for one in its]).encode() + b"\n")
        commits += 1
        if commits % NOTE_EVERY == 0:
            head = house.log.head()
            heads.keep_head(house.desk, house.log.epoch, head, house.log.hash_at(head) or "")
        if commits % TIDY_EVERY == 0:  # as the keeper does when it has time, and here long before that is worth it
            house.store._written = LONG
            house.store.tidy()


def main(folder: str, production: str, address: str, synchronous: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            try:
                write(Path(folder), production, address, synchronous)
            finally:
                os._exit(1)
        print(pid, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
