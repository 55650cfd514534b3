"""Reads one file in a process of its own, and says what is in it as JSON on standard output.

Promises bounds that the system itself keeps: memory, processor time, no file written (IM6). Refuses to outlive them:
what a hostile file does, it does here.

    python -m server.importing.worker FILE < {"name": …, "mapping": …, "region": …, "board": …}
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from server.confined import confine

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space; Python and the readers' libraries take a third of it before they begin."""
SECONDS = 25
"""Of processor time."""
MOST = 5_000
"""Records that one import may hold: what comes in one commit keeps nobody waiting (K2)."""
TOLD = 48_000_000
LANGUAGES = ("en", "es")


def told(path: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """`{"read": …}`, or `{"wrong": {language: words}}`, or `{"over": too_many}`."""
    from server.formats import FormatError, Mapping, read_any

    try:
        mapping = Mapping.of(asked["mapping"]) if asked.get("mapping") else None
        found = read_any(
            path.read_bytes(),
            str(asked.get("name") or ""),
            mapping=mapping,
            region=str(asked.get("region") or "US"),
            board=asked.get("board"),
        )
    except FormatError as wrong:
        return {"wrong": {language: wrong.in_words(language) for language in LANGUAGES}}
    drafts = found.drafts("")
    if len(drafts) > MOST:
        return {"over": "too_many", "count": len(drafts)}
    return {
        "read": {
            "sort": found.sort,
            "format": found.format,
            "shown": {language: found.shown(language) for language in LANGUAGES},
            "drafts": drafts,
            "settings": found.settings,
            "boards": [board.name for board in found.schedule.boards] if found.schedule else [],
        }
    }


def main() -> int:
    # Not as an argument: these are as long as the system allows, and for every user of the machine to read
    asked, path = json.load(sys.stdin), Path(sys.argv[1])
    os.nice(10)
    confine(memory=MEMORY, seconds=SECONDS, written=0)
    try:
        text = json.dumps(told(path, asked), ensure_ascii=True)
        if len(text) > TOLD:
            text = json.dumps({"over": "too_many", "count": 0})
    except (MemoryError, RecursionError):
        text = json.dumps({"over": "memory"})
    sys.stdout.write(text)
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
