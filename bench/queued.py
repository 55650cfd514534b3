"""1,000 entries that one phone made without signal: until all of them are at another phone.

Promises: the phone's socket is open, the clock starts with its first byte and ends when the other has the thousandth.
Refuses: to count what either phone does with them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.cache import NotHere, working_folder
from bench.callboard import STORES, WELCOME, Callboard, record
from bench.crowd import Crowd, Failed
from bench.figure import US, Measured, Run, Subject
from bench.peers import TINY, TINY_FILE, Y_LEVEL, Peer, Sort, Y, frames, mark_of
from bench.program import NotStarted
from tests.cast import IMOGEN

PUSH = 500
"""Entries in one message: the most that Callboard takes, so it gets two at once."""
LIMIT = 60.0


def measure(run: Run) -> Iterator[Subject]:
    size = run.size(1_000, 100)
    subject = Subject(
        "queued",
        f"{size:,} queued entries of one phone, at another phone",
        "ms",
        f"One phone sends {size:,} new locations that it made offline; ms until a second phone has all. Callboard takes"
        f" them as entries ({PUSH} a message), checks and merges each and has all on the disk first; y-websocket gets"
        " them as one merged update, as its client would send after being away; TinyBase as one change set.",
    )
    ours = Measured(US, STORES)
    subject.measured.append(ours)
    sorts = (Y, Y_LEVEL, TINY, TINY_FILE)
    theirs = {sort: Measured(sort.who, sort.stores) for sort in sorts}
    subject.measured += theirs.values()
    with working_folder() as at, ExitStack() as ends:
        here = ends.enter_context(Callboard(at / "data"))
        peers = [one for sort in sorts if (one := _open(sort, at, size, run, theirs[sort], ends))]
        _ours(here, at, run.rounds, size)  # warm, as they are
        for number in range(run.rounds):
            ours.values.append(_ours(here, at, number, size))
            for one in peers:
                one.round(number)
    subject.ratio("y-websocket's time over ours", subject.best([Y.who]), 2.0, inverse=True, at_least=True)
    subject.ratio("TinyBase's time over ours", subject.best([TINY.who]), 1.0, inverse=True, at_least=True)
    subject.doubts.append("Only servers are in it: neither phone's own work on the entries is.")
    yield subject


def _ours(here: Callboard, folder: Path, number: int, size: int) -> float:
    speaker, listener = here.phones([IMOGEN.id], 2, role=IMOGEN.role, department=IMOGEN.department)
    at = here.cursor()
    mark = mark_of("mkq", number)
    entries = [speaker.entry(str(uuid.uuid4()), "add", **record(mark, index)) for index in range(size)]
    sends = b"".join(speaker.message(at, entries[start : start + PUSH]) for start in range(0, size, PUSH))
    callers = [phone.caller(here.port, at) for phone in (speaker, listener)]
    with Crowd(here.port, callers, folder, "queued", WELCOME) as crowd:
        crowd.open()
        crowd.watch(mark, size)
        return float(crowd.fire(sends, seconds=LIMIT)["last_ms"])


def _open(sort: Sort, folder: Path, size: int, run: Run, measured: Measured, ends: ExitStack) -> Theirs | None:
    """A peer with its two phones, warm: one lot has passed that is not measured."""
    try:
        made = frames(sort, "mkq", run.rounds + 1, size, apart=True)
        peer = ends.enter_context(Peer(sort, folder))
        crowd = ends.enter_context(Crowd(peer.port, peer.callers(2, made.hello), folder, peer.name, peer.welcome()))
        crowd.open()
        theirs = Theirs(crowd, made.changes, size, measured)
        theirs.send(run.rounds)
    except (NotHere, NotStarted, Failed) as wrong:
        measured.why = str(wrong)
        return None
    return theirs


@dataclass
class Theirs:
    """A peer's two phones and all that the first will send, a lot a round."""

    crowd: Crowd
    changes: list[bytes]
    size: int
    measured: Measured

    def send(self, number: int) -> float:
        self.crowd.watch(mark_of("mkq", number), self.size)
        return float(self.crowd.fire(self.changes[number], seconds=LIMIT)["last_ms"])

    def round(self, number: int) -> None:
        try:
            self.measured.values.append(self.send(number))
        except Failed as wrong:
            self.measured.why = str(wrong)
