"""One change to the last of many sockets, beside the floor and every peer.

Promises: all contenders stand open at once, and each round lets every one of them speak, so that one busy moment
weighs on all. Refuses to time anything but the change: sockets are opened before.
"""

from __future__ import annotations

import statistics
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from bench import busy
from bench.cache import NotHere, working_folder
from bench.callboard import STORES, WELCOME, Callboard, Phone, record
from bench.crowd import Crowd, Failed
from bench.figure import US, Measured, Run, Subject
from bench.peers import (
    FLASK_SOCK,
    FLOOR,
    FLOOR_FSYNC,
    HOCUS,
    HOCUS_DB,
    SOCKET_IO,
    TINY,
    TINY_FILE,
    WEBSOCKETS,
    WEBSOCKETS_DB,
    Y_LEVEL,
    Peer,
    Sort,
    Y,
    frames,
    mark_of,
)
from bench.program import NotStarted
from tests.cast import IMOGEN

RELAYS = (Y, HOCUS, TINY, SOCKET_IO, WEBSOCKETS, FLASK_SOCK)
KEEPERS = (Y_LEVEL, HOCUS_DB, TINY_FILE, WEBSOCKETS_DB)
SHOTS = 5
"""Changes a round of which the median counts."""
REST = 0.15
"""Seconds of silence before each: it is one change that is timed, and not how many there may be in a second."""
PEOPLE = 200
WHAT = (
    "A location of 300 bytes changes on one open socket; ms until the last of the others has it, by one C client that"
    f" all contenders share; the median of {SHOTS} changes a round, each after {REST * 1e3:.0f} ms of silence."
    " Callboard checks, merges and keeps it first."
)


class Ready:
    """A contender with its sockets open. `shots` gives the next change and the mark that is looked for."""

    def __init__(self, measured: Measured, crowd: Crowd, shots: Iterator[tuple[str, bytes]]) -> None:
        self.measured = measured
        self.crowd = crowd
        self.shots = shots

    def shot(self) -> float:
        mark, sends = next(self.shots)
        self.crowd.watch(mark)
        time.sleep(REST)
        return float(self.crowd.fire(sends)["last_ms"])

    def round(self, shots: int = SHOTS) -> None:
        self.measured.values.append(statistics.median(self.shot() for _ in range(shots)))


def measure(run: Run) -> Iterator[Subject]:
    yield thousand(run)
    yield five_thousand(run)


def thousand(run: Run) -> Subject:
    """1,000 sockets: everybody; then Callboard alone with busy requests beside it."""
    size = run.size(1_000, 100)
    subject = Subject("spread", f"one durable change to the last of {size:,} sockets", "ms", WHAT)
    work = Measured(f"{US}, with work beside it", STORES)
    with ExitStack() as ends, working_folder() as folder:
        here = ends.enter_context(Callboard(folder / "data"))
        mine = ready_us(here, folder, size, ends)
        others = _all((FLOOR, FLOOR_FSYNC, *RELAYS, *KEEPERS), subject, folder, size, run, ends)
        subject.measured.insert(0, mine.measured)
        for _ in range(run.rounds):
            _round([mine, *others], subject)
        beside = Ready(work, mine.crowd, mine.shots)
        with busy.beside(here):
            for _ in range(run.rounds):
                _round([beside], subject)
        subject.measured.append(work)
    subject.ratio("over a floor that does the same fsync", subject.of(FLOOR_FSYNC.who), 1.3)
    subject.ratio("over the best relay that stores nothing", subject.best([one.who for one in RELAYS]), 0.85)
    subject.ratio("over the best peer that stores", subject.best([one.who for one in KEEPERS]), 0.7)
    if (idle := subject.of(US)) and work.values:
        slower = Subject("", "", "×", "", [Measured(US, "", work.values)])
        slower.ratio("with two busy requests, a PDF and an import beside it, over idle", idle, 2.0)
        subject.bars += slower.bars
    subject.doubts += [
        "Client and server share the machine's cores; the client's share is the same for all.",
        "No peer checks rights or gives a change its place in an order; none but those marked so is durable before it"
        " leaves.",
    ]
    return subject


def five_thousand(run: Run) -> Subject:
    """5,000 sockets: Callboard and the floors."""
    size = run.size(5_000, 200)
    subject = Subject("spread_5000", f"the same to the last of {size:,} sockets", "ms", WHAT)
    with ExitStack() as ends, working_folder() as folder:
        mine = ready_us(ends.enter_context(Callboard(folder / "data")), folder, size, ends)
        others = _all((FLOOR, FLOOR_FSYNC), subject, folder, size, run, ends)
        subject.measured.insert(0, mine.measured)
        for _ in range(run.rounds):
            _round([mine, *others], subject)
    subject.ratio("over a floor that does the same fsync", subject.of(FLOOR_FSYNC.who), 1.3)
    return subject


def ready_us(here: Callboard, folder: Path, size: int, ends: ExitStack) -> Ready:
    """Callboard with so many sockets open; the first is the coordinator's."""
    office = here.coordinator()
    people = here.crew(min(PEOPLE, size), "crew")
    phones = here.phones(people, size - 1, role="crew")
    speaker = here.phones([IMOGEN.id], 1, role="coordinator", department="Production")[0]
    office.sync()
    at = here.cursor()
    callers = [phone.caller(here.port, at) for phone in (speaker, *phones)]
    crowd = ends.enter_context(Crowd(here.port, callers, folder, "callboard", WELCOME))
    crowd.open(seconds=300)
    ready = Ready(Measured(US, STORES), crowd, _our_shots(speaker, at))
    ready.shot()  # makes the record that the others change
    return ready


def _our_shots(speaker: Phone, at: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    place = str(uuid.uuid4())
    while True:
        mark = f"mk{speaker.n:05d}x"
        verb = "edit" if speaker.n else "add"
        fields = record(mark) if verb == "add" else {"note": record(mark)["note"]}
        yield mark, speaker.message(at, [speaker.entry(place, verb, **fields)])


def _all(sorts: Sequence[Sort], subject: Subject, folder: Path, size: int, run: Run, ends: ExitStack) -> list[Ready]:
    """Starts every contender that can be had here; of the others it says why not."""
    found = []
    for sort in sorts:
        measured = Measured(sort.who, sort.stores)
        subject.measured.append(measured)
        try:
            found.append(_peer(sort, measured, folder, size, run, ends))
        except (NotHere, NotStarted, Failed) as wrong:
            measured.why = str(wrong)
            print(f"  {sort.who}: {wrong}", file=sys.stderr)
    return found


def _peer(sort: Sort, measured: Measured, folder: Path, size: int, run: Run, ends: ExitStack) -> Ready:
    made = frames(sort, "mkp", run.rounds * SHOTS + 1, 1, apart=True)
    peer = ends.enter_context(Peer(sort, folder, threads=size + 50))
    crowd = ends.enter_context(Crowd(peer.port, peer.callers(size, made.hello), folder, peer.name, peer.welcome()))
    crowd.open(seconds=120)
    shots = ((mark_of("mkp", number), sends) for number, sends in enumerate(made.changes))
    ready = Ready(measured, crowd, shots)
    ready.shot()  # whatever is made at the first change is not measured
    return ready


def _round(contenders: Sequence[Ready], subject: Subject, step: Callable[[Ready], None] = Ready.round) -> None:
    for one in contenders:
        try:
            step(one)
        except Failed as wrong:
            one.measured.why = str(wrong)
            print(f"  {wrong}", file=sys.stderr)
