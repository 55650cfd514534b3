"""What it costs to take in a whole feature's schedule: read, checked and made into entries."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bench.figure import US, Measured, Run, Subject, median_ms
from server import formats
from server.formats.entries import entries

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(os.environ.get("CALLBOARD_SAMPLES", ROOT.parent / "shared" / "data"))


def measure(run: Run) -> Iterator[Subject]:
    path = SAMPLES / "wonderful-life-full.uss"
    subject = Subject("schedule", "a feature's schedule: read, checked, made into entries", "ms", "In one process.")
    schedule = formats.read(path)
    drafts = entries(schedule, import_id="bench")
    rounds = run.size(9, 3)
    read = Measured(f"{US}: read and checked", "nothing", [median_ms(lambda: formats.read(path), rounds)])
    made = Measured(
        f"{US}: its {len(drafts)} entries made",
        "nothing",
        [median_ms(lambda: entries(schedule, import_id="bench"), rounds)],
    )
    subject.measured += [read, made]
    subject.at_most("read and checked", read, 1000)
    subject.at_most("made into entries", made, 1000)
    yield subject
