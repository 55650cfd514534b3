"""What it costs to take in a whole feature's schedule: read, checked and made into entries."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, median_ms
from server import formats
from server.formats.entries import entries

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(os.environ.get("CALLBOARD_SAMPLES", ROOT.parent / "shared" / "data"))


def measure() -> Iterator[Figure]:
    path = SAMPLES / "wonderful-life-full.uss"
    schedule = formats.read(path)
    drafts = entries(schedule, import_id="bench")
    yield Figure("a feature's schedule, read and checked", median_ms(lambda: formats.read(path)), "ms", 1000)
    yield Figure(f"its {len(drafts)} entries made", median_ms(lambda: entries(schedule, import_id="bench")), "ms", 1000)
