"""A phone comes back after 10,000 changes: until it has all; and whether the log's length matters.

Promises: the phone holds a genuine cursor from before the changes; the clock starts with its connection. The long log
has 50 times the rows and ten times the records of the short one. Refuses compression on either side.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.cache import NotHere, working_folder
from bench.callboard import STORES, WELCOME, Callboard
from bench.crowd import Caller, Crowd, Failed
from bench.figure import US, Measured, Run, Subject
from bench.long_log import MARK, LongLog, long_log
from bench.peers import Frames, Peer, Y, frames
from bench.program import NotStarted
from tests.cast import IMOGEN

LIMIT = 120.0


def measure(run: Run) -> Iterator[Subject]:
    changed, short, long = run.size(10_000, 500), run.size(20_000, 1_000), run.size(1_000_000, 20_000)
    subject = Subject(
        "catch_up",
        f"catch-up of {changed:,} changed records",
        "ms",
        "One phone connects with where it stood; ms until it has every changed record whole. Callboard sends pages,"
        " each asked for by the phone; y-websocket one message that answers its state vector.",
    )
    ours = Measured(US, STORES)
    longer = Measured(f"{US}, log of {long:,}", STORES)
    theirs = Measured(Y.who, Y.stores)
    subject.measured += [ours, longer, theirs]
    with ExitStack() as ends, working_folder() as folder:
        few, many = long_log(short, changed, short // 2), long_log(long, changed, short * 5)
        here = ends.enter_context(Callboard(few.folder, made=True))
        there = ends.enter_context(Callboard(many.folder, made=True))
        peer = _fed(folder, changed, theirs, ends)
        _ours(here, few, folder, changed)  # warm, all three
        _ours(there, many, folder, changed)
        if peer:
            _catch(peer[0].port, _behind(*peer), peer[0].welcome(), folder, MARK, changed, Measured("", ""))
        for _ in range(run.rounds):
            ours.values.append(_ours(here, few, folder, changed))
            longer.values.append(_ours(there, many, folder, changed))
            if peer:
                _catch(peer[0].port, _behind(*peer), peer[0].welcome(), folder, MARK, changed, theirs)
    subject.ratio("y-websocket's time over ours", subject.of(Y.who), 5.0, inverse=True, at_least=True)
    slow = Subject("", "", "×", "", [Measured(US, "", longer.values)])
    slow.ratio(f"a log of {long:,} over one of {short:,}", subject.of(US), 1.1)
    subject.bars += slow.bars
    subject.doubts.append("The client keeps nothing: neither a phone's own database nor Yjs's merging is in it.")
    yield subject


def _ours(here: Callboard, log: LongLog, folder: Path, changed: int) -> float:
    phone = here.phones([IMOGEN.id], 1, role=IMOGEN.role, department=IMOGEN.department)[0]
    found = Measured(US, "")
    _catch(here.port, phone.caller(here.port, log.before), WELCOME, folder, MARK, changed, found)
    if not found.values:
        raise Failed(found.why)
    return found.values[0]


def _fed(folder: Path, changed: int, theirs: Measured, ends: ExitStack) -> tuple[Peer, Frames] | None:
    """y-websocket with the changed document in it."""
    try:
        made = frames(Y, MARK, 1, changed, base=changed)
        peer = ends.enter_context(Peer(Y, folder))
        feeders = peer.callers(2, made.hello)
        with Crowd(peer.port, feeders, folder, "feeder", peer.welcome()) as crowd:
            crowd.open()
            crowd.watch(MARK, changed)
            crowd.fire(made.changes[0], seconds=LIMIT)
        # The document lives while somebody is in it
        stays = ends.enter_context(Crowd(peer.port, peer.callers(1), folder, "stays"))
        stays.open()
    except (NotHere, NotStarted, Failed) as wrong:
        theirs.why = str(wrong)
        return None
    return peer, made


def _behind(peer: Peer, made: Frames) -> Caller:
    return peer.callers(1, made.behind)[0]


def _catch(port: int, caller: Caller, welcome: bytes, folder: Path, mark: str, changed: int, into: Measured) -> None:
    with Crowd(port, [caller], folder, "behind", welcome) as crowd:
        crowd.watch(mark, changed)
        try:
            crowd.open(seconds=LIMIT)
            into.values.append(float(crowd.wait(LIMIT)["last_ms"]))
        except Failed as wrong:
            into.why = str(wrong)
