"""Lives through schedules from the command line.

python -m tests.simulation FIRST COUNT [--stop] [--keep]      says how many, how fast, and which seeds failed
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
import traceback

import structlog

from docs import soaked
from tests.simulation.kinds import BUILDS
from tests.simulation.node import Phones
from tests.simulation.schedule import Schedule


def quiet() -> None:
    """What a server says of its troubles is no news here."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))


def live_through(phones: Phones, seeds: range, stop: bool = False) -> list[int]:
    """The seeds that failed, each told as it does. stop: at the first."""
    failed: list[int] = []
    for seed in seeds:
        schedule = Schedule(seed, phones)
        try:
            schedule.live()
        except Exception as error:
            failed.append(seed)
            print(f"seed {seed} ({', '.join(schedule.faults)}): {error}", flush=True)
            if len(seeds) == 1:
                traceback.print_exc()
            if stop:
                break
    return failed


def main(words: list[str] | None = None) -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.simulation", description="Live through schedules.")
    asked.add_argument("first", type=int)
    asked.add_argument("count", type=int)
    asked.add_argument("--stop", action="store_true", help="stop at the first that fails")
    asked.add_argument("--keep", action="store_true", help="keep the figures in docs/figures/schedules.json")
    given = asked.parse_args(words)
    quiet()
    began = time.monotonic()
    seeds = range(given.first, given.first + given.count)
    with Phones(BUILDS) as phones:
        failed = live_through(phones, seeds, given.stop)
    spent = time.monotonic() - began
    times = os.times()
    busy = (times.user + times.system + times.children_user + times.children_system) / len(seeds)
    print(
        f"seeds {seeds[0]} to {seeds[-1]}: {len(seeds)} schedules in {spent:.0f} s, "
        f"{busy * 1000:.0f} ms of one core each; failed: {failed or 'none'}"
    )
    if given.keep:
        figures = {
            "schedules": len(seeds),
            "first seed": seeds[0],
            "failed": len(failed),
            "minutes": round(spent / 60, 1),
            "ms of one core a schedule": round(busy * 1000),
        }
        soaked.keep("schedules", figures)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
