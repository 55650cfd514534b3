"""Runs the measurements: `./run bench [subject …] [--json]`.

Promises: one line a figure, with the bound it should keep; exit code 1 if one is not kept.
Refuses: to run a subject that is not there.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from dataclasses import asdict

import bench
from bench.figure import Figure

NO_SUBJECT = {"__main__", "figure"}


def main() -> int:
    subjects = sorted({module.name for module in pkgutil.iter_modules(bench.__path__)} - NO_SUBJECT)
    words = argparse.ArgumentParser(prog="./run bench", description="Measure what Callboard costs on this machine.")
    words.add_argument("subject", nargs="*", default=[], help=f"one or more of: {', '.join(subjects)}; all if none")
    words.add_argument("--json", action="store_true", help="one JSON list on standard output")
    chosen = words.parse_args()
    if unknown := set(chosen.subject) - set(subjects):
        words.error(f"no such subject: {', '.join(sorted(unknown))}; there are {', '.join(subjects)}")
    figures: list[Figure] = []
    for subject in chosen.subject or subjects:
        for figure in importlib.import_module(f"bench.{subject}").measure():
            figures.append(figure)
            if not chosen.json:
                bound = "" if figure.wanted is None else f"   wanted: {figure.wanted:,.0f} or less"
                print(f"{figure.value:12,.1f} {figure.unit:5} {figure.what}{bound}", flush=True)
    if chosen.json:
        print(json.dumps([asdict(figure) for figure in figures]))
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
