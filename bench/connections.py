"""How many phones get in a second, beside a bare flask-sock; and 3,000 that come back at once.

Promises: Callboard's handshake is whole: session looked up, socket handed over. A phone counts as back when it has
everything it missed. Refuses to open more at once than so many phones would.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.cache import NotHere, working_folder
from bench.callboard import STORES, WELCOME, Callboard, record
from bench.crowd import Caller, Crowd, Failed
from bench.figure import US, Measured, Run, Subject
from bench.peers import FLASK_SOCK, Peer
from bench.program import NotStarted

PARALLEL = 64
MISSED = 20
"""Records that changed while the 3,000 were away."""
WORKERS = (1, 2)


def measure(run: Run) -> Iterator[Subject]:
    with working_folder() as at, Callboard(at / "data") as here:
        people = here.crew(run.size(200, 20), "crew")
        yield rate(run, here, at, people)
        yield back(run, here, at, people)


def rate(run: Run, here: Callboard, folder: Path, people: list[str]) -> Subject:
    size = run.size(1_000, 100)
    subject = Subject(
        "connections",
        "connections a second",
        "/s",
        f"{size:,} WebSocket handshakes, {PARALLEL} at a time, to the 101. The bare flask-sock asks nobody who he is.",
    )
    ours = Measured(US, STORES)
    theirs = {workers: Measured(f"bare flask-sock, {workers} workers", "nothing") for workers in WORKERS}
    subject.measured += [ours, *theirs.values()]
    phones = here.phones(people, size, role="crew")
    with ExitStack() as ends:
        peers = {}
        for workers, measured in theirs.items():
            try:
                inside = folder / f"workers-{workers}"
                inside.mkdir()
                peers[workers] = ends.enter_context(Peer(FLASK_SOCK, inside, threads=size + 50, workers=workers))
            except (NotHere, NotStarted) as wrong:
                measured.why = str(wrong)
        for number in range(run.rounds + 1):  # the first is not counted
            if number == 1:
                for one in (ours, *theirs.values()):
                    one.values.clear()
            callers = [Caller(phone.caller(here.port, None).head) for phone in phones]
            _opened(here.port, callers, folder, ours)
            for workers, peer in peers.items():
                _opened(peer.port, peer.callers(size), folder, theirs[workers])
    subject.ratio("over a bare flask-sock of two workers", subject.of(theirs[2].who), 0.8, at_least=True)
    return subject


def _opened(port: int, callers: list[Caller], folder: Path, into: Measured) -> None:
    with Crowd(port, callers, folder, "rate") as crowd:
        try:
            into.values.append(len(callers) / crowd.open(PARALLEL, 60)["last_ms"] * 1e3)
            crowd.close()
        except Failed as wrong:
            into.why = str(wrong)


def back(run: Run, here: Callboard, folder: Path, people: list[str]) -> Subject:
    size = run.size(3_000, 200)
    subject = Subject(
        "back",
        f"{size:,} phones back and caught up",
        "s",
        f"{size:,} phones open their sockets at once, {MISSED} records behind; s until the last has all.",
    )
    ours = Measured(US, STORES)
    subject.measured.append(ours)
    phones = here.phones(people, size, role="crew")
    for number in range(min(run.rounds, 2)):
        at = here.cursor()
        office = here.coordinator()
        mark = f"mkb{number:03d}x"
        office.sync([office.entry("location", "add", str(uuid.uuid4()), **record(mark, i)) for i in range(MISSED)])
        callers = [phone.caller(here.port, at) for phone in phones]
        with Crowd(here.port, callers, folder, "back", WELCOME) as crowd:
            crowd.watch(mark, MISSED)
            crowd.open(512, 120)
            ours.values.append(crowd.wait(120)["last_ms"] / 1e3)
    subject.at_most("all back", ours, 10.0)
    return subject
