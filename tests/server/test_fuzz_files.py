"""Bent files, thousands of them, through every reader: read whole or refused in words, in time and within bounds
(IM6)."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from docs import soaked

HOUSE = Path(__file__).parents[2]
FORMATS = {"fountain", "fdx", "uss", "csv", "xlsx"}
FEW, MANY = 360, 30_000


def attacked(seed: int, count: int) -> tuple[dict[str, dict[str, int]], int]:
    """What became of so many files in a process of its own, and by how many MB that grew."""
    command = [sys.executable, "-m", "tests.fuzz.files", str(seed), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=3_600, cwd=HOUSE)
    assert done.returncode == 0, done.stderr[-4_000:]
    told = json.loads(done.stdout)
    return told["found"], told["grown_mb"]


def test_IM6_bent_files_of_every_format_are_read_whole_or_refused_in_words() -> None:
    found, grown = attacked(20261123, FEW)
    assert len(found) == 6
    for way, codes in found.items():
        assert codes.keys() & FORMATS, f"no {way} was read"
        assert codes.keys() - FORMATS, f"no {way} was refused"
    assert grown < 300


@pytest.mark.soak
@pytest.mark.timeout(7_200)
def test_IM6_bent_files_by_the_ten_thousand() -> None:
    """Writes docs/figures/files.json."""
    seed = secrets.randbelow(2**31)
    print(f"first seed {seed}")
    found, grown = attacked(seed, MANY)
    refused: Counter[str] = Counter()
    for codes in found.values():
        refused.update({code: count for code, count in codes.items() if code not in FORMATS})
    figures: dict[str, int | float | str] = {"bent files": MANY}
    figures |= {f"of these, {way}": sum(codes.values()) for way, codes in found.items()}
    figures |= {"refused in words": sum(refused.values()), "reasons given": len(refused), "neither read nor refused": 0}
    soaked.keep("files", {**figures, "memory grown by, MB": grown, "first seed": seed})
