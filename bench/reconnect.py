"""200 phones come back at once with 50 entries each, until all have all.

Promises: the clock starts with the first connection and ends when the last phone has every other's entries.
Refuses to help anyone: each phone opens its socket, says where it stood and what it made, and hears the rest.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.cache import NotHere, working_folder
from bench.callboard import STORES, WELCOME, Callboard, record
from bench.crowd import Caller, Crowd, Failed
from bench.figure import US, Measured, Run, Subject
from bench.peers import HOCUS_DB, Frames, Peer, Sort, Y, frames
from bench.program import NotStarted

LIMIT = 120.0
ROLE = "secretary"


def measure(run: Run) -> Iterator[Subject]:
    phones, each = run.size(200, 20), run.size(50, 10)
    subject = Subject(
        "reconnect",
        f"{phones} phones reconnect with {each} entries each, until all have all",
        "ms",
        f"{phones} phones, {each} new locations on each; ms from the first connection until every phone has all"
        f" {phones * each:,}. On Callboard each sends its entries with its cursor; on the Yjs servers each sends its"
        " state and one merged update, as their client does.",
    )
    ours = Measured(US, STORES)
    sorts = (HOCUS_DB, Y)
    theirs = {sort: Measured(sort.who, sort.stores) for sort in sorts}
    subject.measured += [ours, *theirs.values()]
    with working_folder() as at, ExitStack() as ends:
        here = ends.enter_context(Callboard(at / "data"))
        people = here.crew(phones, ROLE)
        peers = [one for sort in sorts if (one := _open(sort, at, phones, each, run, theirs[sort], ends))]
        _ours(here, at, people, each, run.rounds)  # warm, as they are
        for number in range(run.rounds):
            ours.values.append(_ours(here, at, people, each, number))
            for one in peers:
                one.round(number)
    subject.ratio("Hocuspocus' time over ours", subject.of(HOCUS_DB.who), 1.7, inverse=True, at_least=True)
    subject.doubts.append(
        f"The client takes in some {phones * phones * each * 400 // 1_000_000:,} MB and looks through all of it; it"
        " shares the machine with the server, for all contenders alike."
    )
    yield subject


def _ours(here: Callboard, folder: Path, people: list[str], each: int, number: int) -> float:
    phones = here.phones(people, len(people), role=ROLE)
    at = here.cursor()
    mark = f"mkr{number:03d}x"
    callers = []
    for place, phone in enumerate(phones):
        entries = [phone.entry(str(uuid.uuid4()), "add", **record(mark, place * each + i)) for i in range(each)]
        callers.append(phone.caller(here.port, at, entries))
    with Crowd(here.port, callers, folder, "reconnect", WELCOME) as crowd:
        crowd.watch(mark, each * len(people))
        crowd.open(parallel=len(callers), seconds=LIMIT)
        return float(crowd.wait(LIMIT)["last_ms"])


@dataclass
class Theirs:
    """A peer that stays, and what phones send it: a room a round, each made before."""

    peer: Peer
    rooms: list[Frames]
    folder: Path
    measured: Measured

    def wave(self, number: int) -> float:
        made, room, peer = self.rooms[number], _room(number), self.peer
        base = peer.callers(len(made.changes), made.hello, room)
        callers = [Caller(one.head, one.hello + sends) for one, sends in zip(base, made.changes, strict=True)]
        with Crowd(peer.port, callers, self.folder, peer.name, peer.welcome(room)) as crowd:
            crowd.watch("mkr", made.records)
            crowd.open(parallel=len(callers), seconds=LIMIT)
            return float(crowd.wait(LIMIT)["last_ms"])

    def round(self, number: int) -> None:
        try:
            self.measured.values.append(self.wave(number))
        except Failed as wrong:
            self.measured.why = str(wrong)


def _room(number: int) -> str:
    return f"wave{number}"


def _open(
    sort: Sort, folder: Path, phones: int, each: int, run: Run, measured: Measured, ends: ExitStack
) -> Theirs | None:
    """A peer, warm: one wave has passed that is not measured."""
    try:
        rooms = [frames(sort, "mkr", phones, each, room=_room(number)) for number in range(run.rounds + 1)]
        theirs = Theirs(ends.enter_context(Peer(sort, folder)), rooms, folder, measured)
        theirs.wave(run.rounds)
    except (NotHere, NotStarted, Failed) as wrong:
        measured.why = str(wrong)
        return None
    return theirs
