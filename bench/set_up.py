"""What `./run` costs when everything is fresh: it stands before every start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, median_ms

ROOT = Path(__file__).resolve().parent.parent
LOOK = "import sys; sys.path.insert(0, 'pwa'); import client_build; sys.exit(not client_build.fresh())"


def measure() -> Iterator[Figure]:
    def look() -> None:
        subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, check=True)

    subprocess.run([sys.executable, "pwa/client_build.py"], cwd=ROOT, check=True)
    yield Figure("a start of Python that finds the client fresh", median_ms(look), "ms", 300)
