"""200 phones come back at once with 50 entries each, until all have all.

Promises: the clock starts with the first connection and ends when the last phone has every other's entries.
Refuses to help anyone: each phone opens its socket, says where it stood and what it made, and hears the rest.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.cache import NotHere, folder_of_cache
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
    with TemporaryDirectory(dir=folder_of_cache()) as at, ExitStack() as ends:
        here = ends.enter_context(Callboard(Path(at) / "data"))
        people = here.crew(phones, ROLE)
        made: dict[Sort, Frames] = {}
        for sort in sorts:
            try:
                made[sort] = frames(sort, "mkr", phones, each)
            except NotHere as wrong:
                theirs[sort].why = str(wrong)
        for number in range(run.rounds):
            ours.values.append(_ours(here, Path(at), people, each, number))
            for sort, found in made.items():
                _theirs(sort, Path(at), number, found, phones * each, theirs[sort])
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


def _theirs(sort: Sort, folder: Path, number: int, made: Frames, whole: int, measured: Measured) -> None:
    """A phone does not hear its own update again: each is told of the rest, and its own it has."""
    inside = folder / f"{number}-{sort.speaks}"
    inside.mkdir()
    try:
        with Peer(sort, inside) as peer:
            base = peer.callers(len(made.changes), made.hello)
            callers = [Caller(one.head, one.hello + sends) for one, sends in zip(base, made.changes, strict=True)]
            with Crowd(peer.port, callers, inside, peer.name, peer.welcome) as crowd:
                crowd.watch("mkr", whole)
                crowd.open(parallel=len(callers), seconds=LIMIT)
                measured.values.append(float(crowd.wait(LIMIT)["last_ms"]))
    except (NotHere, NotStarted, Failed) as wrong:
        measured.why = str(wrong)
