"""Where the tests find real files of the field.

Promises the path of a sample, or a failure that says which public file to put where: never a skip.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

_FROM = {
    "wonderful-life-full.uss": "samples/full_sample_schedule.uss of github.com/UniversalScheduleStandard",
    "wonderful-life-small.uss": "samples/small_sample_schedule.uss of github.com/UniversalScheduleStandard",
    "Brick-and-Steel.fountain": "the examples of screenplain",
    "Brick-and-Steel.fdx": "the examples of screenplain",
    "The-Last-Birthday-Card.fountain": "the examples of screenplain",
    "The-Last-Birthday-Card.fdx": "the examples of screenplain",
    "final-draft-revisions.fdx": "TestFDX-FD.fdx of the tests of screenplay-tools",
}


def sample(name: str) -> Path:
    """The path of a sample file; the folder is `CALLBOARD_SAMPLES`, else `../shared/data` beside the project."""
    folder = Path(os.environ.get("CALLBOARD_SAMPLES", ROOT.parent / "shared" / "data"))
    path = folder / name
    if not path.is_file():
        pytest.fail(
            f"This test reads {name} ({_FROM.get(name, 'a public file')}). Put it into {folder}, "
            "or name its folder in CALLBOARD_SAMPLES."
        )
    return path
