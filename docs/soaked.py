"""The last figures of the long runs: `docs/figures/SUBJECT.json`, one file a subject, shown in `docs/promises.md`.

Promises: a file is written whole, with the day and the machine it was measured on. Refuses figures that are neither
numbers nor short texts.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).parent / "figures"
LONGEST = 200


def machine() -> str:
    """What the figures were measured on, in a few words that name no particular machine."""
    system = f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}"
    beneath = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{os.cpu_count()} cores {platform.machine()}, {system}, {beneath}"


def keep(subject: str, figures: Mapping[str, int | float | str]) -> Path:
    """Writes a subject's figures over its last ones. `figures`: what was counted, in words, and how much."""
    for what, figure in figures.items():
        if not isinstance(figure, int | float | str) or len(f"{what}{figure}") > LONGEST:
            raise ValueError(f"{what}: {figure!r} is no figure")
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{subject}.json"
    told = {"subject": subject, "date": f"{datetime.now(UTC):%Y-%m-%d}", "machine": machine(), "figures": dict(figures)}
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    aside.replace(path)
    return path


def kept() -> list[dict[str, object]]:
    """All subjects' last figures, in order of their names."""
    return [json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))]
