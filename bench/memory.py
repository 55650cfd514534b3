"""Memory with 3,000 sockets open, and what passes on sockets on which nothing happens.

Promises: PSS, shared pages counted by their share, of every process that `callboard serve` started, after a change
went to all. Refuses to count the load client.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.cache import working_folder
from bench.callboard import STORES, Callboard
from bench.figure import US, Measured, Run, Subject
from bench.program import pss_mb
from bench.spread import ready_us


def measure(run: Run) -> Iterator[Subject]:
    size = run.size(3_000, 200)
    with ExitStack() as ends, working_folder() as at:
        here = ends.enter_context(Callboard(at / "data"))
        ready = ready_us(here, at, size, ends)
        ready.shot()
        yield sizes(here, size)
        yield idle(run, ready.crowd.idle(run.size(60, 8)), size)


def sizes(here: Callboard, size: int) -> Subject:
    subject = Subject(
        "memory", f"memory with {size:,} sockets open", "MB", "PSS of the processes that serve, after a change to all."
    )
    found = {pid: pss_mb([pid]) for pid in here.processes()}
    named = {pid: name for pid in found if (name := _name(pid))}
    whole = Measured(f"{US}, all processes", STORES, [sum(found.values())])
    keeper = next((pid for pid, name in named.items() if "keep" in name), None)
    subject.measured.append(whole)
    for number, (pid, value) in enumerate(found.items(), 1):
        what = "the keeper" if pid == keeper else f"process {number} ({named.get(pid, 'gone')})"
        subject.measured.append(Measured(f"{US}, {what}", "", [value]))
    subject.at_most("all processes", whole, 250)
    if keeper:
        subject.at_most("the keeper", Measured("", "", [found[keeper]]), 60)
    else:
        subject.doubts.append("No process is named a keeper: its share of the web process is not known.")
    return subject


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def idle(run: Run, told: dict[str, float], size: int) -> Subject:
    """What the server sends and gets on sockets whose phones say nothing by themselves."""
    subject = Subject(
        "idle",
        "idle socket traffic, server's side",
        "bytes",
        f"Bytes both ways a socket and minute, counted over {told['seconds']:.0f} s on {size:,} sockets; WebSocket"
        " frames with their answers, without TCP's own. What a real page adds of its own is in `phone`.",
    )
    ours = Measured(US, "", [(told["in"] + told["out"]) / size / told["seconds"] * 60])
    subject.measured.append(ours)
    subject.at_most("a minute", ours, 1_000)
    if run.quick:
        subject.doubts.append("Too short to see a ping.")
    return subject
