"""Runs the measurements: `./run bench [subject …] [--rounds N] [--json FILE] [--quick] [--readme]`.

Promises: a table on standard output, the same as JSON in a file if one is named; exit code 1 if a bar is not kept; an
interrupted run leaves no program running and no folder behind but the cache `.bench/`.
Refuses: to run a subject that is not there; to write a README without figures of a whole run.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import table
from bench.cache import CACHE, ROOT, NotHere
from bench.figure import Run, Subject, alone

SUBJECTS = {
    "spread": "one change to the last of 1,000 and 5,000 sockets; with busy requests beside it",
    "queued": "1,000 queued entries of one phone, until another phone has them",
    "reconnect": "200 phones come back with 50 entries each, until all have all",
    "catch_up": "10,000 changed records to one phone; a log of 1,000,000 against one of 20,000",
    "connections": "connections a second; 3,000 phones back and caught up",
    "memory": "memory with 3,000 sockets, and what idle sockets send",
    "phone": "first visit on a slow link and cold start, in Chromium",
    "phone_taps": "tap to painted with 10,000 records, in Chromium",
    "board": "one move of a strip to painted, on boards of 400 and of 5,000, in Chromium",
    "idle_page": "what an idle page's socket carries",
    "schedule": "a feature's schedule taken in",
    "set_up": "the look before every ./run",
}
LAST = CACHE / "last.json"


def main() -> int:
    listed = "\n".join(f"  {name:12} {what}" for name, what in SUBJECTS.items())
    words = argparse.ArgumentParser(
        prog="./run bench",
        description="Measure Callboard beside others on this machine, in one run.",
        epilog=f"subjects (all if none is named):\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words.add_argument("subject", nargs="*", default=[], help="what to measure")
    words.add_argument("--rounds", type=int, default=3, metavar="N", help="interleaved rounds (default: %(default)s)")
    words.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    words.add_argument("--quick", action="store_true", help="small numbers: shows that it works, proves nothing")
    words.add_argument(
        "--readme",
        action="store_true",
        help="measure nothing: put --json's or the last run's figures into README.md",
    )
    chosen = words.parse_args()
    if unknown := set(chosen.subject) - SUBJECTS.keys():
        words.error(f"no such subject: {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    if chosen.readme:
        return readme(chosen.json or LAST)
    for one in (signal.SIGTERM, signal.SIGINT):  # so that every `with` ends what it began, in the background too
        signal.signal(one, lambda number, _: sys.exit(128 + number))
    told = measure(chosen.subject or list(SUBJECTS), Run(max(1, chosen.rounds), chosen.quick))
    CACHE.mkdir(exist_ok=True)
    for path in filter(None, (LAST, chosen.json)):
        path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    bars = [bar for subject in told["subjects"] for bar in subject["bars"]]
    missed = [bar for bar in bars if not bar["kept"]]
    print(f"{len(bars) - len(missed)} of {len(bars)} bars kept, in {told['seconds']:.0f} s" + quickly(chosen.quick))
    return 1 if missed or told["failed"] else 0


def measure(names: list[str], run: Run) -> dict[str, Any]:
    """All figures of the named subjects, printed as they come. One that fails is named and keeps back no other."""
    began = time.monotonic()
    told: dict[str, Any] = {"machine": table.machine(), "rounds": run.rounds, "quick": run.quick}
    told |= {"subjects": [], "failed": {}}
    for name in names:
        started = time.monotonic()
        try:
            for subject in subjects(name, run):
                told["subjects"].append(subject.as_json())
                print("\n".join(table.lines(told["subjects"][-1])) + "\n", flush=True)
        except NotHere as missing:
            told["failed"][name] = str(missing)
            print(f"{name}: not measured: {missing}\n", flush=True)
        except Exception as wrong:
            told["failed"][name] = f"{type(wrong).__name__}: {wrong}"
            print(f"{name}: FAILED: {type(wrong).__name__}: {wrong}\n", flush=True)
        print(f"  [{name}: {time.monotonic() - started:.0f} s]", file=sys.stderr, flush=True)
    return {**told, "seconds": round(time.monotonic() - began, 1)}


def subjects(name: str, run: Run) -> Iterator[Subject]:
    """A module's subjects as they are measured; figures that stand alone make one of their own."""
    module = importlib.import_module(f"bench.{name}")
    if inspect.signature(module.measure).parameters:
        yield from module.measure(run)
    else:
        yield alone(name, SUBJECTS[name], module.measure())


def quickly(quick: bool) -> str:
    return " (a quick run: its figures prove nothing)" if quick else ""


def readme(figures: Path) -> int:
    """Writes a run's figures into the README."""
    try:
        table.rewrite(ROOT / "README.md", json.loads(figures.read_text()))
    except (OSError, ValueError) as wrong:
        print(f"README.md is as it was: {wrong}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
