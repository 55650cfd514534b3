"""What `./run` costs when everything is fresh: it stands before every start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.figure import US, Measured, Run, Subject, median_ms

ROOT = Path(__file__).resolve().parent.parent
LOOK = "import sys; sys.path.insert(0, 'pwa'); import client_build; sys.exit(not client_build.fresh())"


def measure(run: Run) -> Iterator[Subject]:
    def look() -> None:
        subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, check=True)

    subprocess.run([sys.executable, "pwa/client_build.py"], cwd=ROOT, check=True)
    subject = Subject("set_up", "a start of Python that finds the client fresh", "ms", "The look before every ./run.")
    subject.measured.append(Measured(US, "nothing", [median_ms(look, run.size(9, 3))]))
    subject.at_most("the look", subject.of(US), 300)
    yield subject
